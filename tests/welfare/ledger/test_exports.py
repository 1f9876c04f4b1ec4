"""Sheets that go out: who may have which, what of it is left out for whom, and that nothing in them runs."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from frontportal.sheets.formats import Csv
from frontportal.staff import roles
from tests.imports import pages
from tests.makers import admin_name, make_user
from tests.welfare.makers import MILLION, make_appeal, make_books, make_contribution, make_house
from welfare.appeals.models import Appeal
from welfare.funds.models.bank_account import BankAccount
from welfare.ledger.resources import ContributionResource

READ_MONEY = {
    roles.EDITOR, roles.APPROVER, roles.ACCOUNTANT, roles.CONFIRMER, roles.LEADER, roles.ADMINISTRATOR,
}  # fmt: skip
MAY = {
    "contribution": READ_MONEY,
    "disbursement": READ_MONEY,
    "appeal": READ_MONEY,
    "household": {roles.CLERK, roles.ACCOUNTANT, roles.DATA_OFFICER},
}
READ_ACCOUNTS = {roles.APPROVER, roles.ACCOUNTANT, roles.CONFIRMER, roles.LEADER}
RISKY = ["=HYPERLINK(1)", "\t=1", "+84901234567", "@SUM(1)", "-2+3", " =1", "＝1+1"]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def accountant(db):
    return make_user("ke-toan", group=roles.ACCOUNTANT)


@pytest.fixture
def books(db):
    return make_books(opening=10 * MILLION)


def export(user, name: str, form: str):
    address = reverse(admin_name(name, "export"))
    return signed_in(user).post(address, {"format": {"xlsx": "0", "csv": "1"}[form], "resource": "0"})


def rows_of(user, name: str) -> list[dict]:
    text = export(user, name, "csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", MAY)
@pytest.mark.parametrize("role", roles.ROLES)
def test_goes_to_those_who_may_read_it(role, name, books):
    user = make_user("ai-do", group=role)
    assert (export(user, name, "xlsx").status_code == 200) is (role in MAY[name])


@pytest.mark.parametrize("name", ["statement", "statementline", "unmatchedline", "match", "bankaccount"])
def test_lines_of_statements_and_accounts_leave_in_no_sheet(name, db):
    user = make_user("quan-tri", is_superuser=True)
    assert export(user, name, "csv").status_code == 403


class TestAppeals:
    @pytest.fixture
    def appeal(self, books) -> Appeal:
        account = BankAccount.objects.create(bank="agribank", number="0000000202305", name="Quỹ mẫu", fund=books.fund)
        return make_appeal(books, target=1_500 * MILLION, account=account)

    @pytest.mark.parametrize("role", sorted(READ_MONEY))
    def test_an_account_s_number_goes_to_those_who_may_read_accounts(self, role, appeal):
        user = make_user("ai-do", group=role)
        (row,) = rows_of(user, "appeal")
        assert (row.get("Tài khoản riêng") == "0000000202305") is (role in READ_ACCOUNTS)
        assert (row["Mã chuyển khoản"], row["Mục tiêu"], row["Tiếp nhận từ ngày"]) == (
            "MAU23",
            "1500000000",
            "17/10/2023",
        )
        page = signed_in(user).get(reverse("admin:appeals_appeal_change", args=[appeal.pk])).content.decode()
        assert ("0000000202305" in page) is (role in READ_ACCOUNTS)

    def send(self, user, sheet: list[list]):
        """The sheet through both screens; the first is returned where it does not get past it."""
        client = signed_in(user)
        page = pages.upload(client, "appeals.appeal", pages.workbook(*sheet, name="dot.xlsx"))
        if 'name="confirm"' not in page.content.decode():
            return page
        return pages.confirm(client, page)

    HEADERS = ["Mã chuyển khoản", "Tên đợt vận động", "Quỹ", "Năm", "Tiếp nhận từ ngày", "Mục tiêu", "Lời kêu gọi"]

    def test_come_in_as_drafts_and_once(self, books, accountant):
        row = ["TET2024", "Tết vì người nghèo", "quy-mau", 2023, "01/12/2023", "1,5 tỷ", "Mời góp sức."]
        for _ in range(2):
            self.send(accountant, [self.HEADERS, row])
        appeal = Appeal.objects.get()
        assert (appeal.state, appeal.target, appeal.opened_on, appeal.created_by) == (
            "draft",
            1_500 * MILLION,
            date(2023, 12, 1),
            accountant,
        )

    def test_a_code_like_another_is_told_under_its_header(self, appeal, accountant):
        row = ["MAU2", "Đợt khác", "quy-mau", 2023, "01/12/2023", "", "Mời."]
        page = self.send(accountant, [self.HEADERS, row]).content.decode()
        assert "Mã này dễ nhầm với mã MAU23. Hãy chọn mã khác." in page
        assert Appeal.objects.count() == 1

    @pytest.mark.parametrize("role", [roles.ACCOUNTANT, roles.APPROVER])
    def test_what_is_published_is_not_changed_by_a_sheet(self, appeal, role):
        Appeal.objects.update(state="published", published_at="2023-10-17T00:00+07:00")
        user = make_user("ai-do", group=role)
        same = ["MAU23", appeal.title, "quy-mau", 2023, "17/10/2023", 1_500 * MILLION, appeal.text]
        refused = "đang công khai nên không sửa bằng tệp được"
        assert refused not in self.send(user, [self.HEADERS, same]).content.decode()
        assert refused in self.send(user, [self.HEADERS, [*same[:-1], "Lời khác."]]).content.decode()
        assert Appeal.objects.get().text == appeal.text


class TestNothingRuns:
    @pytest.fixture
    def risky(self, world, books, accountant):
        confirmer = make_user("xac-nhan", group=roles.CONFIRMER)
        for donor in RISKY:
            given = {"donor_name": donor, "memo": donor, "publish_name": True, "donor_kind": "organisation"}
            make_contribution(books, world.north, MILLION, by=accountant, confirmed_by=confirmer, **given)

    def test_in_csv(self, risky, accountant):
        for row in rows_of(accountant, "contribution"):
            assert row["Người ủng hộ"].startswith("'") and row["Nội dung"].startswith("'")

    def test_csv_comes_back_as_it_was(self, risky, accountant):
        dataset = Csv(resource=ContributionResource()).create_dataset(export(accountant, "contribution", "csv").content)
        assert sorted(row["Người ủng hộ"] for row in dataset.dict) == sorted(RISKY)

    def test_in_workbooks(self, risky, accountant):
        files = [
            export(accountant, "contribution", "xlsx"),
            Client().get(reverse("welfare:download", args=[2023, "xlsx"])),
        ]
        for file in files:
            book = openpyxl.load_workbook(io.BytesIO(file.content))
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            found = [cell for cell in cells if str(cell.value).startswith(("=", "+", "@", "-2+", "＝"))]
            assert len(found) >= 5
            assert {(cell.data_type, cell.quotePrefix) for cell in found} == {("s", True)}

    def test_in_public_csv(self, risky):
        address = reverse("welfare:download-table", args=[2023, "ung-ho", "csv"])
        text = Client().get(address).content.decode("utf-8-sig")
        donors = [row["Người, đơn vị ủng hộ"] for row in csv.DictReader(io.StringIO(text, newline=""))]
        assert donors == [f"'{donor}" for donor in RISKY]

    def test_negative_amounts_stay_numbers(self, world, books, accountant):
        make_house(world.north)
        assert rows_of(accountant, "house")[0]["Tổng kinh phí"] == "100000000"
        assert Csv().export_data(_one_row([-5, "-5"])).decode("utf-8-sig").splitlines()[1] == "-5,-5"


def _one_row(values: list):
    import tablib

    return tablib.Dataset(values, headers=["A", "B"])
