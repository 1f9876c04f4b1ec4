"""Text that a machine has recognised in a scan lies unseen over the picture: it is read, and said to be no bank's print."""

import pytest

from tests.welfare.bankfiles.drawn import Drawn
from tests.welfare.bankfiles.transactions.tables import MOVED, ROWS, taken
from welfare.pdftables.pages import RECOGNISED


class Scanned(Drawn):
    """`unseen`: pages on which text is laid over a picture."""

    unseen: tuple[int, ...] = ()
    number = -1

    def page(self, rows, *, first: bool) -> str:
        self.number += 1
        drawn = super().page(rows, first=first)
        return drawn.replace(" Tf ", " Tf 3 Tr ") if self.number in self.unseen else drawn


def pdf(*unseen: int) -> bytes:
    lines = [[[day], [f"{out:,}"], [f"{into:,}"], [f"{balance:,}"], [memo]] for day, out, into, balance, memo in ROWS]
    headers = [["Date"], ["Debit"], ["Credit"], ["Balance"], ["Description"]]
    scanned = Scanned([30.0 + 100 * number for number in range(6)], headers)
    scanned.unseen = unseen
    return scanned.pages(lines, per_page=2)


@pytest.mark.parametrize(("unseen", "notes"), [((), []), ((0, 1), [RECOGNISED]), ((1,), [RECOGNISED])])
def test_recognised_text_is_read_and_told(unseen, notes):
    moved, reading, _ = taken(pdf(*unseen))
    assert (moved, reading.notes) == (MOVED, notes)
