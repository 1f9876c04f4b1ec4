"""A web page on which values stand in the fields of a form, or are cut short: what the page shows is read."""

import pytest

from tests.welfare.bankfiles.transactions.lists import read_list

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"]
ROWS = [["01/10/2024", "", "500.000", "Hồ A góp & ủng hộ"], ["02/10/2024", "300.000", "", "Chi hỗ trợ"]]


def page(cell) -> bytes:
    lines = ["".join(f"<th>{header}</th>" for header in HEADERS)]
    lines += ["".join(f"<td>{cell(words.replace('&', '&amp;'))}</td>" for words in row) for row in ROWS]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><meta charset="utf-8"><body><table>{body}</table></body></html>'.encode()


@pytest.mark.parametrize(
    "cell",
    [
        lambda words: f'<input value="{words}">',
        lambda words: f'<input type="TEXT" readonly value="{words}"><input type="hidden" value="4711">',
        lambda words: f"<textarea rows=2>{words}</textarea>",
        lambda words: f'<input type="checkbox" value="on"> {words}<input type=submit value="Gửi">',
        lambda words: f"<select><option>Chọn<option selected>{words}<option>Khác</select>",
        lambda words: f"<select><option>Chọn</option><option selected>{words}</option><option>Khác</option></select>",
    ],
)
def test_what_fields_show_is_read_and_nothing_else_of_them(cell):
    rows, reading = read_list(page(cell))
    assert [(row.credit - row.debit, row.memo) for row in rows] == [
        (500_000, "Hồ A góp & ủng hộ"),
        (-300_000, "Chi hỗ trợ"),
    ]


@pytest.mark.parametrize(
    ("shown", "title", "memo"),
    [
        ("Hồ A gó…", "Hồ A góp &amp; ủng hộ", "Hồ A góp & ủng hộ"),
        ("Hồ A ...", "Hồ A góp", "Hồ A góp"),
        ("Hồ A gó…", "Bấm để xem", "Hồ A gó…"),
        ("Hồ A góp", "Hồ A góp &amp; ủng hộ", "Hồ A góp"),
    ],
)
def test_a_text_that_the_page_cuts_short_is_read_whole(shown, title, memo):
    content = page(lambda words: words).decode().replace("<td>Hồ A góp &amp; ủng hộ", f'<td title="{title}">{shown}')
    assert read_list(content.encode())[0][0].memo == memo
