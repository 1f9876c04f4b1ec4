"""Light records: one line each, held by the database, and figures of a year that knows of them."""

from datetime import date
from functools import cache

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from frontportal.work_log.kinds import ASKED, Body, Kind
from frontportal.work_log.models import LoggedWork
from frontportal.work_log.resources import LoggedWorkResource
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import all_figures, registry
from frontportal.yearly.models.values import DeclaredFigure, Target
from frontportal.yearly.summary import figures_of_year
from tests.work_log.makers import make_work
from tests.workbooks.makers import dataset_of


@cache
def logged_figures() -> set[str]:
    return {figure.slug for figure in all_figures() if figure.records(2024).model is LoggedWork}


def told(**given) -> dict:
    try:
        LoggedWork(**{"kind": "propaganda", "date": date(2024, 5, 6), "title": "x", "source": "y"} | given).full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def shown(year: int) -> set[str]:
    return {year_figure.figure.slug for year_figure in figures_of_year(year)} & logged_figures()


def test_every_kind_is_counted_by_a_figure(world):
    """Each kind, with all numbers that are asked of it: no line of the log is lost to the year."""
    for kind in Kind:
        numbers = {name: 30 for name, kinds in ASKED.items() if kind in kinds}
        make_work(world.district, kind, body=Body.WOMEN, quantity=7, **numbers)
    found = {figure["slug"]: figure for figure in year_content(2024)["figures"] if figure["slug"] in logged_figures()}
    counted = {key for figure in found.values() for key, _ in figure["records"]}
    assert set(LoggedWork.objects.values_list("pk", flat=True)) - counted == set()
    assert {slug for slug, figure in found.items() if not figure["records"]} == set()


def test_a_year_says_nothing_of_what_it_does_not_know(world):
    make_work(world.north, people=120)
    DeclaredFigure.objects.create(year=2022, figure="dialogues", value=3, source="Báo cáo năm 2022")
    Target.objects.create(year=2026, figure="training-classes", value=4, source="Kế hoạch")
    assert [sorted(shown(year)) for year in (2021, 2022, 2023, 2024, 2025, 2026)] == [
        [], ["dialogues"], ["dialogues"], ["propaganda-listeners", "propaganda-sessions"],
        ["propaganda-listeners", "propaganda-sessions"], ["training-classes"],
    ]  # fmt: skip


def test_sums_by_place_and_month(world):
    make_work(world.north_areas[0], quantity=2, people=120)
    make_work(world.north, quantity=3, people=80, body="women")
    make_work(world.south, "session", people=40, invited=44)
    assert registry["propaganda-sessions"].by_commune(2024) == {world.north.pk: {"value": 5, "records": 2}}
    assert registry["propaganda-listeners"].by_month(2024) == {5: {"value": 200, "records": 2}}
    year_figure = next(
        year_figure for year_figure in figures_of_year(2024) if year_figure.figure.slug == "committee-attendance"
    )
    assert year_figure.text == "40/44 lượt"


def test_few_households_are_not_told(world):
    make_work(world.north, "relief", quantity=3, amount=6_000_000)
    make_work(world.south, "relief", quantity=40, amount=90_000_000)
    figure = next(figure for figure in year_content(2024)["figures"] if figure["slug"] == "relief-value")
    assert [row["value"] for row in figure["by_commune"]] == [None, None]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"kind": "relief", "people": 4}, "__all__", "Số người dự không ghi cho loại việc này."),
        ({"amount": 5}, "__all__", "Số tiền không ghi cho loại việc này."),
        ({"kind": "members"}, "__all__", "Việc này là của một đoàn thể: hãy chọn đơn vị thực hiện."),
        ({"kind": "session", "people": 50, "invited": 40}, "__all__", "Họp Ủy ban phải ghi số ủy viên được triệu tập và số dự, không hơn số được triệu tập."),
        ({"kind": "session"}, "__all__", "Họp Ủy ban phải ghi số ủy viên được triệu tập và số dự, không hơn số được triệu tập."),
        ({"date": date(2026, 12, 24)}, "date", "Ngày 24/12/2026 chưa đến: sổ chỉ ghi việc đã làm."),
        ({"date": date(2025, 7, 1)}, "unit", "Xã Bắc Mẫu không tồn tại vào ngày 01/07/2025 (chỉ đến hết ngày 30/06/2025)."),
    ],
)  # fmt: skip
def test_wrong_lines_are_told(world, given, field, sentence):
    assert told(unit=world.north, **given)[field] == [sentence]


@pytest.mark.parametrize(
    "given", [{"people": 4, "kind": "relief"}, {"quantity": 0}, {"kind": "session"}, {"source": ""}]
)
def test_the_database_holds_them_too(world, given):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_work(world.north, **given)


def test_the_sheet_goes_both_ways(world):
    make_work(world.north, "dialogue", people=90, opinions=12)
    sent = LoggedWorkResource().export()
    assert sent.dict[0]["Loại việc"] == "Đối thoại của người đứng đầu với Nhân dân (cuộc)"
    LoggedWork.objects.all().delete()
    for _ in range(2):
        result = LoggedWorkResource().import_data(dataset_of([sent.headers, *sent]), raise_errors=True)
        assert (result.has_validation_errors(), LoggedWork.objects.values_list("opinions", "people").get()) == (
            False,
            (12, 90),
        )
