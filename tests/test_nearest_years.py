"""A year that is not there names the nearest ones that are, on the same kind of page."""

import pytest
from bs4 import BeautifulSoup


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/nam/2030/", "/nam/{}/"),
        ("/nam/2030/houses/", "/nam/{}/houses/"),
        ("/tiep-xuc-cu-tri/1999/", "/tiep-xuc-cu-tri/{}/"),
        ("/khu-dan-cu/1999/", "/khu-dan-cu/{}/"),
        ("/quy-vi-nguoi-ngheo/1999/", "/quy-vi-nguoi-ngheo/{}/"),
        ("/quy-vi-nguoi-ngheo/1999/nha/", "/quy-vi-nguoi-ngheo/{}/nha/"),
        ("/quy-vi-nguoi-ngheo/1999/sao-ke/", "/quy-vi-nguoi-ngheo/{}/sao-ke/"),
    ],
)
def test_the_page_offers_pages_that_are_there(client, path, offered):
    response = client.get(path)
    soup = BeautifulSoup(response.content, "lxml")
    links = soup.select(".plain-onward a")
    assert (response.status_code, 1 <= len(links) <= 3) == (404, True)
    years = [link.text.removeprefix("Năm ") for link in links]
    assert [link["href"] for link in links] == [offered.format(year) for year in years]
    assert {client.get(link["href"]).status_code for link in links} == {200}


def test_the_nearest_come_first_and_stand_in_order():
    from frontportal.kit.web.not_found import no_such_year

    found = no_such_year("Không có.", 2020, [2010, 2018, 2019, 2023, 2024], str)
    assert found.onward == [("Năm 2018", "2018"), ("Năm 2019", "2019"), ("Năm 2023", "2023")]
