"""Questions to transfers between levels."""

from django.db.models import Subquery, Sum
from django.db.models.functions import Coalesce

from frontportal.kit.records.querysets import RecordQuerySet


class FundTransferQuerySet(RecordQuerySet):
    def confirmed(self):
        """Those that count in the fund's balance."""
        return self.filter(confirmed_at__isnull=False)

    def proposed(self):
        """They wait for the second person."""
        return self.filter(confirmed_at=None)

    def of_books(self, fund: int, year: int):
        return self.filter(fund=fund, year=year)

    def in_year(self, year: int):
        return self.filter(year=year)

    def net(self) -> int:
        """Đồng that came in, less what went out."""
        return self.order_by().aggregate(net=Sum("signed"))["net"] or 0

    def by_direction(self) -> list[tuple[str, int]]:
        """(words, đồng as they change the balance) of each direction in which money moved."""
        words = dict(self.model.Direction.choices)
        sums = self.order_by("direction").values_list("direction").annotate(total=Sum("signed"))
        return [(words[direction], total) for direction, total in sums]

    def column(self) -> Coalesce:
        """SQL for `net` of these, which name the books of an outer query."""
        return Coalesce(Subquery(self.order_by().values("fund").values(total=Sum("signed"))), 0)

    def net_by_month(self) -> "FundTransferQuerySet":
        """(month of the day, đồng that came in less what went out)."""
        return self.order_by().values_list("date__month").annotate(net=Sum("signed"))
