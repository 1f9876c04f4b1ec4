"""Sheets of offices through the resources of the demonstration year: what each cell becomes, or why it is refused."""

from datetime import date
from pathlib import Path

import pytest

from frontportal.sheets.formats import Csv, Xlsx
from welfare.assistance.models.household import Household
from welfare.assistance.resources import HouseholdResource
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.resources import ContributionResource

CASES = Path(__file__).parents[1] / "workbooks" / "cases"
pytestmark = pytest.mark.usefixtures("visit")


def load(resource, name: str):
    dataset = Xlsx(resource=resource()).create_dataset(next(CASES.glob(f"{name}*.xlsx")).read_bytes())
    return resource().import_data(dataset, dry_run=False)


def refusals(result) -> list[str]:
    return [f"{row.number}: {sentence}" for row in result.invalid_rows for sentence in row.error.messages]


def test_letters_that_look_alike_and_what_nobody_sees():
    assert refusals(load(HouseholdResource, "13")) == []
    found = Household.objects.filter(code__startswith="ho-u-").order_by("code")
    assert [(each.code, each.head, each.unit.name) for each in found] == [
        ("ho-u-01", "Đinh Văn Eth", "Thôn Đạ Lâm"),
        ("ho-u-04", "Lò Thị Rỗng", "Thôn Đạ Lâm"),
        ("ho-u-05", "Lò Thị Đuôi", "Thôn Đạ Lâm"),
    ]


def test_old_fonts_are_named():
    said = "gõ bằng phông chữ {}, không phải Unicode. Hãy chuyển mã sang Unicode rồi nhập lại."
    assert refusals(load(HouseholdResource, "12")) == [
        f"2: “NguyÔn V¨n §øc” {said.format('TCVN3')}",
        f"2: “Nhµ dét n¸t” {said.format('TCVN3')}",
        f"3: “Nguyeãn Vaên Ñöùc” {said.format('VNI')}",
        f"3: “Nhaø doät naùt” {said.format('VNI')}",
    ]


def test_zeros_arrive():
    load(HouseholdResource, "01")
    household = Household.objects.get(code="ho-w-01")
    assert (household.phone, household.note) == ("0912345678", "068190001234")


def test_each_form_of_money_is_its_amount():
    assert refusals(load(ContributionResource, "16")) == []
    amounts = Contribution.objects.filter(memo__startswith="dòng ").values_list("memo", "amount")
    assert dict(amounts) == {f"dòng {number}": 1_500_000 if number > 9 else 500_000 for number in range(12)}


def test_each_form_of_a_day_is_that_day_or_refused():
    result = load(ContributionResource, "17")
    assert refusals(result) == [
        "5: “18/11/23” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023.",
        "6: “18/11” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023.",
        "9: “11/18/2023” không có trong lịch. Hãy kiểm tra lại ngày và tháng.",
    ]
    assert {row.instance.date for row in result.rows if row.instance and row.is_valid()} == {date(2023, 11, 18)}


def test_a_comma_that_was_not_quoted_is_named_in_each_row():
    dataset = Csv(resource=HouseholdResource()).create_dataset((CASES / "11g-unquoted-comma.csv").read_bytes())
    assert [(line, fault.sentence[:40]) for line, faults in dataset.faults.items() for fault in faults] == [
        (2, "Ô D2 bắt đầu bằng dấu cách: có lẽ là phầ"),
        (3, "Dòng có 8 ô, nhiều hơn số cột (7): có lẽ"),
        (3, "Ô E3 bắt đầu bằng dấu cách: có lẽ là phầ"),
    ]
