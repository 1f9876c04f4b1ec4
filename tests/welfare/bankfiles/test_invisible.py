"""No character that nobody sees gets into a text, whatever file it comes from; and words are never taken for glyphs."""

import csv
import io
import unicodedata
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.welfare.bankfiles.drawn import UNICODE, Drawn
from welfare.bankfiles.detect import read_here
from welfare.bankterms.text.glyphs import LETTERS, are_glyphs, looks_like_glyph_garbage
from welfare.bankterms.text.words import clean, is_clean

TODAY = date(2026, 11, 28)
CASES = Path(__file__).parent / "cases"
EDGES = [30.0, 60.0, 130.0, 220.0, 300.0, 800.0]
HEADERS = [["STT"], ["Ngày"], ["Ghi có"], ["Số dư"], ["Nội dung"]]
BLANKS = [chr(code) for code in range(0x3100) if unicodedata.category(chr(code)) == "Zs"]
UNSEEN = [
    chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf" and chr(code) not in "\u00ad\u0600"
]
WORDS = st.sampled_from(
    ["Nguyễn", "Thị", "Ánh", "ủng", "hộ", "quỹ", "vì", "NGUYEN", "Trường", "Đạ", "Đờn", "bão", "12/QĐ-MTTQ"]
)
parts = st.lists(st.tuples(WORDS, st.sampled_from(BLANKS), st.sampled_from(["", *UNSEEN])), min_size=1, max_size=8)


def taken(content: bytes, folder: Path) -> list:
    path = folder / "statement"
    path.write_bytes(content)
    with path.open("rb") as file:
        return list(read_here(file, today=TODAY).transactions)


def as_pdf(memo: str, amount: str) -> bytes:
    return Drawn(EDGES, HEADERS, font=UNICODE, size=(842, 595)).pages([[["1"], ["05/01/2023"], [amount], [], [memo]]])


def as_csv(memo: str, amount: str) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([[header for (header,) in HEADERS], ["1", "05/01/2023", amount, "", memo]])
    return file.getvalue().encode()


def as_workbook(memo: str, amount: str) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append([header for (header,) in HEADERS])
    book.active.append(["1", "05/01/2023", amount, "", memo])
    book.save(file)
    return file.getvalue()


@settings(max_examples=60, deadline=None)
@given(parts, st.sampled_from(BLANKS), st.sampled_from([as_pdf, as_csv, as_workbook]))
def test_blanks_are_plain_and_nothing_unseen_is_kept(tmp_path_factory, parts, blank, form):
    memo = "".join(f"{word[:1]}{unseen}{word[1:]}{between}" for word, between, unseen in parts)
    amount = f"{blank}10.500.000{blank}₫"
    (row,) = taken(form(memo, amount), tmp_path_factory.mktemp("unseen"))
    assert " ".join(row.memo.split()) == " ".join(word for word, _, _ in parts)
    assert (row.credit, is_clean(row.memo)) == (10_500_000, True)


def test_browser_prints_no_break_spaces():
    with (CASES / "chrome-nbsp.pdf").open("rb") as file:
        rows = list(read_here(file, today=TODAY).transactions)
    assert [(row.debit, row.credit, row.balance, row.memo) for row in rows] == [
        (0, 500_000, 10_500_000, "Nguyễn Thị Ánh ủng hộ quỹ vì người nghèo"),
        (0, 1_500_000, 12_000_000, "Công ty Hoà Bình chuyển tiền ủng hộ bão lũ"),
        (2_000_000, 0, 10_000_000, "FT26324998877 hỗ trợ gia đình ở xã Đinh Văn Lâm Hà"),
        (0, 300_000, 10_300_000, "Trường tiểu học Đạ Đờn góp tặng Tết"),
    ]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb", "a\nb"), ("a\tb", "a b"), ("a\u2028b", "a\nb"), ("\x00a\x1fb\x7f\x85", "ab"), ("e\u200d\u0302", "ê"),
        ("\ud800a", "a"), ("a\ufffe", "a"), ("  a  b ", "a  b"), ("\u00ad", ""), ("🙏🏽", "🙏🏽"), ("", ""),
    ],
)  # fmt: skip
def test_text_is_cleaned(text, cleaned):
    assert clean(text) == cleaned and is_clean(cleaned) and is_clean(text) == (text == cleaned)


@given(st.text())
def test_cleaned_text_is_clean(text):
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert {unicodedata.category(char) for char in cleaned if char not in " \n"}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("6\u04d5\x03WjL\x03NKR\u04a7Q\x1d", True), ("\x14\x15\x11\x16", True), ("Nguyễn\x02Thị", False), ("SO\x02 TIEN GUI", False),
        ("Nguyễn\u00a0Thị", False), ("UNG\u00a0HO", False), ("UNG\tHO", False), ("UNG\u00adHO\u200b", False), ("ung ho", False),
    ],
)  # fmt: skip
def test_control_characters_alone_make_numbers_of_glyphs(text, numbers):
    assert are_glyphs(text) is numbers


@given(st.lists(WORDS.filter(str.isalpha), min_size=4, max_size=9))
def test_words_once_taken_for_glyphs_are_found_again(words):
    memo = " ".join(words)
    assert looks_like_glyph_garbage(memo.translate(LETTERS)) and not looks_like_glyph_garbage(memo)


@pytest.mark.parametrize(
    "memo",
    ["a=b", "token=abc&user=nguyen", "MBVCB.1234=ABC=", "học phí=tiền ăn", "hộ=bão", "K'Brế ủng hộ", "tíên thu=chi"],
)
def test_memo_with_a_sign_of_equality_is_no_garbage(memo):
    assert not looks_like_glyph_garbage(memo)
