"""What the database refuses, whoever asks: SQL included."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from frontportal.kit.records.db_errors import check_deferred, message_for
from tests.welfare.makers import (
    MILLION,
    make_books,
    make_contribution,
    make_disbursement,
    make_gift,
    make_house,
    make_livelihood,
    make_pair,
)
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.house import House
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement


def refusal(act) -> str:
    """The sentence with which the database refuses `act`; the test fails when it does not."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        act()
        check_deferred()
    return message_for(caught.value)


@pytest.fixture
def pair(db):
    return make_pair()


@pytest.fixture
def books(db):
    return make_books()


class TestConfirmedMoney:
    @pytest.fixture
    def gift(self, world, books, pair):
        return make_contribution(books, world.north, 5 * MILLION, by=pair[0], confirmed_by=pair[1], publish_name=True)

    @pytest.mark.parametrize("change", [{"amount": 6 * MILLION}, {"memo": "khác"}, {"state": "draft"}, {"year": 2024}])
    def test_is_never_changed(self, gift, change):
        said = refusal(lambda: Contribution.objects.filter(pk=gift.pk).update(**change))
        assert said == "Khoản đã xác nhận không sửa được. Hãy ghi đảo rồi lập khoản mới."

    def test_is_never_deleted(self, gift):
        assert refusal(gift.delete) == "Khoản đã xác nhận không xoá được. Hãy ghi đảo."

    def test_stays_under_raw_sql(self, gift):
        with connection.cursor() as cursor:
            said = refusal(lambda: cursor.execute("UPDATE ledger_contribution SET amount = 1"))
        assert said.startswith("Khoản đã xác nhận không sửa được.")

    def test_lets_a_donor_take_the_name_back_but_not_give_it(self, gift):
        Contribution.objects.filter(pk=gift.pk).update(publish_name=False)
        said = refusal(lambda: Contribution.objects.filter(pk=gift.pk).update(publish_name=True))
        assert said.startswith("Khoản đã xác nhận không sửa được.")

    def test_payments_stay_as_well(self, world, books, pair):
        payment = make_disbursement(books, world.north, MILLION, by=pair[0], confirmed_by=pair[1])
        said = refusal(lambda: Disbursement.objects.filter(pk=payment.pk).update(amount=2 * MILLION))
        assert said.startswith("Khoản đã xác nhận không sửa được.")
        assert refusal(payment.delete).startswith("Khoản đã xác nhận không xoá được.")

    def test_drafts_may_change_and_go(self, world, books, pair):
        draft = make_contribution(books, world.north, MILLION, by=pair[0])
        draft.amount = 2 * MILLION
        draft.save()
        draft.delete()
        assert not Contribution.objects.exists()


class TestEntries:
    def test_nobody_confirms_the_own_entry(self, world, books, pair):
        maker, _ = pair
        for make in (make_contribution, make_disbursement):
            said = refusal(lambda make=make: make(books, world.north, MILLION, by=maker, confirmed_by=maker))
            assert said == "Người xác nhận phải khác người lập."

    @pytest.mark.parametrize("amount", [0, -MILLION])
    def test_amounts_are_positive(self, world, books, pair, amount):
        said = refusal(lambda: make_contribution(books, world.north, amount, by=pair[0]))
        assert said == "Số tiền phải lớn hơn 0; chỉ bút toán ghi đảo có lý do mới mang số âm."

    def test_a_receipt_number_is_used_once_a_year(self, world, books, pair):
        make_contribution(books, world.north, MILLION, by=pair[0], receipt_number=7)
        said = refusal(lambda: make_contribution(books, world.north, MILLION, by=pair[0], receipt_number=7))
        assert said == "Số phiếu thu này đã dùng trong sổ quỹ của năm."

    def test_need_books_of_their_year(self, world, books, pair):
        refusal(lambda: make_contribution(books, world.north, MILLION, by=pair[0], year=2022, date=date(2022, 5, 1)))
        draft = Contribution(fund=books.fund, year=2022)
        with pytest.raises(ValidationError) as caught:
            draft.clean()
        assert caught.value.message_dict == {"year": ["Quỹ chưa mở sổ năm 2022. Hãy thêm sổ quỹ năm trước."]}

    def test_a_date_far_from_the_year_is_a_slip(self, world, books, pair):
        said = refusal(lambda: make_contribution(books, world.north, MILLION, by=pair[0], date=date(2013, 5, 3)))
        assert said == "Ngày cách năm ghi sổ quá xa. Hãy kiểm tra lại ngày và năm."

    @pytest.mark.parametrize("purpose, linked", [("house", False), ("study", True)])
    def test_purpose_and_house_go_together(self, world, books, pair, purpose, linked):
        house = make_house(world.north) if linked else None
        said = refusal(lambda: make_disbursement(books, world.north, MILLION, by=pair[0], purpose=purpose, house=house))
        assert said == "Khoản chi cho quà, nhà ở, sinh kế phải ghi đúng đợt quà, căn nhà, sinh kế đó."


