"""Accounts and their banks: the number comes from the list, the name is the day's, the database refuses what contradicts."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from welfare.banks.registry import BY_SLUG
from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund

ADD = reverse("admin:funds_bankaccount_add")


@pytest.fixture
def fund(db):
    return Fund.objects.create(slug="quy-mau", name="Quỹ mẫu", is_main=True)


def account(fund, **given) -> BankAccount:
    return BankAccount(**{"fund": fund, "bank": "mbv", "number": "0000000000777", "name": "QUY MAU"} | given)


def test_number_comes_from_the_list(fund):
    for typed in ("", "970418"):
        one = account(fund, bin=typed)
        one.full_clean()
        assert one.bin == "970414"


def test_number_of_a_listed_bank_is_not_another_bank_s(fund):
    with pytest.raises(ValidationError, match="Mã 970418 là của BIDV: hãy chọn ngân hàng đó."):
        account(fund, bank="other", bin="970418").full_clean()
    account(fund, bank="other", bin="123456").full_clean()
    account(fund, bank="treasury").full_clean()


def test_database_refuses_a_number_that_is_not_the_bank_s(fund):
    with pytest.raises(IntegrityError, match="funds_bankaccount_bin_is_of_bank"), transaction.atomic():
        account(fund, bin="970418").save()
    with pytest.raises(IntegrityError, match="funds_bankaccount_bin_is_of_bank"), transaction.atomic():
        account(fund, bank="nobody", bin="").save()


def test_name_is_the_day_s(fund):
    one = account(fund)
    assert str(one) == "MBV 0000000000777"
    assert one.masked == "MBV …777"
    assert one.masked_on(date(2024, 9, 30)) == "OceanBank …777"


class TestAdmin:
    @pytest.fixture
    def client(self, fund):
        client = Client()
        client.force_login(make_user("ke-toan", group=roles.ACCOUNTANT))
        return client

    def test_bank_is_chosen_by_any_of_its_names(self, client):
        page = BeautifulSoup(client.get(ADD).content, "html.parser")
        chosen = page.find("select", {"name": "bank"})
        assert "unfold-admin-autocomplete" in chosen["class"]
        options = {option["value"]: option.get_text() for option in chosen.find_all("option") if option["value"]}
        assert options.keys() == BY_SLUG.keys()
        assert "OceanBank" in options["mbv"] and "LienVietPostBank" in options["lpbank"]

    def test_the_list_of_banks_speaks_vietnamese(self, client):
        page = client.get(ADD).content.decode()
        places = [page.index(name) for name in ("select2.full", "select2/i18n/vi", "jquery.init")]
        assert places == sorted(places)

    def test_saved_account_has_its_bank_s_number_and_today_s_name(self, client, fund):
        given = {
            "fund": fund.pk,
            "bank": "lpbank",
            "number": "0000000000777",
            "name": "QUY MAU",
            "active": "on",
            "bin": "",
        }
        client.post(ADD, given)
        assert BankAccount.objects.get().bin == "970449"
        listed = client.get(reverse("admin:funds_bankaccount_changelist")).content.decode()
        assert "LPBank" in listed
        assert "LienVietPostBank" not in BeautifulSoup(listed, "html.parser").find("table").get_text()
