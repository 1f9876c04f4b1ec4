"""PDFs in the fonts from before Unicode: letters are what they look like; one that the file has lost is named."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontportal.kit.values.legacy_fonts import TCVN3, VNI
from tests.welfare.bankfiles.drawn import UNICODE, Drawn
from welfare.bankfiles.detect import read_here
from welfare.bankterms.text.legacy_fonts import without_u

TODAY = date(2026, 11, 28)
CASES = Path(__file__).resolve().parents[1] / "bankfiles" / "cases"
EDGES = [30.0, 60.0, 150.0, 520.0, 600.0, 680.0, 800.0]
HEADERS = [["STT"], ["Ngày giao dịch"], ["Nội dung"], ["Ghi nợ"], ["Ghi có"], ["Số dư"]]
TO_TCVN3 = str.maketrans({letter: chr(code) for code, letter in TCVN3.items()})
TO_VNI = {letter: written for written, letter in VNI.items()}
WORDS = [
    "người",
    "nghèo",
    "tư",
    "trường",
    "thư",
    "Dư",
    "luật sư",
    "ủng hộ",
    "đầu tư",
    "được",
    "Lâm Hà",
    "khu dân cư",
    "gửi",
]
memos = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def to_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def taken(content: bytes, folder: Path) -> tuple[list, object]:
    path = folder / "statement.pdf"
    path.write_bytes(content)
    with path.open("rb") as file:
        reading = read_here(file, today=TODAY)
        return list(reading.transactions), reading


def drawn(memos: list[str], written, **given) -> bytes:
    rows = [
        [[str(number)], ["05/01/2023"], [written(memo)], [], ["50.000"], [f"{50 * number}.000"]]
        for number, memo in enumerate(memos, 1)
    ]
    headers = [[written(line) for line in header] for header in HEADERS]
    above = [written("SAO KÊ TÀI KHOẢN"), written("Số dư đầu kỳ: 0"), written("Số tiền ủng hộ người nghèo của tỉnh")]
    return Drawn(EDGES, headers, font=UNICODE, size=(842, 595), above=above, **given).pages(rows, per_page=20)


@settings(max_examples=60, deadline=None)
@example(["Dư đầu tư"], str, {})
@given(
    st.lists(memos, min_size=1, max_size=8),
    st.sampled_from([lambda text: text.translate(TO_TCVN3), to_vni, str]),
    st.sampled_from([{}, {"splinters": True}, {"borders": "boxes"}]),
)
def test_memos_come_back_as_they_look(tmp_path_factory, memos, written, shape):
    rows, reading = taken(drawn(memos, written, **shape), tmp_path_factory.mktemp("fonts"))
    assert [(row.credit, row.memo) for row in rows] == [(50_000, memo) for memo in memos]
    assert (reading.notes, reading.rejected) == ([], [])


def test_letter_u_with_a_horn_is_kept_inside_of_lines_and_at_their_ends():
    with (CASES / "tcvn3.pdf").open("rb") as file:
        reading = read_here(file, today=TODAY)
        rows = list(reading.transactions)
    assert [(row.debit, row.credit, row.balance, row.memo) for row in rows] == [
        (0, 500_000, 10_500_000, "Nguyễn Thị ánh ủng hộ quỹ vì người nghèo, khu dân cư"),
        (0, 1_500_000, 12_000_000, "Công ty Hoà Bình chuyển tiền ủng hộ bão lũ, đầu tư"),
        (2_000_000, 0, 10_000_000, "Chi hỗ trợ gia đình luật sư ở xã Đinh Văn Lâm Hà"),
        (0, 300_000, 10_300_000, "Trường tiểu học Đạ Đờn góp tặng Tết, gửi thư"),
    ]
    # The file has no ư in these two labels, and “số d” can be nothing else.
    assert (reading.printed.opening, reading.printed.closing) == (10_000_000, 10_300_000)


def test_lost_letter_is_named(tmp_path):
    rows, reading = taken(
        drawn(["ủng hộ quỹ", "giúp người nghèo"], lambda text: text.translate(TO_TCVN3).replace("\u00ad", "")), tmp_path
    )
    assert [(row.balance, row.memo) for row in rows] == [(50_000, "ủng hộ quỹ"), (100_000, "giúp ngời nghèo")]
    assert reading.notes == ["Tệp dùng phông chữ TCVN3 và thiếu chữ ư, như trong “ngời” ở trang 1."]


@pytest.mark.parametrize(
    ("text", "lost"),
    [("Trờng tiểu học", "Trờng"), ("đợc", "đợc"), ("nớc", "nớc"), ("Số d cuối kỳ", "Số d"), ("rợu", "rợu"), ("ơn, thơm, lời", ""),
     ("người được trường nước rượu hương", ""), ("số dư đầu", "")],
)  # fmt: skip
def test_words_without_their_letter_are_told_from_others(text, lost):
    assert without_u(text) == lost
