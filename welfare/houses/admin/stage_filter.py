from unfold.contrib.filters.admin import DropdownFilter

from ..models.step import HouseStep
from ..querysets import with_stage
from ..todo import idle
from ..workflow import Stage

IDLE, NONE = "dung-yen", "chua-co"


class StageFilter(DropdownFilter):
    """Houses by their last step, those that stand still, and those of which no step is written down."""

    title = "bước"
    parameter_name = "buoc"

    def lookups(self, request, model_admin):
        return [*Stage.choices, (IDLE, "Đứng yên"), (NONE, "Không qua các bước")]

    def queryset(self, request, queryset):
        if self.value() == IDLE:
            return idle(queryset)
        stage = None if self.value() == NONE else self.value()
        if stage is not None and stage not in Stage.values:
            return queryset
        found = with_stage(queryset, HouseStep.objects.all())
        return found.filter(last_stage=stage) if stage else found.filter(last_stage=None)
