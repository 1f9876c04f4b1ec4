"""Pages tell no number of fewer than five households or persons of a commune, nor one by which it is found."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from frontportal.reports.documents.files import KINDS, made
from frontportal.reports.documents.wording import plain
from frontportal.reports.periods.period import PERIODS
from frontportal.reports.periods.report import period_report
from frontportal.reports.report import report_of
from frontportal.sheets.datasets.suppression import SUPPRESSED
from frontportal.yearly.editions.changes import changes
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.editions.publishing import frozen
from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary
from tests.reports.makers import make_figure
from tests.welfare.makers import MILLION, make_books, make_gift, make_livelihood


@pytest.fixture
def year(world) -> int:
    make_books(2023)
    YearSummary.objects.create(year=2023, state="published", published_at=timezone.now())
    return 2023


def matrix_of(client, label: str) -> dict[str, str]:
    table = client.get("/nam/2023/", {"bang": "muc-gift-packages"}).context["matrix"]["table"]
    place = [column["label"] for column in table["columns"]].index(label)
    return {row[0]["text"]: row[place]["text"] for row in table["rows"]}


def figure_page(client, slug: str, **query) -> tuple[dict[str, str], list[list[str]]]:
    """(commune → text), and the texts of the listed records."""
    page = client.get(f"/nam/2023/{slug}/", query).context
    bars = {each["label"]: each["text"] for each in page["bars"]}
    return bars, [[cell["text"] for cell in row] for row in page["records"]["rows"]]


def test_a_small_commune_takes_another_along(world, year, client):
    make_gift(world.north, 40, 500_000)
    make_gift(world.south, 3, 500_000)
    untold = {str(world.north): SUPPRESSED, str(world.south): SUPPRESSED}
    for label, slug in (("Suất quà", "gift-packages"), ("Giá trị quà (đ)", "gift-value")):
        assert matrix_of(client, label).items() >= untold.items()
        bars, records = figure_page(client, slug)
        assert bars.items() >= untold.items()
        assert [row[-1] for row in records] == [SUPPRESSED, SUPPRESSED]
    assert "tính được nơi dưới 5" in client.get("/nam/2023/gift-value/").content.decode()


def test_enough_are_told(world, year, client):
    make_gift(world.north, 40, 500_000)
    make_gift(world.south, 30, 500_000)
    assert matrix_of(client, "Suất quà").items() >= {str(world.north): "40", str(world.south): "30"}.items()
    assert "tính được nơi dưới 5" not in client.get("/nam/2023/", {"bang": "muc-gift-packages"}).content.decode()


def test_a_record_of_few_in_a_commune_of_many(world, year, client):
    """40 + 3 of one commune are told as 43: neither record is; nor the other's of 30, for 3 is a group's sum as well."""
    make_gift(world.north, 40, 500_000)
    make_gift(world.north, 3, 500_000, group="merit")
    make_gift(world.south, 30, 500_000)
    bars, records = figure_page(client, "gift-packages")
    assert bars.items() >= {str(world.north): "43", str(world.south): "30"}.items()
    assert [row[-1] for row in records] == [SUPPRESSED] * 3


def test_a_place_with_nothing_where_the_whole_is_small(world, year, client):
    """Nor is the whole of 3; that the south has none would tell that they are all in the north."""
    make_livelihood(world.north, 9 * MILLION, "sk-1", households=3)
    assert (
        matrix_of(client, "Hộ có sinh kế").items()
        >= {str(world.north): SUPPRESSED, str(world.south): SUPPRESSED}.items()
    )


def test_no_order_tells_which_of_the_hidden_is_larger(world, year, client):
    make_gift(world.north, 3, 500_000)
    make_gift(world.south, 40, 500_000)
    orders = [
        [row[0]["text"] for row in client.get("/nam/2023/", {"xep": order}).context["matrix"]["table"]["rows"]]
        for order in ("gift-packages", "-gift-packages")
    ]
    assert orders[0] == orders[1]


def test_a_whole_of_too_few_is_told_nowhere(world, year, client):
    make_gift(world.north, 3, 654_000)
    pages = [client.get(f"/nam/2023/{path}").content.decode() for path in ("", "gift-packages/", "gift-value/")]
    files = [client.get(f"/nam/2023/{name}").content.decode() for name in ("bao-cao.csv", "gift-value/du-lieu.csv")]
    assert [
        word for word in ("1.962.000", "1962000", "03 suất", ">3<") for text in [*pages, *files] if word in text
    ] == []
    found = {figure["slug"]: figure for figure in year_content(2023)["figures"]}["gift-value"]
    assert (found["value"], found["text"], found["by_month"], found["records"][0][1]) == (None, SUPPRESSED, {}, None)


def test_every_paper_of_such_a_year_can_be_made(world, year):
    make_gift(world.north, 3, 654_000)
    report = report_of(2023)
    assert [made(ending, report, None)[:4] for ending in KINDS] == [b"PK\x03\x04", b"PK\x03\x04", b"%PDF"]
    assert "Suất quà Tết và thăm hỏi: không nêu" in "".join(plain(text) for text in report["texts"].values())


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [(None, 12, True), (3, None, False), (None, None, False), (12, 12, False), (12, 13, True)],
)
def test_what_was_not_told_and_now_is_has_changed(before, after, differs):
    old, new = (figure_of(value) for value in (before, after))
    found = [change for change in changes({"figures": [old]}, {"figures": [new]}) if change.aspect == "Xã Bắc Mẫu"]
    assert [change.before for change in found] == ([SUPPRESSED if before is None else "12 căn"] if differs else [])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"value": None, "by_month": {}}, {"value": None, "by_month": {}}, []),
        ({"last_year": 3}, {"last_year": None}, []),
        (
            {"value": None, "by_month": {}},
            {"value": 12, "by_month": {"5": 12}},
            [("Giá trị", SUPPRESSED)],
        ),  # no month beside it
    ],
)
def test_what_is_told_neither_then_nor_now_is_no_difference(before, after, told):
    """Nor do months, of which an untold value has none, differ one by one."""
    found = changes({"figures": [make_figure() | before]}, {"figures": [make_figure() | after]})
    assert [(change.aspect, change.before) for change in found] == told


def figure_of(value: int | None) -> dict:
    return make_figure(by_commune=[{"code": "bac-mau", "name": "Xã Bắc Mẫu", "value": value}])


def test_a_month_of_few_is_told_by_no_page_and_no_file(world, year, client):
    for month, households in ((2, 1), (3, 9), (5, 30)):
        make_livelihood(world.north, 5 * MILLION, f"sinh-ke-{month}", households=households, date=date(2023, month, 5))
    page = client.get("/nam/2023/livelihood-households/").context["months"]
    assert [row["text"] for row in page[1:5]] == [SUPPRESSED, SUPPRESSED, "0", "30"]
    data = client.get("/nam/2023/livelihood-households/du-lieu.json").json()["theo_thang"]
    assert {row["thang"]: row["gia_tri"] for row in data} == {2: None, 3: None, 5: 30}


def test_no_edition_holds_a_month_of_few_and_a_quarter_adds_them_up(world, year):
    """Nor the money that they took; the whole of the year stands below the months of a workbook, which are not all of it."""
    for month, households in ((2, 1), (3, 9), (5, 30)):
        given = {"households": households, "date": date(2023, month, 5), "occasion": "launch"}
        make_livelihood(world.north, 5 * MILLION, f"sinh-ke-{month}", **given)
    content = frozen(2023)
    months = {figure["slug"]: figure["by_month"] for figure in content["figures"]}
    assert months["livelihood-households"] == {"2": None, "3": None, "5": 30}
    assert months["livelihood-value"] == {"2": None, "3": None, "5": 5 * MILLION}
    rows = {row[0]: row[2:4] for part in period_report(2023, PERIODS["q1"])["sections"] for row in part["rows"]}
    label = registry["livelihood-households"].label.removesuffix(" trong cả năm")
    assert rows[label] == ["10", "10"]
    workbook = load_workbook(BytesIO(made("xlsx", report_of(2023), None)))
    sheet = next(each for each in workbook if any("Theo tháng" in str(cell.value) for [cell] in each["A1:A400"]))
    cells = [str(cell.value) for row in sheet for cell in row if cell.value is not None]
    assert cells.count(SUPPRESSED) >= 4
