"""Confirming, reversing, and taking a name back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_house, make_pair
from welfare.ledger import actions
from welfare.ledger.account import YearAccount
from welfare.ledger.balances import balance
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement


@pytest.fixture
def people(db):
    return make_pair()


@pytest.fixture
def books(db):
    return make_books(opening=10 * MILLION)


def refused(act, *args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        act(*args, **kwargs)
    return caught.value.messages


class TestConfirm:
    def test_gives_the_next_number_and_counts_from_then_on(self, world, books, people):
        maker, checker = people
        drafts = [make_disbursement(books, world.north, n * MILLION, by=maker) for n in (1, 2)]
        assert balance(books) == 10 * MILLION
        # Confirmed in another order than entered: numbers follow the confirmation and leave no gap.
        done = [actions.confirm(draft, by=checker) for draft in reversed(drafts)]
        assert [(entry.amount, entry.voucher_number) for entry in done] == [(2 * MILLION, 1), (MILLION, 2)]
        assert balance(books) == 7 * MILLION
        assert done[0].confirmed_by == checker
        assert done[0].history.count() == 2

    def test_keeps_a_receipt_number_written_by_hand(self, world, books, people):
        maker, checker = people
        written = make_contribution(books, world.north, MILLION, by=maker, receipt_number=1)
        blank = make_contribution(books, world.north, MILLION, by=maker)
        said = refused(actions.confirm, blank, by=checker)
        assert said == ["Số 1 đã ghi trên một khoản đang chờ. Hãy xác nhận khoản đó trước."]
        assert [actions.confirm(draft, by=checker).receipt_number for draft in (written, blank)] == [1, 2]

    def test_leaves_no_gap_below_a_number_written_by_hand(self, world, books, people):
        ahead = make_contribution(books, world.north, MILLION, by=people[0], receipt_number=40)
        said = refused(actions.confirm, ahead, by=people[1])
        assert said == ["Số 40 chưa dùng được: số tiếp theo của sổ năm 2023 là 1."]

    def test_needs_a_second_person(self, world, books, people):
        draft = make_contribution(books, world.north, MILLION, by=people[0])
        assert refused(actions.confirm, draft, by=people[0]) == ["Người xác nhận phải khác người lập."]
        draft.refresh_from_db()
        assert (draft.state, draft.receipt_number) == ("draft", None)

    def test_happens_once(self, world, books, people):
        draft = make_contribution(books, world.north, MILLION, by=people[0])
        actions.confirm(draft, by=people[1])
        assert refused(actions.confirm, draft, by=people[1]) == ["Khoản này đã được xác nhận."]

    def test_does_not_overdraw_the_fund(self, world, books, people):
        draft = make_disbursement(books, world.north, 11 * MILLION, by=people[0])
        said = "Quỹ chỉ còn 10.000.000 đồng, không đủ cho khoản 11.000.000 đồng."
        assert refused(actions.confirm, draft, by=people[1]) == [said]


class TestReverse:
    @pytest.fixture
    def gift(self, world, books, people):
        return make_contribution(
            books, world.north, 3 * MILLION, by=people[0], confirmed_by=people[1], publish_name=True
        )

    def test_takes_the_amount_back_once_confirmed(self, books, gift, people):
        maker, checker = people
        entry = actions.reverse(gift, reason="  Ghi nhầm năm  ", by=maker)
        assert (entry.amount, entry.reason, entry.state) == (-3 * MILLION, "Ghi nhầm năm", "draft")
        assert YearAccount(books).received == 3 * MILLION
        actions.confirm(entry, by=checker)
        assert YearAccount(books).received == 0
        assert Contribution.objects.count() == 2

    def test_needs_a_reason(self, gift, people):
        assert refused(actions.reverse, gift, reason=" ", by=people[0]) == ["Hãy ghi lý do ghi đảo."]

    def test_is_done_once(self, gift, people):
        actions.reverse(gift, reason="Nhầm", by=people[0])
        assert refused(actions.reverse, gift, reason="Nhầm", by=people[0]) == ["Khoản này đã có bút toán ghi đảo."]

    def test_drafts_and_reversals_are_not_reversed(self, world, books, gift, people):
        maker, checker = people
        said = ["Chỉ ghi đảo được khoản đã xác nhận và không phải là bút toán ghi đảo."]
        draft = make_contribution(books, world.north, MILLION, by=maker)
        assert refused(actions.reverse, draft, reason="Nhầm", by=maker) == said
        back = actions.confirm(actions.reverse(gift, reason="Nhầm", by=maker), by=checker)
        assert refused(actions.reverse, back, reason="Nhầm", by=maker) == said

    def test_mirrors_the_whole_amount(self, books, gift, people):
        entry = actions.reverse(gift, reason="Nhầm", by=people[0])
        with pytest.raises(DatabaseError, match="đúng số tiền"), transaction.atomic():
            Contribution.objects.filter(pk=entry.pk).update(amount=-MILLION)

    def test_gives_a_house_its_room_back(self, world, books, people):
        maker, checker = people
        house = make_house(world.north, total=50 * MILLION)
        make_contribution(books, world.north, 100 * MILLION, by=maker, confirmed_by=checker)
        paid = make_disbursement(
            books, world.north, 50 * MILLION, by=maker, confirmed_by=checker, purpose="house", house=house
        )
        back = actions.reverse(paid, reason="Chuyển sang căn khác", by=maker)
        assert house.from_funds() == 50 * MILLION  # a draft gives nothing back yet
        actions.confirm(back, by=checker)
        assert house.from_funds() == 0
        assert Disbursement.objects.confirmed().total() == 0


def test_a_name_is_taken_back_on_the_reversal_too(world, people):
    maker, checker = people
    books = make_books()
    gift = make_contribution(books, world.north, MILLION, by=maker, confirmed_by=checker, publish_name=True)
    actions.confirm(actions.reverse(gift, reason="Nhầm", by=maker), by=checker)
    actions.withdraw_name(gift, by=maker)
    assert {entry.public_donor for entry in Contribution.objects.all()} == {"Nhà hảo tâm"}
