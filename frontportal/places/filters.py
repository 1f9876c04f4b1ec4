"""List filters by place for every room's admin."""

from django.db.models import Q
from django.utils import timezone
from unfold.contrib.filters.admin import DropdownFilter

from .models import Succession, Unit
from .querysets import descends_from_any, lineage_of

LINEAGE = "+"  # behind a unit's key: with the units that it was formed of


class CommuneFilter(DropdownFilter):
    """Records of a commune and its areas; offers the communes the user may see, today's first, and those that were formed of others
    once more with these. `paths` lead from a record to its unit; as its queryset says where they are not named."""

    paths: tuple[str, ...] = ()
    title = "xã, thị trấn"
    parameter_name = "xa"

    def lookups(self, request, model_admin):
        today = timezone.localdate()
        communes = Unit.objects.communes().visible_to(request.user).alphabetical()
        ordered = sorted(communes, key=lambda unit: not unit.exists_on(today))
        formed = set(Succession.objects.filter(successor__in=ordered).values_list("successor", flat=True))
        return [choice for unit in ordered for choice in choices_of(unit, unit.pk in formed)]

    def queryset(self, request, queryset):
        asked = self.value() or ""
        key = asked.removesuffix(LINEAGE)
        if not key.isdecimal():
            return queryset
        unit = Unit.objects.communes().visible_to(request.user).filter(pk=key).first()
        if unit is None:
            return queryset.none()
        keys = lineage_of(unit) if asked != key else {unit.pk}
        condition = Q()
        for path in self.paths or (queryset.unit_path,):
            condition |= descends_from_any(keys, path)
        return queryset.filter(condition)


def by_commune(*paths: str) -> type[CommuneFilter]:
    """The filter of records that lie in a unit by one of these ways; "" leads from a unit to itself."""
    return type("CommuneFilter", (CommuneFilter,), {"paths": paths})


def choices_of(unit: Unit, is_formed: bool) -> list[tuple[str, str]]:
    own = (str(unit.pk), unit.offered_as)
    return [own, (f"{unit.pk}{LINEAGE}", f"{unit.offered_as}, kể cả các đơn vị trước")] if is_formed else [own]


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
