"""HTML as Word puts it on the clipboard."""

from pathlib import Path

import pytest

from frontportal.kit.records.prose import clean_html
from frontportal.officehtml.word import without_word

WORD = (Path(__file__).parent / "cases" / "word.html").read_text()
LIST = '<p class=MsoListParagraph style="mso-list:{list} level{level} lfo1"><span style="mso-list:Ignore">{mark}&nbsp;&nbsp;</span>{text}</p>'
HARD = "\xa0\xa0 "


def item(text, mark="·", level=1, list="l0") -> str:
    return LIST.format(text=text, mark=mark, level=level, list=list)


def bare(html: str) -> str:
    """What the portal stores, without breaks between blocks and within items."""
    return (
        clean_html(html)
        .replace("\n", "")
        .replace("<li><p>", "<li>")
        .replace("</p></li>", "</li>")
        .replace("</p><", "</p><")
    )


def test_a_page_of_word():
    clean = bare(WORD)
    assert clean.startswith("<h2>BÁO CÁO</h2><h2>I. Kết quả</h2><p>Ban Thường trực tổ chức ngày hội:</p>")
    assert "<ul><li>Phần lễ</p><ul><li>Chào cờ</li></ul></li><li>Phần <b>hội</b></li></ul>" in clean
    assert '<ol start="3"><li>Việc thứ ba</li></ol>' in clean
    assert '<tr><th scope="col"><p>Năm</p></th><th scope="col"><p>Căn</p></th></tr><tr><td><p>2023</p></td>' in clean
    assert '<p>Xem <a href="https://example.vn/a" rel="noopener">trang</a> và mục lục.</p>' in clean
    assert ("#_" in clean, "[1]" in clean, "Theo Kế hoạch 02." in clean) == (False, False, True)


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        (item("Một", "1.") + item("Hai", "2."), "<ol><li>Một</li><li>Hai</li></ol>"),
        (item("Một", "a)") + item("Hai", "b)"), "<ol><li>Một</li><li>Hai</li></ol>"),
        (item("Sâu", level=3) + item("Nông"), "<ul><li>Sâu</li></ul><ul><li>Nông</li></ul>"),
        (item("Lễ") + "<p>Xen giữa</p>" + item("Hội"), "<ul><li>Lễ</li></ul><p>Xen giữa</p><ul><li>Hội</li></ul>"),
        (f"<p>·{HARD}Phần lễ</p><p>·{HARD}Phần hội</p>", "<ul><li>Phần lễ</li><li>Phần hội</li></ul>"),
        (f"<p>1.{HARD}Việc</p>", "<ol><li>Việc</li></ol>"),
        (f"<p><strong>-{HARD}</strong>Việc <em>một</em></p>", "<ul><li><strong></strong>Việc <em>một</em></li></ul>"),
        ("<p>1. Việc thường</p>", "<p>1. Việc thường</p>"),
        ("<p>Ngày 3.\xa0 4</p>", "<p>Ngày 3. 4</p>"),
        ("<p class=MsoTitle>Tên</p><p class=MsoHeading3>Mục</p>", "<h2>Tên</h2><h3>Mục</h3>"),
        ('<p>Chữ<a href="#_edn2">[ii]</a>, <a href="#muc">mục</a></p>', "<p>Chữ, mục</p>"),
    ],
)
def test_habits_of_word(html, clean):
    assert bare(html) == clean
    assert bare(clean_html(html)) == clean


def test_what_is_not_words_stays_as_it_is():
    html = "<table><tr><td>1</td></tr><tr><td>2</td></tr></table><p>- một</p>"
    assert without_word(html) is html
