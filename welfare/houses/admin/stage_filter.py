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
        chosen = self.value()
        if chosen == IDLE:
            return idle(queryset)
        if chosen != NONE and chosen not in Stage.values:
            return queryset
        return with_stage(queryset, HouseStep.objects.all()).filter(last_stage=None if chosen == NONE else chosen)
