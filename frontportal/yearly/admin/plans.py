"""The plan values of a year on one page: every figure beside what the year before came to."""

from django import forms
from django.db import connection

from frontportal.backoffice.conflicts.cells import JoinedCells, grid_version, join_cells
from frontportal.backoffice.conflicts.opened import opened_version
from frontportal.kit.records.fields import ComposedTextInput, MoneyFormField
from frontportal.kit.values.money import dong

from ..figures import Figure, all_figures
from ..models.values import FIRST_YEAR, LAST_YEAR, Target
from ..summary import YearFigure, figures_of_year

KEPT = "Kế hoạch đã ghi thì sửa thành số khác, không để trống."
UNDECIDED = "Người khác vừa ghi số khác với bạn. Hãy chọn một trong hai rồi lưu lại."
NO_SOURCE = "Hãy ghi văn bản giao các chỉ tiêu vừa nhập."


class YearForm(forms.Form):
    nam = forms.IntegerField(label="Năm", min_value=FIRST_YEAR, max_value=LAST_YEAR)


class PlanForm(forms.Form):
    """One field for each figure whose plan is a Target; empty fields stay without a plan. One source for what changed."""

    def __init__(self, data=None, *, year: int):
        self.year, self.joined = year, JoinedCells(data)
        self.year_figures = [each for each in figures_of_year(year, figures=all_figures()) if not each.figure.plan]
        self.targets = {target.figure: target for target in Target.objects.filter(year=year)}
        super().__init__(data, initial={slug: target.value for slug, target in self.targets.items()})
        self.fields["source"] = forms.CharField(
            label="Văn bản giao chỉ tiêu", max_length=300, required=False, widget=ComposedTextInput
        )
        for year_figure in self.year_figures:
            self.fields[year_figure.figure.slug] = field_of(year_figure.figure)

    @property
    def rows(self) -> list[dict]:
        """What the page shows of each figure: its field, what it came to last year, where the plan stands."""
        return [
            {
                "label": each.figure.label,
                "unit": each.figure.unit_of_measure,
                "field": self[each.figure.slug],
                "conflict": self.joined.conflicts.get(each.figure.slug),
                "last_year": last_year(each),
                "source": getattr(self.targets.get(each.figure.slug), "source", ""),
            }
            for each in self.year_figures
        ]

    @property
    def planned(self) -> dict[str, int]:
        """Slug → value of what was typed anew or otherwise than before."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "source"}

    def clean(self):
        found = super().clean()
        for conflict in self.joined.undecided:
            self.add_error(conflict.name, UNDECIDED)
        for slug in self.targets:
            if slug in self.fields and slug not in self.errors and found.get(slug) is None:
                self.add_error(slug, KEPT)
        if not self.errors and self.planned and not found["source"]:
            self.add_error("source", NO_SOURCE)
        return found


def version_of_plan(plan: PlanForm) -> str:
    """The version of the plan values as they are shown."""
    return grid_version(Target._meta.label_lower, str(plan.year), [plan]).token()


def sent_plan(request, year: int) -> PlanForm:
    """The plan that was sent, joined with what is stored by now; to be called where it is saved too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"yearly.target {year}"])
    joined = join_cells(request, opened_version(request, Target, year), [PlanForm(year=year)])
    plan = PlanForm(joined.data, year=year)
    plan.joined = joined
    return plan


def field_of(figure: Figure) -> MoneyFormField:
    """Amounts and counts are typed alike: `2.800`, `2,4 tỷ`."""
    field = MoneyFormField(label=figure.label, required=False, max_value=None)
    if not figure.is_money:
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs.pop("data-money", None)
        field.error_messages["negative"] = "Chỉ tiêu không được âm."
    return field


def last_year(year_figure: YearFigure) -> str:
    value = dict(year_figure.trend).get(year_figure.year - 1)
    return "" if value is None else dong(value)
