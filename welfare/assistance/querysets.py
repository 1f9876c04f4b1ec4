"""Questions to gifts, houses and livelihoods."""

from django.db.models import Q, Sum

from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.kit.values.text import fold
from frontportal.places.querysets import PlacedQuerySet, YearQuerySet, posted


class GiftRoundQuerySet(RecordQuerySet):
    def of_year(self, year: int):
        """Rounds a year's report counts: the Tết of that year whenever handed out, other visits by year of account."""
        return self.filter(counted_in(year))


class GiftQuerySet(PlacedQuerySet):
    def of_year(self, year: int):
        return self.filter(counted_in(year, "round__"))

    def of_tet(self, year: int):
        """Those of the Tết of a year alone."""
        return self.filter(round__tet_year=year)

    def packages(self) -> int:
        return self.order_by().aggregate(total=Sum("packages"))["total"] or 0


class HouseholdQuerySet(PlacedQuerySet):
    def namesakes(self, records):
        """Households stored under the names of these, wherever: a place may have been another unit before a merger."""
        named = self.filter(folded_head__in={fold(each.head) for each in records})
        return named.select_related("unit__parent").order_by("pk")


class HouseQuerySet(YearQuerySet):
    def supported(self):
        """Houses begun or handed over; a planned one is not yet support."""
        return self.exclude(state="planned")


class LivelihoodQuerySet(YearQuerySet):
    def handed_over(self):
        """What counts, and what the public reads: a promise is not yet help."""
        return self.filter(state="handed_over")

    def at_launch(self):
        """Handed over at the launch of the peak month."""
        return self.filter(occasion="launch")


class CoFundingQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(
            Q(house__isnull=False) & posted(user, "house__unit")
            | Q(livelihood__isnull=False) & posted(user, "livelihood__unit")
        )


class NormQuerySet(RecordQuerySet):
    def in_force(self, per: str, first, last, unit=None) -> list:
        """The norms in force on a day from first to last: those of `unit` itself or of the nearest unit above it that has some,
        else the general ones."""
        above = []
        while unit is not None:
            above.append(unit.pk)
            unit = unit.parent
        begun = self.filter(Q(until__isnull=True) | Q(until__gte=first), per=per, since__lte=last)
        found = list(begun.filter(Q(unit__isnull=True) | Q(unit__in=above)))
        nearest = next((key for key in above if any(norm.unit_id == key for norm in found)), None)
        return [norm for norm in found if norm.unit_id == nearest]


class GiftCeilingQuerySet(RecordQuerySet):
    def in_force(self, kind: str, per: str, day):
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), kind=kind, per=per, since__lte=day)

    def lowest(self, kind: str, per: str, day):
        """The one that holds on a day; None where there is none."""
        return self.in_force(kind, per, day).order_by("amount").first()


def counted_in(year: int, prefix: str = "") -> Q:
    return Q(**{f"{prefix}tet_year": year}) | Q(**{f"{prefix}tet_year__isnull": True, f"{prefix}year": year})
