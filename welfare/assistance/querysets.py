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

    def packages(self) -> int:
        return self.order_by().aggregate(total=Sum("packages"))["total"] or 0


class HouseholdQuerySet(PlacedQuerySet):
    def namesakes(self, records):
        """Households stored under the names of these, in the same units, or in those above or below."""
        units = {key for each in records for key in (each.unit_id, each.unit.parent_id)} - {None}
        named = self.filter(folded_head__in={fold(each.head) for each in records})
        return named.filter(Q(unit__in=units) | Q(unit__parent__in=units)).select_related("unit__parent").order_by("pk")


class HouseQuerySet(YearQuerySet):
    def supported(self):
        """Houses begun or handed over; a planned one is not yet support."""
        return self.exclude(state="planned")


class LivelihoodQuerySet(YearQuerySet):
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
    def in_force(self, per: str, first, last):
        """The highest norm in force on a day from first to last; None where none was."""
        begun = self.filter(Q(until__isnull=True) | Q(until__gte=first), per=per, since__lte=last)
        return begun.order_by("-amount").first()


def counted_in(year: int, prefix: str = "") -> Q:
    return Q(**{f"{prefix}tet_year": year}) | Q(**{f"{prefix}tet_year__isnull": True, f"{prefix}year": year})
