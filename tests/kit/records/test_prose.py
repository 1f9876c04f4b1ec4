"""Text from the editor or from Word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.records.prose import clean_html, plain_text, sanitised_html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>Chữ <strong>đậm</strong></p>", "<p>Chữ <strong>đậm</strong></p>"),
        ('<p class="MsoNormal" style="margin:0">Dán từ Word<o:p></o:p></p>', "<p>Dán từ Word</p>"),
        ("<p>&nbsp;</p><p> <br></p><p>Còn lại</p>", "<p>Còn lại</p>"),
        ("<h1>Tên</h1><h4>Mục</h4>", "<h2>Tên</h2><h3>Mục</h3>"),
        ("<img src=x onerror=alert(1)>Chữ", "Chữ"),
        ("<style>p{}</style><p>Chữ</p>", "<p>Chữ</p>"),
        ('<a href="javascript:alert(1)">liên kết</a>', '<a rel="noopener">liên kết</a>'),
        ('<a href="/van-ban/">trong trang</a>', '<a href="/van-ban/" rel="noopener">trong trang</a>'),
        ('<table><tr><th>Năm</th><th scope="row">2023</th></tr></table>',
         '<table><tbody><tr><th scope="col">Năm</th><th scope="row">2023</th></tr></tbody></table>'),
        ("<svg><script>x()</script></svg><p>Chữ</p>", "<p>Chữ</p>"),
    ],
)  # fmt: skip
def test_cleaning(html, clean):
    assert clean_html(html) == clean


@given(st.text(alphabet="<>/ahp1svgcriptonlad=\"' &;#", max_size=80))
def test_cleaning_twice_changes_nothing_more_and_leaves_no_power(html):
    once = clean_html(html)
    assert clean_html(once) == once
    assert "<script" not in once.lower()
    assert " on" not in once.partition("<")[2].partition(">")[0].lower()


def test_plain_text_parts_blocks():
    assert plain_text("<h2>Một</h2><p>Hai&amp;ba<br>bốn</p><ul><li>Năm</li></ul>") == "Một Hai&ba bốn Năm"


def test_a_table_gets_a_frame_that_scrolls():
    shown = sanitised_html("<table><tr><td>1</td></tr></table>")
    assert shown.startswith('<div class="table-frame" tabindex="0" role="region"')
    assert shown.endswith("</table></div>")


def test_frames_of_several_tables_have_names_of_their_own():
    shown = sanitised_html("<p>a</p><table><tr><td>1</td></tr></table><p>b</p><table><tr><td>2</td></tr></table>")
    assert re.findall(r'aria-label="([^"]*)"', shown) == ["Bảng 1 trong bài", "Bảng 2 trong bài"]
    assert (shown.count("<table>"), shown.count("</table></div>"), shown.count("</div>")) == (2, 2, 2)
