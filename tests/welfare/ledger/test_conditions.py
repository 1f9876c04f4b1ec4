"""What a giver asked for holds the gift's money: only what was asked for is paid from it, and never more than it is."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client

from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from welfare.ledger.actions import confirm
from welfare.ledger.models.condition import ConditionPayment, GiftCondition

pytestmark = pytest.mark.django_db


@pytest.fixture
def books():
    return make_books(opening=10 * MILLION)


def told(act) -> str:
    with pytest.raises(ValidationError) as error:
        act()
    return " ".join(error.value.messages)


def test_money_with_a_condition_waits_for_it(world, books):
    first, second = make_pair()
    gift = make_contribution(books, world.north, 6 * MILLION, by=first, confirmed_by=second)
    condition = GiftCondition.objects.create(contribution=gift, purpose="study", unit=world.north)
    other = make_disbursement(books, world.north, 11 * MILLION, by=first, purpose="medical")
    assert "6.000.000 đồng người ủng hộ đã yêu cầu dùng vào việc khác" in told(lambda: confirm(other, by=second))
    wrong = [
        make_disbursement(books, unit, MILLION, by=first, purpose=purpose)
        for unit, purpose in ((world.north, "medical"), (world.south, "study"))
    ]
    said = [told(ConditionPayment(condition=condition, disbursement=each).full_clean) for each in wrong]
    assert ["Khám chữa bệnh" in said[0], "Thị trấn Nam Mẫu" in said[1]] == [True, True]
    right = make_disbursement(books, world.north_areas[0], 4 * MILLION, by=first, purpose="study")
    payment = ConditionPayment.objects.create(condition=condition, disbursement=right)
    confirm(right, by=second)
    assert (condition.paid, condition.left) == (4 * MILLION, 2 * MILLION)
    with pytest.raises(DatabaseError, match="đã xác nhận"), transaction.atomic():
        payment.delete()
    page = Client().get(gift.get_absolute_url()).content.decode()
    assert "Dành cho học bổng ở xã Bắc Mẫu" in page


def test_no_more_is_paid_than_was_given(world, books):
    first, second = make_pair()
    gift = make_contribution(books, world.north, 3 * MILLION, by=first, confirmed_by=second)
    condition = GiftCondition.objects.create(contribution=gift, purpose="study")
    payment = make_disbursement(books, world.north, 4 * MILLION, by=first, purpose="study")
    with pytest.raises(DatabaseError, match="vượt số tiền của khoản ủng hộ"), transaction.atomic():
        ConditionPayment.objects.create(condition=condition, disbursement=payment)
    payment.amount = 3 * MILLION
    payment.save()
    ConditionPayment.objects.create(condition=condition, disbursement=payment)
    payment.amount = 5 * MILLION
    payment.save()
    assert "chỉ còn 3.000.000 đồng" in told(lambda: confirm(payment, by=second))


def test_a_condition_says_what_for_or_where(world, books):
    first, second = make_pair()
    gift = make_contribution(books, world.north, MILLION, by=first, confirmed_by=second)
    assert "chỉ dùng cho việc gì" in told(GiftCondition(contribution=gift).full_clean)
