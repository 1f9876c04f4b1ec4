"""The pages in a real browser: small screens, no scripts, paper. They are rendered first and served from memory."""

import re
from io import BytesIO
from pathlib import Path

import html5lib
import pytest
import zxingcpp
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.test import Client
from fontTools.ttLib import TTFont
from PIL import Image
from pypdfium2 import PdfDocument

from tests.browser import SITE, STICKS_OUT, browser_with, needs_chromium
from tests.makers import make_user
from tests.public_pages import PAGES
from tests.reading import nothing_written


@pytest.fixture
def samples(db):
    """The style page, which shows every part, as a member of staff sees it."""
    client = Client(headers={"host": "localhost"})
    client.force_login(make_user())
    response = client.get("/mau/")
    assert response.status_code == 200
    return response


def test_fonts_of_a_page_are_light_and_have_its_letters():
    """Of three files, which every page loads; the slanted one besides."""
    folder = Path(find("vendor/fonts/newsreader-600-normal.woff2")).parent
    styles = ["newsreader-600-normal", "be-vietnam-pro-400-normal", "be-vietnam-pro-600-normal"]
    assert sum((folder / f"{style}.woff2").stat().st_size for style in styles) <= 80 * 1024
    wanted = {*range(0x1EA0, 0x1EFA), *map(ord, "ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýĩũ0123456789“”’–…−₫%")}
    for style in [*styles, "be-vietnam-pro-400-italic"]:
        assert wanted - TTFont(folder / f"{style}.woff2").getBestCmap().keys() == set()


def test_samples_are_for_staff(client, db):
    assert client.get("/mau/").status_code == 302


def test_samples_show_every_part():
    """By themselves or within another part."""
    folder, read, waiting = Path(settings.BASE_DIR) / "templates", set(), ["mau.html"]
    while waiting:
        name = waiting.pop()
        if name not in read and (folder / name).is_file():
            read.add(name)
            waiting += re.findall(r'"([\w/]+\.html)"', (folder / name).read_text(encoding="utf-8"))
    assert {f"parts/{each.name}" for each in (folder / "parts").glob("*.html")} - read == set()


def test_samples_are_valid_html(samples):
    parser = html5lib.HTMLParser()
    parser.parse(samples.content.decode())
    assert parser.errors == []


@needs_chromium
@pytest.mark.parametrize("width", [320, 640, 1280])
def test_parts_fit_the_screen(samples, width):
    with browser_with({"/mau/": samples}, viewport={"width": width, "height": 800}) as page:
        page.goto(f"{SITE}/mau/")
        assert page.evaluate(STICKS_OUT) == []


@needs_chromium
def test_policy_and_styles_get_along(samples):
    said = []
    with browser_with({"/mau/": samples}) as page:
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{SITE}/mau/")
        red = page.locator(".figure-number").first.evaluate("each => getComputedStyle(each).color")
    assert said == []
    assert red == "rgb(168, 22, 27)"


@needs_chromium
def test_menu_opens_without_scripts(samples):
    with browser_with({"/mau/": samples}, viewport={"width": 390, "height": 800}, java_script_enabled=False) as page:
        page.goto(f"{SITE}/mau/")
        link = page.get_by_role("navigation", name="Danh mục chính").get_by_role("link", name="Văn bản")
        assert not link.is_visible()
        page.get_by_role("button", name="Danh mục").click()
        assert link.is_visible()
        page.keyboard.press("Escape")
        assert not link.is_visible()


@needs_chromium
def test_table_sorts_and_says_so(samples):
    with browser_with({"/mau/": samples}) as page:
        page.goto(f"{SITE}/mau/")
        table = page.locator("table[data-sortable]")
        table.get_by_role("button", name="Suất quà").click()
        falling = table.locator("tbody th").all_inner_texts()
        table.get_by_role("button", name="Suất quà").click()
        assert falling == ["Đan Phượng", "Phi Tô", "Đinh Văn", "Đạ Đờn"]
        assert table.locator("tbody th").all_inner_texts() == falling[::-1]
        assert table.locator("thead th").nth(1).get_attribute("aria-sort") == "ascending"


@needs_chromium
def test_first_tab_offers_the_content(samples):
    with browser_with({"/mau/": samples}) as page:
        page.goto(f"{SITE}/mau/")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert (skip.inner_text(), skip.bounding_box()["y"]) == ("Tới nội dung chính", 0)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "noi-dung"


@needs_chromium
def test_no_row_of_a_table_comes_alone_on_paper():
    style = Path(find("css/print.css")).read_text(encoding="utf-8")
    rows = "".join(f"<tr><td>Xã {number}</td></tr>" for number in range(12))
    table = f"<table><thead><tr><th>Tên</th></tr></thead><tbody>{rows}</tbody></table>"
    seen = set()
    with browser_with({}) as page:
        for down in range(600, 860, 20):
            page.set_content(f"<style>{style}</style><div style='height:{down}px'></div>{table}")
            pages = PdfDocument(page.pdf(format="A4"))
            seen |= {each.get_textpage().get_text_range().count("Xã ") for each in pages}
    assert 1 not in seen and len(seen) > 5


@needs_chromium
def test_paper_carries_source_and_date(samples):
    with browser_with({"/mau/": samples}) as page:
        page.goto(f"{SITE}/mau/")
        source = page.locator(".print-source")
        assert not source.is_visible()
        page.emulate_media(media="print")
        assert source.inner_text().startswith(f"Nguồn: {SITE}/mau/ · In lúc ")
        code = Image.open(BytesIO(page.locator(".print-code").screenshot()))
        assert [each.text for each in zxingcpp.read_barcodes(code)] == [f"{SITE}/mau/"]
        assert [page.locator(each).is_visible() for each in (".menu", ".footer", ".strip")] == [False] * 3


@needs_chromium
@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_no_public_page_is_wider_than_320_pixels(turn):
    """Every second one; the others by `bin/test -m slow`."""
    paths = [*PAGES][turn::2]
    reader = Client(headers={"host": "localhost"})
    with nothing_written():
        responses = {path: reader.get(path) for path in paths}
    wide = {}
    with browser_with(responses, viewport={"width": 320, "height": 700}) as page:
        for path in paths:
            page.goto(f"{SITE}{path}")
            wide[path] = page.evaluate(STICKS_OUT)[:3]
    assert {path: found for path, found in wide.items() if found} == {}