class TestLinesWithinTotal:
    OVER = "Các nguồn cộng lại là 101.000.000 đồng, vượt tổng kinh phí 100.000.000 đồng."

    @pytest.fixture
    def house(self, world, books, pair):
        house = make_house(world.north, total=100 * MILLION)
        CoFunding.objects.create(house=house, kind="company", source="Công ty Mẫu", amount=60 * MILLION)
        make_disbursement(books, world.north, 40 * MILLION, by=pair[0], purpose="house", house=house)
        check_deferred()
        return house

    def test_another_funder_may_not_exceed_it(self, house):
        line = {"house": house, "kind": "family", "source": "Gia đình", "amount": MILLION}
        assert refusal(lambda: CoFunding.objects.create(**line)) == self.OVER
        with pytest.raises(ValidationError) as caught:
            CoFunding(**line).full_clean()
        assert caught.value.message_dict == {"amount": [self.OVER]}

    def test_another_payment_may_not_exceed_it(self, house, books, pair):
        given = {"by": pair[0], "purpose": "house", "house": house}
        assert refusal(lambda: make_disbursement(books, house.unit, MILLION, **given)) == self.OVER

    def test_the_total_may_not_be_lowered_below_it(self, house):
        said = refusal(lambda: House.objects.filter(pk=house.pk).update(total=99 * MILLION))
        assert said == "Các nguồn cộng lại là 100.000.000 đồng, vượt tổng kinh phí 99.000.000 đồng."
        house.total = 99 * MILLION
        with pytest.raises(ValidationError) as caught:
            house.full_clean()
        assert caught.value.message_dict == {"total": [said]}

    def test_lines_and_total_may_change_in_any_order(self, house):
        CoFunding.objects.filter(house=house).update(amount=80 * MILLION)
        House.objects.filter(pk=house.pk).update(total=120 * MILLION)
        check_deferred()

    def test_editing_a_line_counts_it_once(self, house):
        line = CoFunding.objects.get(house=house)
        line.amount = 55 * MILLION
        line.full_clean()

    def test_livelihoods_too(self, world):
        record = make_livelihood(world.north, 20 * MILLION)
        line = {"livelihood": record, "kind": "province", "source": "Quỹ tỉnh", "amount": 21 * MILLION}
        said = "Các nguồn cộng lại là 21.000.000 đồng, vượt tổng kinh phí 20.000.000 đồng."
        assert refusal(lambda: CoFunding.objects.create(**line)) == said

    def test_a_funder_pays_for_one_thing(self, world, house):
        record = make_livelihood(world.north, 20 * MILLION)
        both = {"house": house, "livelihood": record, "kind": "other", "source": "Nguồn mẫu", "amount": 1}
        said = refusal(lambda: CoFunding.objects.create(**both))
        assert said == "Hãy chọn một căn nhà hoặc một sinh kế, không chọn cả hai."


class TestGivenThings:
    def test_support_stays_within_the_total(self, world):
        said = refusal(lambda: make_house(world.north, total=40 * MILLION))
        assert said == "Mức hỗ trợ phải lớn hơn 0 và không vượt tổng kinh phí."

    def test_a_hand_over_has_its_day(self, world):
        said = refusal(lambda: make_house(world.north, state="handed_over"))
        assert said == "Nhà đã bàn giao phải có ngày bàn giao; nhà chưa bàn giao thì để trống ngày."

    def test_gifts_for_tet_name_its_year(self, world):
        said = refusal(lambda: make_gift(world.north, 10, 500_000, occasion="tet"))
        assert said == "Quà Tết phải ghi Tết năm nào; dịp khác thì để trống."

    def test_a_round_counts_a_group_of_a_unit_once(self, world):
        gift = make_gift(world.north, 10, 500_000)
        gift.refresh_from_db()
        assert gift.value == 5 * MILLION
        said = refusal(lambda: make_gift(world.north, 3, 400_000))
        assert said == "Đợt quà này đã có số liệu của đơn vị và đối tượng này."
