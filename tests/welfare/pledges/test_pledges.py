"""Pledges: no income until they are kept, kept by contributions that came after them, and nobody's name in public."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from frontportal.workbooks.headers.columns import Vocabulary, columns_of
from frontportal.yearly.figures import registry
from tests.makers import make_user, todos
from tests.resources import load
from tests.welfare.makers import MILLION, make_books, make_contribution, make_pair
from welfare.funds.models.fund import Fund
from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear
from welfare.pledges.models import Pledge, PledgePayment
from welfare.pledges.resources import PledgePaymentResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def books(world):
    return make_books(2023)


def make_pledge(books, unit, **given) -> Pledge:
    kept = {
        "amount": 10 * MILLION,
        "pledged_on": date(2023, 5, 1),
        "due_on": date(2023, 12, 31),
        "donor_name": "Đơn vị Mẫu",
    }
    return Pledge.objects.create(**kept | {"fund": books.fund, "unit": unit} | given)


def test_promises_to_other_funds_are_a_figure_of_their_own(world, books):
    other = make_books(fund=Fund.objects.create(name="Quỹ Cứu trợ", slug="cuu-tro"))
    kept_back = Fund.objects.create(name="Quỹ Kín", slug="kin")
    hidden = FundYear.objects.create(fund=kept_back, year=2023, target=0)
    for each, amount in ((books, 10), (other, 3), (hidden, 7)):
        make_pledge(each, world.north, amount=amount * MILLION)
    values = [registry[slug].value(2023) for slug in ("fund-pledged", "other-funds-pledged")]
    assert values == [10 * MILLION, 3 * MILLION]


def test_a_promise_is_no_income_until_it_is_kept(world, books):
    first, second = make_pair()
    pledge = make_pledge(books, world.north)
    make_pledge(books, world.north, withdrawn_on=date(2023, 6, 1), reason="Đổi ý")
    assert (YearAccount(books).received, registry["fund-pledged"].value(2023)) == (0, 10 * MILLION)
    for amount, confirmed_by in ((4, second), (5, None)):
        gift = make_contribution(books, world.north, amount * MILLION, by=first, confirmed_by=confirmed_by)
        PledgePayment.objects.create(pledge=pledge, contribution=gift)
    found = Pledge.objects.with_paid().get(pk=pledge.pk)
    assert (found.paid, found.open) == (4 * MILLION, 6 * MILLION)
    assert Pledge.objects.totals() == {"pledged": 10 * MILLION, "paid": 4 * MILLION}
    late = [
        (todo.label, todo.count) for todo in todos(make_user("ke-toan", group="Kế toán")) if "Lời hứa" in todo.label
    ]
    assert late == [("Lời hứa ủng hộ quá hẹn", 1)]


def test_what_keeps_no_promise_is_told(world, books):
    first, second = make_pair()
    pledge = make_pledge(books, world.north, pledged_on=date(2023, 6, 1))
    before = make_contribution(books, world.north, MILLION, by=first, confirmed_by=second)
    with pytest.raises(ValidationError) as told:
        PledgePayment(pledge=pledge, contribution=before).full_clean()
    assert told.value.message_dict == {"contribution": ["Khoản ủng hộ này có trước khi hứa."]}


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"amount": 0}, "amount_positive"),
        ({"due_on": date(2023, 1, 1)}, "due_after"),
        ({"withdrawn_on": date(2023, 6, 1)}, "withdrawn_says_why"),
    ],
)
def test_the_database_holds_it(world, books, given, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make_pledge(books, world.north, **given)


def test_a_promise_is_of_a_day_that_has_come(world, books):
    pledge = make_pledge(books, world.north)
    pledge.pledged_on = pledge.due_on = timezone.localdate() + timezone.timedelta(days=1)
    with pytest.raises(ValidationError) as told:
        pledge.full_clean()
    assert list(told.value.message_dict) == ["pledged_on"]


def test_payments_by_a_sheet(world, books):
    """By the giver's name where it made one promise, else as the list of promises calls it; what went out comes in unchanged."""
    first, second = make_pair()
    pledge = make_pledge(books, world.north)
    make_pledge(books, world.north, donor_name="Đơn vị Khác")
    make_pledge(books, world.north, donor_name="Đơn vị Khác", amount=3 * MILLION)
    receipts = [
        make_contribution(
            books, world.north, 2 * MILLION, by=first, confirmed_by=second, date=date(2023, 6, 1)
        ).receipt_number
        for _ in range(2)
    ]
    headers = ["Người hứa", "Phiếu thu"]
    rows = [("đơn vị mẫu", f"PT {receipts[0]}/2023"), ("Đơn vị Khác", f"Phiếu thu {receipts[1]} năm 2023")]
    told = load(PledgePaymentResource, [*map(own_header, ("pledge", "contribution"))], *rows)
    assert [message for row in told.invalid_rows for message in row.error.messages] == [
        "“Đơn vị Khác” có nhiều lời hứa: Đơn vị Khác, hứa 3.000.000 đồng ngày 01/05/2023; "
        "Đơn vị Khác, hứa 10.000.000 đồng ngày 01/05/2023. Hãy ghi đủ như thế."
    ]
    rows[1] = ("Đơn vị Khác, hứa 3.000.000 đồng ngày 01/05/2023", rows[1][1])
    assert load(PledgePaymentResource, [*map(own_header, ("pledge", "contribution"))], *rows).totals["new"] == 2
    assert Pledge.objects.with_paid().get(pk=pledge.pk).paid == 2 * MILLION
    assert PledgePaymentResource().import_data(PledgePaymentResource().export()).totals["skip"] == 2
    vocabulary = Vocabulary(columns_of(PledgePaymentResource()))
    assert [vocabulary.meaning(header).field for header in headers] == ["pledge", "contribution"]


def own_header(name: str) -> str:
    return PledgePaymentResource().fields[name].column_name
