"""Texts in fonts from before Unicode beside texts that are not."""

import pytest

from frontportal.kit.values.legacy_fonts import TCVN3, VNI
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.variations import as_csv, as_workbook

CODES = {
    "TCVN3": {letter: chr(code) for code, letter in TCVN3.items()},
    "VNI": {letter: written for written, letter in VNI.items()},
}
HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"]
MEMOS = ["Trần Thị Mỹ ủng hộ quỹ vì người nghèo", "Hồ Thị Sáng ủng hộ đồng bào", "Đặng Văn Tư gửi tiền giúp hộ nghèo"]


def typed(text: str, font: str) -> str:
    return "".join(CODES[font].get(letter, letter) for letter in text)


def table(memos: list[str]) -> list[list]:
    return [HEADERS, *([f"{day:02}/10/2024", "", "500.000", memo] for day, memo in enumerate(memos, 1))]


@pytest.mark.parametrize("write", [as_csv, as_workbook])
@pytest.mark.parametrize("font", CODES)
def test_headers_in_unicode_above_memos_in_an_old_font(font, write):
    rows, reading = read_list(write(table([typed(memo, font) for memo in MEMOS])))
    assert ([row.memo for row in rows], [row.credit for row in rows]) == (MEMOS, [500_000] * 3)
    assert (reading.rejected, reading.notes) == ([], [])


@pytest.mark.parametrize(
    ("font", "notes"),
    [
        (
            "TCVN3",
            [
                "1 nội dung có chữ lạ hoặc gõ bằng phông chữ cũ, có thể thiếu chữ ư "
                "(dòng 11: “Hồ Thị Sáng góp quỹ hộ nghèo”): hãy xem lại."
            ],
        ),
        ("VNI", []),  # its codes spoil no other text: the whole sheet is read by them
    ],
)
def test_a_single_memo_in_an_old_font_is_mended(font, notes):
    memos = [*(f"Lê Thị Hà ủng hộ quỹ {number}" for number in range(9)), typed("Hồ Thị Sáng góp quỹ hộ nghèo", font)]
    rows, reading = read_list(as_workbook(table(memos)))
    assert rows[-1].memo == "Hồ Thị Sáng góp quỹ hộ nghèo"
    assert reading.notes == notes


def test_a_foreign_name_is_told_and_kept():
    rows, reading = read_list(as_csv(table(["Müller ung ho", "André góp quỹ", "§ 5 «Quỹ»"])))
    assert [row.memo for row in rows] == ["Müller ung ho", "André góp quỹ", "§ 5 «Quỹ»"]
    assert [note.split(",")[0] for note in reading.notes] == ["1 nội dung có chữ lạ hoặc gõ bằng phông chữ cũ"]
