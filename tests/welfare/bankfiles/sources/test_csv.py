"""Cells of CSV as programs write them: guarded, escaped, with separators in their texts."""

import pytest

from tests.welfare.bankfiles.transactions.tables import MOVED, ROWS, taken

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
LINES = [
    HEADERS,
    *([day, str(out or ""), str(into or ""), str(balance), memo] for day, out, into, balance, memo in ROWS),
]


@pytest.mark.parametrize("guard", ['="{}"', '"=""{}"""'])
def test_empty_cells_that_are_kept_from_excel(guard):
    content = "\n".join(",".join(map(guard.format, cells)) for cells in LINES)
    moved, reading, rows = taken(content.encode())
    assert (moved, [row.memo for row in rows], reading.rejected) == (MOVED, [row[4] for row in ROWS], [])


def with_memo(memo: str, separator: str = ",") -> bytes:
    lines = [LINES[0], [*LINES[1][:4], memo], *LINES[2:]]
    return "\n".join(separator.join(cells) for cells in lines).encode()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"A \\"ung ho\\" bao"', 'A "ung ho" bao'),
        ('"A, \\"B\\", C"', 'A, "B", C'),
        ('"A ""ung ho"" bao"', 'A "ung ho" bao'),
        ('"thu muc C:\\"', "thu muc C:\\"),
        ('A 5\\" ung ho', 'A 5\\" ung ho'),
    ],
)
def test_quotes_within_a_text(written, meant):
    moved, _, rows = taken(with_memo(written))
    assert (moved, rows[0].memo) == (MOVED, meant)


@pytest.mark.parametrize(("separator", "meant"), [(";", "A;B"), ("|", "A|B"), (",", "A,B"), ("\t", "A B")])
def test_separator_in_the_last_text_stays_what_it_was(separator, meant):
    assert taken(with_memo(f"A{separator}B", separator))[2][0].memo == meant
