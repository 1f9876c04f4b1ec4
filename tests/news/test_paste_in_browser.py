"""What comes from Word into the editor, in Chromium; the same page of Word as in tests/officehtml."""

import re
from pathlib import Path

from tests.browser import SITE, needs_chromium, portal_in_browser, sign_in
from tests.makers import make_user

WORD = (Path(__file__).parent.parent / "officehtml" / "cases" / "word.html").read_text()
PASTE = """([html, text]) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", text);
    const editor = document.querySelector(".tiptap");
    editor.focus();
    editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@needs_chromium
def test_paste_from_word(db):
    user = make_user(is_superuser=True)
    with portal_in_browser() as (page, portal):
        sign_in(portal, user)
        page.goto(f"{SITE}/quan-tri/news/article/add/")
        page.locator(".tiptap").first.click()
        page.evaluate(PASTE, [WORD, "BÁO CÁO"])
        body = page.input_value("[name=body]").replace("<p>", "").replace("</p>", "")
        note = page.locator(".paste-note")
        assert "có 1 ảnh" in note.inner_text()
        assert note.get_by_role("link", name="Mở kho ảnh").get_attribute("href").endswith("/quan-tri/news/picture/")
        page.evaluate(PASTE, ["<p>Chữ thường</p>", "Chữ thường"])
        assert note.count() == 0
    assert body.startswith("<h2>BÁO CÁO</h2><h3>I. Kết quả</h3>Ban Thường trực tổ chức ngày hội:")
    assert "<ul><li>Phần lễ<ul><li>Chào cờ</li></ul></li><li>Phần <strong>hội</strong></li></ul>" in body
    assert re.search(r'<ol [^>]*\bstart="3"[^>]*><li>Việc thứ ba</li></ol>', body), body
    assert (body.count("<th"), body.count("<td"), "52" in body) == (2, 2, True)
    assert ("#_" in body, "[1]" in body, "Theo Kế hoạch 02." in body, "\xa0" in body) == (False, False, True, False)
