"""Filters of the list of petitions that say what the numbers count."""

from django.utils import timezone
from unfold.contrib.filters.admin import DropdownFilter

from frontportal.kit.todos import year_ago
from frontportal.kit.values.workdays import add_workdays
from frontportal.places.filters import CommuneFilter
from frontportal.yearly.figures import commune_of
from voters.deadlines import SOON
from voters.models.council import CouncilChannel

from .outcomes import Outcome, ever_sent, open_promises, with_channel, with_outcome
from .tables import NOWHERE


class OutcomeFilter(DropdownFilter):
    title = "kết quả theo hạn"
    parameter_name = "ket_qua"

    def lookups(self, request, model_admin):
        return [
            *Outcome.choices,
            ("sent", "Đã chuyển cơ quan"),
            ("promise", "Lời hứa còn mở"),
            ("promise-due", f"Đến ngày hẹn trong {SOON} ngày làm việc"),
            ("broken-recent", "Đã quá ngày hẹn, trong một năm qua"),
            ("broken-old", "Đã quá ngày hẹn, từ hơn một năm trước"),
        ]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked in Outcome.values:
            return with_outcome(queryset).filter(outcome=asked)
        if asked == "promise":
            return open_promises(queryset)
        if asked == "promise-due":
            return queryset.promised_by(add_workdays(timezone.localdate(), SOON))
        if asked == "broken-recent":
            return queryset.broken_promises(since=year_ago())
        if asked == "broken-old":
            return queryset.broken_promises(year_ago())
        return ever_sent(queryset) if asked == "sent" else queryset


class ThroughFilter(DropdownFilter):
    title = "kênh"
    parameter_name = "kenh"

    def lookups(self, request, model_admin):
        return CouncilChannel.choices

    def queryset(self, request, queryset):
        asked = self.value()
        return with_channel(queryset).filter(through=asked) if asked in CouncilChannel.values else queryset


class CommuneOrNoneFilter(CommuneFilter):
    """Offers what lies in no single commune, too."""

    def lookups(self, request, model_admin):
        return [*super().lookups(request, model_admin), (NOWHERE, "Không thuộc riêng xã nào")]

    def queryset(self, request, queryset):
        if self.value() == NOWHERE:
            return queryset.annotate(commune=commune_of("unit")).filter(commune=None)
        return super().queryset(request, queryset)
