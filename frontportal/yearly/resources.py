"""Plan values, declared figures and tasks as sheets; a figure may be named by its label or its slug."""

from import_export.fields import Field

from frontportal.sheets.cells import ChoiceCell
from frontportal.sheets.resources import RecordResource

from .figures import all_figures
from .models.task import Task
from .models.values import DeclaredFigure, Target


class FigureCell(ChoiceCell):
    """Choices are read when a sheet is, as pillars register their figures after this module is imported."""

    def __init__(self):
        super().__init__([])

    def clean(self, value, row=None, **kwargs):
        if not self.labels:
            super().__init__([(figure.slug, figure.label) for figure in all_figures()])
        return super().clean(value, row, **kwargs)

    def render(self, value, obj=None, **kwargs):
        return next((figure.label for figure in all_figures() if figure.slug == value), value)


class FigureValueResource(RecordResource):
    figure = Field(attribute="figure", column_name="Chỉ tiêu", widget=FigureCell())


class TargetResource(FigureValueResource):
    class Meta:
        model = Target
        fields = ("year", "figure", "value", "source")
        import_id_fields = ("year", "figure")


class DeclaredFigureResource(FigureValueResource):
    class Meta:
        model = DeclaredFigure
        fields = ("year", "figure", "value", "source")
        import_id_fields = ("year", "figure")


class TaskResource(RecordResource):
    class Meta:
        model = Task
        fields = ("year", "position", "text", "lead", "due", "measure", "state", "done_on", "result")
        import_id_fields = ("year", "text")
