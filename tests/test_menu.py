"""The menu: six groups, and on every page of an entry that entry is the one that is marked."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from frontportal.menu import GROUPS, menu_place


def marked(path: str) -> dict[str, str]:
    """Label → aria-current of all that the menu marks on a page."""
    html = Template('{% include "parts/_menu.html" with place=place only %}').render(
        Context({"place": menu_place(path)})
    )
    links = BeautifulSoup(html, "lxml").select("a[aria-current]")
    return {link.text: link["aria-current"] for link in links}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", {}),
        ("/tim-kiem/", {}),
        ("/tin-tuc/", {"Tin": "page", "Tin tức": "page"}),
        ("/tin-tuc/mot-bai/", {"Tin": "true", "Tin tức": "true"}),
        ("/kien-nghi/", {"Cử tri": "true", "Kiến nghị": "page"}),
        ("/gop-y/theo-doi/", {"Cử tri": "true", "Góp ý": "true"}),
        ("/quy-vi-nguoi-ngheo/2023/nha/", {"Quỹ và chăm lo": "true", "Thu chi của Quỹ": "true"}),
        ("/quy-vi-nguoi-ngheo/ung-ho/ap-phich/", {"Quỹ và chăm lo": "true", "Ủng hộ": "true"}),
        ("/van-ban/", {"Văn bản": "page"}),
        ("/nam/2023/houses/", {"Năm": "true", "Số liệu năm": "true"}),
        ("/du-lieu/nha/", {"Năm": "true", "Dữ liệu mở": "true"}),
    ],
)
def test_the_entry_that_a_page_belongs_to_is_marked(path, expected):
    assert marked(path) == expected


def test_six_groups():
    assert list(GROUPS) == ["Tin", "Quỹ và chăm lo", "Cử tri", "Địa bàn", "Năm", "Văn bản"]
