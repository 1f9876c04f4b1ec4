"""Receipts and vouchers: no gap and no number twice, whoever writes and however many at once."""

from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction

from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from tests.world import make_unit
from welfare.ledger import actions
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement

from .at_once import at_once

KINDS = [(Contribution, make_contribution, "receipt_number"), (Disbursement, make_disbursement, "voucher_number")]


def insert(model, make, books, unit, pair, number: int, name: str, **given):
    return make(books, unit, MILLION, by=pair[0], confirmed_by=pair[1], **{name: number} | given)


@pytest.mark.parametrize("model, make, name", KINDS)
class TestInTheDatabase:
    @pytest.mark.parametrize("number", [0, 2, 7])
    def test_a_number_follows_a_confirmed_one(self, world, model, make, name, number):
        books, pair = make_books(opening=50 * MILLION), make_pair()
        with pytest.raises(DatabaseError, match=f"Số {number} không nối tiếp"), transaction.atomic():
            insert(model, make, books, world.north, pair, number, name)
            connection.check_constraints()

    def test_a_draft_does_not_fill_a_gap(self, world, model, make, name):
        books, pair = make_books(opening=50 * MILLION), make_pair()
        if name == "receipt_number":  # only receipts may bear a number before they are confirmed
            make(books, world.north, MILLION, by=pair[0], receipt_number=1)
        with pytest.raises(DatabaseError, match="Số 2 không nối tiếp"), transaction.atomic():
            insert(model, make, books, world.north, pair, 2, name)
            connection.check_constraints()

    def test_many_at_once_in_any_order(self, world, model, make, name):
        books, pair = make_books(opening=50 * MILLION), make_pair()
        with transaction.atomic():
            for number in (3, 1, 2):
                insert(model, make, books, world.north, pair, number, name)
            connection.check_constraints()
        assert model.objects.confirmed().count() == 3

    def test_each_year_begins_at_one(self, world, model, make, name):
        first, pair = make_books(2023, opening=50 * MILLION), make_pair()
        second = make_books(2024, opening=50 * MILLION, fund=first.fund)
        drafts = [make(books, world.north, MILLION, by=pair[0]) for books in (first, second, first)]
        assert [getattr(actions.confirm(draft, by=pair[1]), name) for draft in drafts] == [1, 1, 2]


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("model, make, name", KINDS)
def test_confirmed_by_many_at_once(model, make, name):
    """Eight people confirm eight drafts at the same moment, each on a connection of its own; one of them is refused."""
    books, pair = make_books(opening=50 * MILLION), make_pair()
    unit = make_unit("mot-xa", "Một Xã", "commune")
    drafts = [make(books, unit, MILLION, by=pair[0]) for _ in range(8)]
    people = [make_user(f"nguoi-{n}") for n in range(7)] + [pair[0]]  # the last one made it: refused
    said = at_once([partial(actions.confirm, draft, by=by) for draft, by in zip(drafts, people, strict=True)])
    assert sorted(model.objects.confirmed().values_list(name, flat=True)) == list(range(1, 8))
    assert said == ["ValidationError: ['Người xác nhận phải khác người lập.']"]


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("model, make, name", KINDS)
def test_one_number_is_never_given_twice(model, make, name):
    """Two transactions that pass by the action and its lock: the database stops the second."""
    books, pair = make_books(opening=50 * MILLION), make_pair()
    unit = make_unit("mot-xa", "Một Xã", "commune")

    def write():
        with transaction.atomic():
            insert(model, make, books, unit, pair, 1, name)

    (said,) = at_once([write, write])
    assert said.startswith("IntegrityError: duplicate key")
    assert model.objects.confirmed().count() == 1
