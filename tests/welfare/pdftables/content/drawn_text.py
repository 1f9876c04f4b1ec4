"""A page of one table, drawn as each test wants it."""

from tests.welfare.bankfiles.drawn import Drawn
from tests.welfare.bankfiles.transactions.tables import ROWS

HEADERS = [["Date"], ["Debit"], ["Credit"], ["Balance"], ["Description"]]


EDGES = [30.0 + 100 * number for number in range(6)]


class Statement(Drawn):
    """Four rows and `more`, operators drawn behind them; `before`: in front of all."""

    before = more = ""

    def page(self, rows, *, first: bool) -> str:
        return "\n".join([self.before, super().page(rows, first=first), self.more])


def pdf(*, before: str = "", more: str = "", lines: bool = True) -> bytes:
    rows = [[[day], [f"{out:,}"], [f"{into:,}"], [f"{balance:,}"], [memo]] for day, out, into, balance, memo in ROWS]
    drawn = Statement(EDGES, HEADERS, lines=lines, upright=lines)
    drawn.before, drawn.more = before, more
    return drawn.pages(rows)
