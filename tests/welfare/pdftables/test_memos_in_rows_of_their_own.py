"""A long memo that a program draws on in the next row of a table with lines, and titles that stand there."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import HEADERS, ROWS, read_list
from welfare.proof.coverage import certify

PLACES = [(4, HEADERS), (1, [HEADERS[0], HEADERS[4], *HEADERS[1:4]])]  # of the memo


def page(texts: list[str], place: int, headers: list[str]) -> bytes:
    lines = [headers]
    for row, more in zip(ROWS, texts, strict=True):
        lines += [[*(row[:1] + row[4:] + row[1:4] if place == 1 else row)]]
        lines += [[*[""] * place, more, *[""] * (4 - place)]] if more else []
    return as_pdf(lines, width=230)


@pytest.mark.parametrize(("place", "headers"), PLACES)
@pytest.mark.parametrize("texts", [["cho xa Tan Ha", "FT24 1", "cua Hoi"], ["", "cho xa Tan Ha", ""]])
def test_rest_of_a_memo_in_a_row_of_its_own_is_read_and_told(texts, place, headers):
    rows, reading = read_list(page(texts, place, headers))
    assert [row.memo for row in rows] == [f"{row[4]} {more}".strip() for row, more in zip(ROWS, texts, strict=True)]
    assert reading.notes[0].startswith(f"{len([*filter(None, texts)])} dòng chỉ có chữ ở cột nội dung được nối vào")
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


@pytest.mark.parametrize("title", ["II. Tập thể", "Tuần 36", "Đợt 2"])
def test_title_in_a_row_of_its_own_is_no_memo(title):
    rows, reading = read_list(page(["", title, ""], 4, HEADERS))
    assert ([row.memo for row in rows], f"trang 1 “{title}”" in reading.notes[0]) == ([row[4] for row in ROWS], True)


def test_who_signs_in_a_row_of_its_own_is_no_memo():
    rows, _ = read_list(page(["", "", "Người lập biểu"], 4, HEADERS))
    assert rows[-1].memo == "B gop"
