"""For every registered figure the page, the list, the communes, the months and all files say the same."""

import csv
import io
import json
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from frontportal.places.models import Unit
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figure_values import compute
from frontportal.yearly.figures import registry
from frontportal.yearly.public.presentation.figures import value_text
from frontportal.yearly.public.tables import public_records
from frontportal.yearly.record_values import record_values, together
from frontportal.yearly.summary import figures_of_year
from tests.makers import make_user

pytestmark = pytest.mark.usefixtures("visit")
YEAR = 2023


def get(path: str, client: Client | None = None):
    response = (client or Client()).get(path)
    assert response.status_code == 200, path
    return response


def assert_adds_up(figure, values: list[int | None], value: int) -> None:
    """Of a figure that counts people some parts may not be told; of all others every part is."""
    if figure.people and None in values:
        assert values.count(None) > 1 and sum(each or 0 for each in values) < value
    else:
        assert together(figure, values) == value


SLUGS = sorted(registry)


@pytest.mark.parametrize("slug", SLUGS)
def test_value_list_communes_and_months_agree(slug):
    figure = registry[slug]
    year_figure = figures_of_year(YEAR, figures=[figure])[0]
    data = get(f"/nam/{YEAR}/{slug}/du-lieu.json").json()
    told = {row["muc"]: row["gia_tri"] for row in data["chi_tieu"]}
    assert (told["Giá trị"], told["Số hồ sơ"]) == (year_figure.value, year_figure.answer.records)
    assert_adds_up(figure, [row["gia_tri"] for row in data["theo_xa"]], year_figure.value)
    if not figure.columns:  # its records are closed: the communes are all that files give away
        assert "ho_so" not in data
        return
    assert_adds_up(figure, [row["phan"] for row in data["ho_so"]], year_figure.value)
    assert len(data["ho_so"]) == year_figure.answer.records == figure.listed(YEAR).count()
    if figure.day:
        assert_adds_up(figure, [row["gia_tri"] for row in data["theo_thang"]], year_figure.value)


# All files are written from the tables that the test above looks at: a sixth of the figures, the others by `bin/test -m slow`.
@pytest.mark.parametrize(
    "slug", [pytest.param(slug, marks=() if turn % 6 == 0 else pytest.mark.slow) for turn, slug in enumerate(SLUGS)]
)
def test_page_and_files_say_the_same(slug):
    figure = registry[slug]
    year_figure = figures_of_year(YEAR, figures=[figure])[0]
    page = BeautifulSoup(get(f"/nam/{YEAR}/{slug}/").content, "lxml")
    assert page.select_one(".figure-table .value").text == value_text(year_figure)
    book = load_workbook(io.BytesIO(get(f"/nam/{YEAR}/{slug}/du-lieu.xlsx").content))
    assert dict(book["Chỉ tiêu"].iter_rows(min_row=2, values_only=True))["Giá trị"] == year_figure.value
    if not figure.columns:
        return
    sheet = list(book["Hồ sơ"].iter_rows(min_row=2, values_only=True))
    assert_adds_up(figure, [row[-1] for row in sheet], year_figure.value)
    data = get(f"/nam/{YEAR}/{slug}/du-lieu.json").json()
    assert [row[0] for row in sheet] == [row["ma_ho_so"] for row in data["ho_so"]]
    rows = list(csv.reader(io.StringIO(get(f"/nam/{YEAR}/{slug}/du-lieu.csv").content.decode("utf-8-sig"))))
    assert_adds_up(figure, [int(row[-1]) if row[-1] else None for row in rows[1:]], year_figure.value)


def test_records_of_one_commune_are_those_of_its_value():
    """Of each figure the commune with most records, in the latest year that has any: what its list and its files hold."""
    figures = [figure for figure in registry.values() if figure.columns and figure.place]
    values = {year: record_values(figures, year) for year in (2023, 2024)}
    answers, communes = compute(figures, values), Unit.objects.communes().in_bulk()
    wrong, tried = [], 0
    for figure in figures:
        year = 2024 if any(each.commune for each in values[2024][figure.slug]) else 2023
        each = values[year][figure.slug]
        found = Counter(share.commune for share in each if share.commune).most_common(1)
        if not found:
            continue
        [(key, count)], tried = found, tried + 1
        value = answers[figure.slug, year].by_commune[key]
        rows = public_records(figure, year, each, communes[key]).rows
        told = together(figure, [row[-1] or 0 for row in rows])
        is_partly_told = figure.people and None in [row[-1] for row in rows]
        if len(rows) != count or (told != value and not is_partly_told):
            wrong.append((figure.slug, year, str(communes[key]), count, value, len(rows), told))
    assert wrong == []
    assert tried > 50, tried


def test_every_column_is_in_the_dictionary():
    data = get(f"/nam/{YEAR}/houses/du-lieu.json").json()
    explained = {row["khoa"] for row in data["tu_dien"] if row["bang"] == "Hồ sơ" and row["y_nghia"]}
    assert explained == set(data["ho_so"][0])


def test_the_year_as_data_is_its_content():
    content = year_content(YEAR)
    told = json.loads(get(f"/nam/{YEAR}/bao-cao.json").content)
    over_all = {row["chi_tieu"]: row for row in told["nam"] if row["ma_don_vi"] == "toan-dia-ban"}
    assert {slug: row["gia_tri"] for slug, row in over_all.items()} == {
        each["slug"]: each["value"] for each in content["figures"]
    }
    assert {slug: row["cach_ghi"] for slug, row in over_all.items()} == {
        each["slug"]: each["sentence"] for each in content["figures"]
    }
    rows = list(csv.reader(io.StringIO(get(f"/nam/{YEAR}/bao-cao.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 1 + len(told["nam"])


@pytest.mark.parametrize(
    "path", ["/nam/2030/bao-cao.json", "/nam/2023/khong-co/du-lieu.csv", "/nam/2023/houses/du-lieu.exe"]
)
def test_what_is_not_there_is_not_found(path):
    assert Client().get(path).status_code == 404


def test_staff_take_the_records_in_full_as_far_as_they_may_see_them():
    path = f"/nam/{YEAR}/houses/du-lieu.json?day-du=1"
    public, sheets = get(path).json()["ho_so"], {}
    for role in ("Lãnh đạo", "Kế toán", "Cán bộ dữ liệu cá nhân", "Biên tập viên"):
        client = Client()
        user = make_user(f"thu-{len(sheets)}", group=role)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        sheets[role] = get(path, client).json()["ho_so"]
    assert "tong_kinh_phi" not in public[0] and "ho_duoc_ho_tro" not in public[0]
    assert len(sheets["Kế toán"]) == len(public) == registry["houses"].value(YEAR)
    assert {role: "ho_duoc_ho_tro" in rows[0] for role, rows in sheets.items() if role in ("Lãnh đạo", "Kế toán")} == {
        "Lãnh đạo": False,
        "Kế toán": True,
    }
