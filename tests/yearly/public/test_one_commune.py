"""`?xa=` narrows a figure's records, their number and every download to one commune."""

import csv
import io

import pytest
from bs4 import BeautifulSoup

from frontportal.places.models import Unit

pytestmark = pytest.mark.usefixtures("visit")
PAGE = "/nam/2023/houses/"


@pytest.fixture
def commune() -> Unit:
    return Unit.objects.get(code="da-don")


def test_page_and_files_hold_the_same_records(client, commune):
    soup = BeautifulSoup(client.get(f"{PAGE}?xa={commune.code}").content, "lxml")
    section = soup.find(id="ho-so").find_parent("section")
    shown = len(section.select("tbody tr"))
    assert section.h2.text == f"Hồ sơ của {commune} ({shown})"
    links = [link["href"] for link in section.select(".downloads-row a")]
    assert [link.rpartition("?")[2] for link in links] == ["xa=da-don"] * 3
    sheet = client.get(f"{PAGE}du-lieu.csv?xa={commune.code}")
    assert sheet["Content-Disposition"] == 'attachment; filename="2023-houses-da-don.csv"'
    assert len(list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig"))))) - 1 == shown
    data = client.get(f"{PAGE}du-lieu.json?xa={commune.code}").json()
    assert (len(data["ho_so"]), [row["ma_don_vi"] for row in data["theo_xa"]], "theo_thang" in data) == (
        shown, ["da-don"], False
    )  # fmt: skip
    assert shown == client.get(PAGE).context["table"].rows[names(client).index(commune.code)].values[0]


def names(client) -> list[str]:
    return [row.unit.code for row in client.get(PAGE).context["table"].rows]


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}du-lieu.csv", f"{PAGE}du-lieu.xlsx"])
def test_a_commune_that_is_none_is_not_found(client, path):
    assert client.get(f"{path}?xa=khong-co").status_code == 404
    assert client.get(f"{path}?xa=%00khong-co").status_code == 404
