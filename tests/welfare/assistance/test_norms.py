"""Norms are dated; what exceeds one says why, in forms, sheets and the database."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.makers import make_user
from tests.welfare.makers import (
    MILLION,
    make_books,
    make_disbursement,
    make_gift,
    make_house,
    make_livelihood,
    make_pair,
)
from welfare.assistance.models.gift import Gift
from welfare.assistance.models.house import House
from welfare.assistance.models.norm import Norm
from welfare.assistance.resources import GiftResource
from welfare.ledger import actions


def norm(per: str, amount: int, since: date = date(2023, 1, 1), until: date | None = None) -> Norm:
    return Norm.objects.create(per=per, amount=amount, since=since, until=until, decision="02/QĐ-BVĐ")


def told(record) -> list[str]:
    """What the form says at the field that asks for the reason; [] when all is well."""
    try:
        record.full_clean()
    except ValidationError as error:
        return error.message_dict.get("norm_reason", [])
    return []


class TestNorm:
    def test_one_at_a_time(self, db):
        norm("package", 500_000, until=date(2023, 6, 30))
        norm("package", 600_000, since=date(2023, 7, 1))
        with pytest.raises(IntegrityError), transaction.atomic():
            norm("package", 700_000, since=date(2024, 1, 1))
        with pytest.raises(ValidationError, match="trùng với khoảng đã nhập"):
            Norm(per="package", amount=1, since=date(2023, 6, 30), until=date(2023, 6, 30), decision="x").full_clean()

    def test_says_itself(self, db):
        assert str(norm("package", 500_000)) == "Một suất quà: 500.000 đồng (02/QĐ-BVĐ, từ 01/01/2023)"


class TestHouse:
    def test_asks_why(self, world):
        norm("house-new", 40 * MILLION)
        house = make_house(world.north, norm_reason="Hộ có 9 khẩu")
        assert told(house) == []
        house.norm_reason = " "
        assert told(house) == ["50.000.000 đồng vượt định mức 40.000.000 đồng (02/QĐ-BVĐ). Hãy ghi lý do."]

    def test_of_its_work_and_year(self, world):
        norm("house-repair", 40 * MILLION)
        norm("house-new", 40 * MILLION, until=date(2022, 12, 31), since=date(2022, 1, 1))
        norm("house-new", 60 * MILLION)
        assert told(make_house(world.north)) == []

    def test_the_highest_of_its_year_counts(self, world):
        norm("house-new", 40 * MILLION, until=date(2023, 6, 30))
        norm("house-new", 50 * MILLION, since=date(2023, 7, 1))
        assert told(make_house(world.north)) == []

    def test_the_database_asks_too(self, world):
        norm("house-new", 40 * MILLION)
        with pytest.raises(DatabaseError, match="50.000.000 đồng vượt định mức 40.000.000 đồng"), transaction.atomic():
            make_house(world.north)
        house = make_house(world.north, norm_reason="Hộ có 9 khẩu")
        with pytest.raises(DatabaseError, match="vượt định mức"), transaction.atomic():
            House.objects.filter(pk=house.pk).update(norm_reason="")

    def test_a_later_norm_leaves_what_is_there(self, world):
        house = make_house(world.north)
        norm("house-new", 40 * MILLION)
        house.state, house.handed_over_on = "handed_over", date(2023, 9, 2)
        house.save()
        assert House.objects.get().state == "handed_over"


class TestGift:
    def test_at_the_day_of_its_round(self, world):
        norm("package", 400_000, until=date(2023, 7, 19))
        gift = make_gift(world.north, 10, 500_000)
        assert told(gift) == []
        norm("package", 400_000, since=date(2023, 7, 20))
        assert told(gift) == ["500.000 đồng vượt định mức 400.000 đồng (02/QĐ-BVĐ). Hãy ghi lý do."]
        with pytest.raises(DatabaseError, match="vượt định mức"), transaction.atomic():
            Gift.objects.filter(pk=gift.pk).update(unit_value=450_000)

    def test_in_a_sheet(self, world):
        gift = make_gift(world.north, 10, 300_000)
        norm("package", 400_000)
        sheet = GiftResource().export()
        header = sheet.headers.index("Giá trị một suất")
        row = list(sheet[0])
        row[header] = 500_000
        del sheet[0]
        sheet.append(row)
        result = GiftResource().import_data(sheet, dry_run=False)
        assert [list(found.error.message_dict) for found in result.invalid_rows] == [["Lý do vượt định mức"]]
        gift.refresh_from_db()
        assert gift.unit_value == 300_000


class TestPayment:
    @pytest.fixture
    def books(self, world):
        return make_books(opening=100 * MILLION)

    def test_of_a_purpose_at_the_day_of_its_decision(self, world, books):
        maker, _ = make_pair()
        payment = make_disbursement(books, world.north, 6 * MILLION, by=maker, purpose="medical")
        norm("medical", 5 * MILLION, since=date(2023, 5, 2))
        assert told(payment) == []
        payment.decision_date = date(2023, 5, 2)
        assert told(payment) == ["6.000.000 đồng vượt định mức 5.000.000 đồng (02/QĐ-BVĐ). Hãy ghi lý do."]
        payment.norm_reason = "Phẫu thuật hai lần"
        assert told(payment) == []

    def test_is_asked_once_more_when_confirmed(self, world, books):
        maker, checker = make_pair()
        payment = make_disbursement(books, world.north, 6 * MILLION, by=maker, purpose="medical")
        norm("medical", 5 * MILLION)
        with pytest.raises(ValidationError, match="Hãy ghi lý do"):
            actions.confirm(payment, by=checker)
        with pytest.raises(DatabaseError, match="Hãy ghi lý do vượt định mức"), transaction.atomic():
            type(payment).objects.update(
                state="confirmed", confirmed_at=timezone.now(), confirmed_by=checker, voucher_number=1
            )

    def test_all_of_one_livelihood_together(self, world, books):
        maker, _ = make_pair()
        record = make_livelihood(world.north, 90 * MILLION, households=2)
        given = {"by": maker, "purpose": "livelihood", "livelihood": record}
        norm("household", 20 * MILLION)
        make_disbursement(books, world.north, 30 * MILLION, **given)
        second = make_disbursement(books, world.north, 10 * MILLION, **given)
        assert told(second) == []
        with pytest.raises(DatabaseError, match="41.000.000 đồng vượt định mức 40.000.000 đồng"), transaction.atomic():
            make_disbursement(books, world.north, MILLION, **given)
        second.amount += MILLION
        assert told(second) == ["41.000.000 đồng vượt định mức 40.000.000 đồng (02/QĐ-BVĐ). Hãy ghi lý do."]

    def test_a_reversal_is_not_asked(self, world, books):
        maker, checker = make_pair()
        payment = make_disbursement(books, world.north, 6 * MILLION, by=maker, confirmed_by=checker, purpose="medical")
        norm("medical", 5 * MILLION)
        actions.confirm(actions.reverse(payment, reason="Nhầm", by=maker), by=checker)
        assert type(payment).objects.confirmed().total() == 0


def test_the_form_names_the_field_until_it_is_filled_in(world, client):
    norm("house-new", 40 * MILLION)
    client.force_login(make_user("ke-toan", group="Kế toán"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("admin:assistance_house_add")
    given = {
        "code": "nha-9", "year": 2023, "kind": "dai-doan-ket", "work": "new", "unit": world.north.pk, "support": "50 triệu",
        "total": "100 triệu", "state": "building", "decision": "", "norm_reason": "", "household": "",
        "cofundings-TOTAL_FORMS": 0, "cofundings-INITIAL_FORMS": 0, "pictures-TOTAL_FORMS": 0, "pictures-INITIAL_FORMS": 0,
    }  # fmt: skip
    response = client.post(url, given)
    assert response.context["adminform"].form.errors == {
        "norm_reason": ["50.000.000 đồng vượt định mức 40.000.000 đồng (02/QĐ-BVĐ). Hãy ghi lý do."]
    }
    assert client.post(url, given | {"norm_reason": "Hộ có 9 khẩu"}).status_code == 302
    assert House.objects.get().norm_reason == "Hộ có 9 khẩu"
