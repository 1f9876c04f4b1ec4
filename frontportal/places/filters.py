"""List filters by place for every room's admin."""

from django.utils import timezone
from unfold.contrib.filters.admin import DropdownFilter

from .models import Unit


class CommuneFilter(DropdownFilter):
    """Records of a commune and its areas; offers the communes the user may see, today's first."""

    title = "xã, thị trấn"
    parameter_name = "xa"

    def lookups(self, request, model_admin):
        today = timezone.localdate()
        communes = Unit.objects.communes().visible_to(request.user).alphabetical()
        ordered = sorted(communes, key=lambda unit: not unit.exists_on(today))
        return [(str(unit.pk), unit.offered_as) for unit in ordered]

    def queryset(self, request, queryset):
        if not (self.value() or "").isdecimal():
            return queryset
        unit = Unit.objects.communes().visible_to(request.user).filter(pk=self.value()).first()
        return queryset.within(unit) if unit else queryset.none()


class AliveFilter(DropdownFilter):
    """Units that exist today, or that have ended."""

    title = "tình trạng"
    parameter_name = "con"

    def lookups(self, request, model_admin):
        return [("co", "Đang tồn tại"), ("khong", "Đã kết thúc")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        if self.value() == "co":
            return queryset.on(today)
        return queryset.filter(until__lte=today) if self.value() == "khong" else queryset
