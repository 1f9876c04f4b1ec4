"""axe-core in a browser, on one page of each kind, in the widths of phone, tablet and desk, by night and in forced colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.browser import SITE, browser_with, needs_chromium
from tests.public_pages import PAGES

WIDTHS_OF = {"light": (320, 768, 1280), "dark": (1280,), "forced": (320, 1280)}
FURTHER = (
    "/gioi-thieu/", "/gioi-thieu/lien-he/", "/gioi-thieu/tiep-can/", "/lich/", "/so-do-trang/", "/van-ban/17/", "/ton-vinh/2/",
    "/khu-dan-cu/2023/khong-to-chuc/", "/gop-y/theo-doi/", "/du-lieu-ca-nhan/", "/dia-ban/dinh-van-lam-ha/", "/dia-ban/nam-ha-lam-ha/don-vi-truoc/",
    "/quy-vi-nguoi-ngheo/tim-khoan/", "/quy-vi-nguoi-ngheo/sao-ke/tim/", "/quy-vi-nguoi-ngheo/2023/dong-gop/393/",
    "/quy-vi-nguoi-ngheo/2023/nha/", "/quy-vi-nguoi-ngheo/2023/nha/nha-2023-029/", "/quy-vi-nguoi-ngheo/2023/sao-ke/", "/tim-kiem/?q=nguoi+giu+khugn+det", "/khong-co/",
)  # fmt: skip
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.mark.slow
@needs_chromium
@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_no_page_violates_what_axe_knows(scheme):
    pages = [*PAGES, *FURTHER]
    reader = Client(headers={"host": "localhost"})
    responses = {path: reader.get(path) for path in pages}
    found = {}
    look = {"forced_colors": "active", "color_scheme": "dark"} if scheme == "forced" else {"color_scheme": scheme}
    with browser_with(responses, bypass_csp=True, **look) as page:
        for width in WIDTHS_OF[scheme]:
            page.set_viewport_size({"width": width, "height": 800})
            for path in pages:
                page.goto(f"{SITE}{path}")
                for each in Axe().run(page, options=RULES).response["violations"]:
                    found[path, width, each["id"]] = each["nodes"][0]["html"][:120]
    assert found == {}


@pytest.mark.slow
@needs_chromium
def test_the_axe_that_is_asked_finds_faults():
    """What is found on a page of faults, so that finding nothing means something."""
    page_of_faults = type("Answer", (), {"status_code": 200, "items": lambda self: [], "content": b"<p><img src=x>"})()
    with browser_with({"/": page_of_faults}) as page:
        page.goto(f"{SITE}/")
        found = {each["id"] for each in Axe().run(page, options=RULES).response["violations"]}
    assert {"image-alt", "html-has-lang", "document-title"} <= found
