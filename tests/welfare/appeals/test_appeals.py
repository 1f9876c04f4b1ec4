"""Appeals: their codes, what is kept for them, and which gifts belong to them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from tests.welfare.makers import (
    MILLION,
    make_appeal,
    make_books,
    make_contribution,
    make_disbursement,
    make_leftover,
    make_pair,
)
from welfare.appeals.code_index import CodeIndex
from welfare.appeals.models import Appeal
from welfare.appeals.transfer_codes import memo_code
from welfare.ledger import actions
from welfare.ledger.balances import with_totals
from welfare.ledger.models.contribution import Contribution

DAY = date(2023, 5, 3)  # of the makers' entries


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


def raised(act) -> str:
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act()
    return str(caught.value)


class TestCode:
    def test_has_a_digit_which_no_communes_code_has(self, world, books):
        assert refused(make_appeal(books)._meta.get_field("code").run_validators, "UNGHO")
        assert "appeals_appeal_code_shape" in raised(lambda: make_appeal(books, "UNGHO"))
        assert not any(char.isdigit() for char in memo_code(world.north))

    @pytest.mark.parametrize("code", ["MAU2", "MAU234"])
    def test_is_never_the_beginning_of_another(self, books, code):
        make_appeal(books, "MAU23")
        other = Appeal(fund=books.fund, year=2023, title="Khác", text="Khác", opened_on=date(2023, 1, 1), code=code)
        assert refused(other.full_clean) == ["Mã này dễ nhầm với mã MAU23. Hãy chọn mã khác."]
        assert f"Mã {code} dễ nhầm với mã MAU23." in raised(other.save)

    def test_never_begins_with_a_communes(self, world, books):
        code = f"{memo_code(world.north)}1"
        assert f"Mã {code} dễ nhầm với mã {memo_code(world.north)}." in raised(lambda: make_appeal(books, code))

    def test_is_known_on_every_day(self, world, books):
        """Whether the appeal takes gifts then is another question: what comes too early is told from what has no code."""
        appeal = make_appeal(books, closed_on=date(2023, 11, 18))
        known = CodeIndex().on(date(2023, 10, 16))
        assert (known["MAU23"], known[memo_code(world.north)]) == (appeal, world.north)
        days = [date(2023, 10, 16), date(2023, 10, 17), date(2023, 11, 18), date(2023, 11, 19)]
        assert [appeal.takes_on(day) for day in days] == [False, True, True, False]


class TestEarmarked:
    def test_an_appeals_gifts_pay_for_nothing_else(self, world, books, people):
        maker, checker = people
        appeal = make_appeal(books)
        make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=checker, appeal=appeal)
        draft = make_disbursement(books, world.north, 11 * MILLION, by=maker)
        assert refused(actions.confirm, draft, by=checker) == [
            "Quỹ còn 15.000.000 đồng, nhưng 5.000.000 đồng thuộc các đợt vận động chưa phân phối xong hoặc chưa có quyết định "
            "về tiền còn lại."
        ]
        appeal.distributed_on = date(2023, 12, 1)
        appeal.save()
        assert len(refused(actions.confirm, draft, by=checker)) == 1
        actions.confirm_leftover(make_leftover(appeal, by=maker), by=checker)  # now what is left is the fund's
        assert actions.confirm(draft, by=checker).voucher_number == 1

    def test_an_appeal_pays_what_it_received(self, world, books, people):
        maker, checker = people
        appeal = make_appeal(books)
        make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=checker, appeal=appeal)
        fits, more = (make_disbursement(books, world.north, n * MILLION, by=maker, appeal=appeal) for n in (3, 4))
        actions.confirm(fits, by=checker)
        assert refused(actions.confirm, more, by=checker) == [
            "Đợt “Đợt vận động mẫu” chỉ còn 2.000.000 đồng, không đủ cho khoản 4.000.000 đồng."
        ]


class TestDesignate:
    def test_a_confirmed_gift_may_find_its_appeal_and_lose_it_again(self, world, books, people):
        maker, checker = people
        gift = make_contribution(books, world.north, MILLION, by=maker, confirmed_by=checker)
        appeal = make_appeal(books, opened_on=DAY)
        actions.set_appeal(gift, appeal=appeal, by=checker)
        assert with_totals(Appeal.objects.all()).get().received == MILLION
        actions.set_appeal(gift, appeal=None, by=checker)
        assert with_totals(Appeal.objects.all()).get().received == 0
        assert [row.appeal_id for row in gift.history.all()[:2]] == [None, appeal.pk]

    def test_a_reversal_follows_and_counts_against_the_same_appeal(self, world, books, people):
        maker, checker = people
        gift = make_contribution(books, world.north, MILLION, by=maker, confirmed_by=checker)
        actions.confirm(actions.reverse(gift, reason="Nhầm", by=maker), by=checker)
        actions.set_appeal(gift, appeal=make_appeal(books, opened_on=DAY), by=checker)
        assert {entry.appeal.code for entry in Contribution.objects.all()} == {"MAU23"}
        assert with_totals(Appeal.objects.all()).get().received == 0

    def test_not_from_one_appeal_straight_to_another(self, world, books, people):
        maker, checker = people
        first, second = (make_appeal(books, code, opened_on=DAY) for code in ("MAU23", "KHAC1"))
        gift = make_contribution(books, world.north, MILLION, by=maker, confirmed_by=checker, appeal=first)
        assert refused(actions.set_appeal, gift, appeal=second, by=checker) == [
            "Khoản này đã thuộc đợt “Đợt vận động mẫu”. Hãy bỏ đợt đó trước."
        ]
        move = "UPDATE ledger_contribution SET appeal_id = %s"
        assert "không sửa được" in raised(lambda: connection.cursor().execute(move, [second.pk]))

    def test_what_is_spent_can_not_be_taken_back(self, world, books, people):
        maker, checker = people
        appeal = make_appeal(books, opened_on=DAY)
        gift = make_contribution(books, world.north, MILLION, by=maker, confirmed_by=checker, appeal=appeal)
        actions.confirm(make_disbursement(books, world.north, MILLION, by=maker, appeal=appeal), by=checker)
        assert refused(actions.set_appeal, gift, appeal=None, by=checker) == [
            "Đợt “Đợt vận động mẫu” chỉ còn 0 đồng chưa chi, không bỏ khoản này ra được."
        ]

    def test_only_the_appeal_changes_with_it(self, world, books, people):
        maker, checker = people
        make_contribution(books, world.north, MILLION, by=maker, confirmed_by=checker)
        both = "UPDATE ledger_contribution SET appeal_id = %s, amount = amount + 1"
        pk = make_appeal(books, opened_on=DAY).pk
        assert "không sửa được" in raised(lambda: connection.cursor().execute(both, [pk]))

    def test_the_appeal_is_of_the_same_fund(self, world, books, people):
        from welfare.funds.models.fund import Fund

        other = make_books(2023, fund=Fund.objects.create(name="Quỹ khác", slug="quy-khac"))
        gift = make_contribution(books, world.north, MILLION, by=people[0], confirmed_by=people[1])
        appeal = make_appeal(other, opened_on=DAY)
        assert refused(actions.set_appeal, gift, appeal=appeal, by=people[1]) == ["Đợt vận động này thuộc quỹ khác."]
        move = "UPDATE ledger_contribution SET appeal_id = %s"
        with connection.cursor() as cursor, pytest.raises(DatabaseError, match="appeal_of_fund"):
            cursor.execute(move, [appeal.pk])
