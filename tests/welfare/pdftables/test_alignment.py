"""Tables without lines: an amount that stands below no header gets to its own one, or the page is refused."""

import re
from itertools import product

import pytest

from tests.welfare.bankfiles.drawn import written
from tests.welfare.bankfiles.generator.result import result_of
from tests.welfare.bankfiles.sources.lined_up_text import ORDERS, PLACES, ROWS, moved, text_of

LETTER, MARGIN, BETWEEN = 4.8, 30, 14  # points: Courier at 8, the page's left, from line to line


def pdf_of(text: bytes) -> bytes:
    """Each cell of lines of text at its place on a page."""
    lines = text.decode().split("\n")
    drawn = [
        f"BT /F1 8 Tf {MARGIN + LETTER * cell.start():.2f} {800 - BETWEEN * number} Td ({cell[0]}) Tj ET"
        for number, line in enumerate(lines)
        for cell in re.finditer(r"\S+(?: \S+)*", line)
    ]
    return written(["\n".join(drawn)], "Courier", (round(2 * MARGIN + LETTER * max(map(len, lines))), 842))


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(order))
def test_amounts_are_below_their_own_headers(order):
    for choice in product(PLACES, PLACES, (0, 9)):
        assert moved(result_of(pdf_of(text_of(ROWS, order, *choice)))) == ROWS, choice


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "-".join(order))
def test_where_only_payments_are_printed_they_are_right_or_refused(order):
    rows = [row for row in ROWS if row[1]]
    for choice in product(PLACES, PLACES, (9,)):
        result = result_of(pdf_of(text_of(rows, order, *choice)))
        assert moved(result) == rows or result.refusal and "không rõ thuộc cột nào" in result.refusal, choice
