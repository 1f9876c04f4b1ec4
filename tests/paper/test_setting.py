"""Any text stands on paper as it was typed, or is refused with a sentence; the same bytes each time, tagged, dated, offline."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from frontportal.paper.letters import FONTS, known_letters, missing_letters
from frontportal.paper.setting import LAYOUTS, InvalidPaper, set_paper

AT = datetime(2024, 3, 15, 8, tzinfo=UTC)
PROJECT = Path(__file__).resolve().parents[2]
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@pytest.fixture(scope="module")
def layout(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("layout") / "plain.typ"
    path.write_text('#import "office.typ": data, paper\n#show: paper.with(title: data.title)\n= Mục\n#par(data.text)\n')
    return path


def text_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


@settings(max_examples=20)
@given(
    text=st.text(alphabet=LETTERS + LETTERS.upper() + "#$\\<>*_@`[]{}\"'~=-+/0123456789₫“”…", min_size=1, max_size=30)
)
def test_text_stands_as_typed(layout, text):
    pdf = set_paper(layout, {"title": text, "text": text}, at=AT)
    assert "".join(text_of(pdf).split()) == "Mục" + text
    assert PdfDocument(pdf).get_metadata_value("Title") == text


@pytest.mark.parametrize(
    "words", ['#panic("x")', "$x$ *đậm* @a", '#import "/etc/passwd"', "<b>Đ</b>", "\\ a", "// hết"]
)
def test_typst_s_own_signs_mean_nothing(layout, words):
    assert "".join(words.split()) in "".join(text_of(set_paper(layout, {"title": "a", "text": words}, at=AT)).split())


@pytest.mark.parametrize(
    ("letter", "code"), [("漢", "U+6F22"), ("😀", "U+1F600"), ("\uf0b7", "U+F0B7"), ("\x01", "U+0001")]
)
def test_a_letter_that_the_font_lacks_is_named(layout, letter, code):
    with pytest.raises(InvalidPaper) as refused:
        set_paper(layout, {"title": "a", "text": f"Bà Nguyễn {letter} Lan"}, at=AT)
    assert code in str(refused.value) and "Bà Nguyễn □ Lan" in str(refused.value)


LONG_NAME = "Nguyễn" * 33
TABLE = """#import "office.typ": data, listing, paper
#show: paper.with(title: data.title)
= Mục
#v(data.down * 1mm)
#par(data.text)
#listing("Bảng mẫu", ("Đơn vị", "Đồng", "Kế hoạch"), data.rows, (1fr, 15mm, 15mm), bold-last: true)
"""


def test_what_is_longer_than_words_are_breaks_before_it_runs_off_the_paper(tmp_path):
    layout = tmp_path / "table.typ"
    layout.write_text(TABLE)
    rows = [[LONG_NAME, "1", "2"], ["Đạ Đờn", "123.456.789.000", "−98.765.432.100"]]
    pdf = set_paper(layout, {"title": "a", "text": LONG_NAME, "down": 0, "rows": rows}, at=AT)
    (page,) = PdfDocument(pdf)
    (width, _), letters = page.get_size(), page.get_textpage()
    assert max(letters.get_charbox(place)[2] for place in range(letters.count_chars())) < width - 15 / 25.4 * 72 + 1
    text = "".join(letters.get_text_range().split())
    assert text.count(LONG_NAME) == 2
    assert "123.456.789.000−98.765.432.100" in text


@pytest.mark.parametrize("down", range(200, 232, 4))
def test_a_caption_stands_on_the_page_of_its_table(tmp_path, down):
    layout = tmp_path / "table.typ"
    layout.write_text(TABLE)
    rows = [[f"Xã {number}", "1", "2"] for number in range(3)]
    pages = PdfDocument(set_paper(layout, {"title": "a", "text": "Lời.", "down": down, "rows": rows}, at=AT))
    (page,) = [text for each in pages if "Bảng mẫu" in (text := each.get_textpage().get_text_range())]
    assert "Xã 0" in page


@pytest.mark.parametrize("down", range(140, 202, 4))
def test_no_row_of_a_table_stands_on_a_page_alone(tmp_path, down):
    layout = tmp_path / "table.typ"
    layout.write_text(TABLE)
    rows = [*([f"Xã {number}", "1", "2"] for number in range(9)), ["Toàn địa bàn", "9", "18"]]
    pages = PdfDocument(set_paper(layout, {"title": "a", "text": "Lời.", "down": down, "rows": rows}, at=AT))
    (last,) = [text for each in pages if "Toàn địa bàn" in (text := each.get_textpage().get_text_range())]
    assert "Xã 8" in last


@pytest.mark.parametrize("down", range(176, 206, 3))
def test_no_row_is_torn_by_the_end_of_a_page(tmp_path, down):
    layout = tmp_path / "table.typ"
    layout.write_text(TABLE)
    rows = [[f"Xã {number} " + "ba mươi " * 36 + f"hết {number}", "1", "2"] for number in range(4)]
    pages = [
        each.get_textpage().get_text_range()
        for each in PdfDocument(set_paper(layout, {"title": "a", "text": "Lời.", "down": down, "rows": rows}, at=AT))
    ]
    assert len(pages) == 2
    begun, ended = ([f"{word} {row}" in page for page in pages for row in range(4)] for word in ("Xã", "hết"))
    assert begun == ended


def test_a_row_longer_than_a_page_is_torn_and_loses_nothing(tmp_path):
    layout = tmp_path / "table.typ"
    layout.write_text(TABLE)
    rows = [["lời dài " * 3000 + "hết", "1", "2"]]
    text = text_of(set_paper(layout, {"title": "a", "text": "Lời.", "down": 0, "rows": rows}, at=AT))
    assert text.count("dài") == 3000 and "hết" in text


def test_every_letter_of_vietnamese_is_there():
    assert {ord(each) for each in LETTERS + LETTERS.upper() + "₫–“”…"} <= known_letters()
    assert {TTFont(path)["name"].getDebugName(1) for path in FONTS.glob("*.ttf")} == {"Liberation Serif"}
    assert list(missing_letters({"a": ["đúng", {"b": "không\u2011gãy\ufeff"}]})) == []


def test_the_same_bytes_each_time_with_the_marks_of_both_standards(layout):
    given = {"title": "Tên", "text": "Lời."}
    pdf = set_paper(layout, given, at=AT)
    assert set_paper(layout, given, at=AT) == pdf
    document = PdfDocument(pdf)
    assert document.is_tagged() and document.get_metadata_value("CreationDate") == "D:20240315080000Z"
    assert b"pdfuaid:part>1<" in pdf and b"pdfaid:part>2<" in pdf and b"/Lang(vi-VN)" in pdf


def test_layouts_ask_nothing_of_the_network_or_of_their_own_language():
    layouts = [*LAYOUTS.glob("*.typ"), *PROJECT.glob("*/*/layouts/*.typ"), *PROJECT.glob("*/*/*/layouts/*.typ")]
    assert len(layouts) >= 2
    for path in layouts:
        text = path.read_text()
        assert "@preview" not in text and "eval(" not in text and "read(" not in text, path
