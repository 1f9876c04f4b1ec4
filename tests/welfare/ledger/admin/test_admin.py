"""Entries in the admin: confirming, reversing, their forms, links to their public pages."""

import pytest
import tablib
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import admin_name, make_user
from tests.welfare.ledger.admin.pages import signed_in
from tests.welfare.makers import (
    MILLION,
    make_appeal,
    make_books,
    make_contribution,
    make_disbursement,
    make_house,
)
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.resources import HouseResource
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement


def step(entry, name: str) -> str:
    return reverse(admin_name(entry._meta.model_name, "change"), args=[entry.pk]).replace("change", name)


class TestConfirming:
    def test_the_second_person_confirms(self, world, books, accountant, confirmer):
        draft = make_contribution(books, world.north, MILLION, by=accountant)
        client = signed_in(confirmer)
        assert "Xác nhận khoản này?" in client.get(step(draft, "xac-nhan")).content.decode()
        draft.refresh_from_db()
        assert draft.state == "draft"  # looking is not confirming
        client.post(step(draft, "xac-nhan"))
        draft.refresh_from_db()
        assert (draft.state, draft.confirmed_by, draft.receipt_number) == ("confirmed", confirmer, 1)

    def test_the_accountant_does_not(self, world, books, accountant):
        draft = make_disbursement(books, world.north, MILLION, by=accountant)
        assert signed_in(accountant).post(step(draft, "xac-nhan")).status_code == 403

    def test_an_administrator_does_not_confirm_the_own_entry(self, world, books):
        chief = make_user("chu-quan", is_superuser=True)
        draft = make_disbursement(books, world.north, MILLION, by=chief)
        assert signed_in(chief).post(step(draft, "xac-nhan")).status_code == 403

    def test_many_at_once_says_how_many(self, world, books, accountant, confirmer):
        keys = [make_disbursement(books, world.north, n * MILLION, by=accountant).pk for n in (4, 5, 6)]
        data = {"action": "confirm_selected", "_selected_action": keys}
        client, address = signed_in(confirmer), reverse("admin:ledger_disbursement_changelist")
        page = client.post(address, data).content.decode()
        for words in ("Xác nhận 3 khoản, cộng 15.000.000 đồng?", "quyết định 01/QĐ", "không sửa, không xoá được"):
            assert words in page, words
        assert not Disbursement.objects.confirmed().exists()  # asking is not confirming
        everything = client.post(address, data | {"select_across": "1", "_selected_action": keys[:1]}).content.decode()
        assert all(f'name="_selected_action" value="{key}"' in everything for key in keys)
        assert 'name="select_across" value="0"' in everything  # what is drafted meanwhile is left alone
        response = client.post(address, data | {"sure": "1"}, follow=True)
        said = [str(message) for message in response.context["messages"]]
        assert said == [
            "Phiếu chi chưa có số, năm 2023, 6.000.000 đồng: Quỹ chỉ còn 1.000.000 đồng, không đủ cho khoản 6.000.000 đồng.",
            "Đã xác nhận 2 khoản, cộng 9.000.000 đồng.",
        ]

    def test_confirmed_entries_can_only_be_read(self, world, books, accountant, confirmer):
        entry = make_contribution(books, world.north, MILLION, by=accountant, confirmed_by=confirmer)
        address = reverse("admin:ledger_contribution_change", args=[entry.pk])
        client = signed_in(accountant)
        page = client.get(address).content.decode()
        assert 'name="amount"' not in page
        assert "1.000.000" in page
        assert client.post(address, {"amount": "5"}).status_code == 403
        assert client.post(address.replace("change", "delete"), {"post": "yes"}).status_code == 403


class TestPublicPage:
    """A draft has none; the address that Django gives every record leads nowhere then, and breaks nothing."""

    @pytest.mark.parametrize("make", [make_contribution, make_disbursement])
    def test_is_linked_once_confirmed(self, world, books, accountant, confirmer, make):
        client = signed_in(accountant)
        for entry, linked in (
            (make(books, world.north, MILLION, by=accountant), False),
            (make(books, world.north, MILLION, by=accountant, confirmed_by=confirmer), True),
        ):
            page = client.get(reverse(admin_name(entry._meta.model_name, "change"), args=[entry.pk])).content
            assert ("Xem trên trang công khai" in page.decode()) is linked
            kind = ContentType.objects.get_for_model(entry)
            response = client.get(reverse("admin:view_on_site", args=[kind.pk, entry.pk]))
            assert response.url.endswith(entry.get_absolute_url())

    def test_of_a_draft_appeal_is_not_linked(self, books, accountant):
        appeal = make_appeal(books)
        page = signed_in(accountant).get(reverse("admin:appeals_appeal_change", args=[appeal.pk])).content.decode()
        assert "Xem trên trang công khai" not in page

    def test_of_a_planned_house_is_not_linked(self, world, accountant):
        for house, linked in (
            (make_house(world.north, state="planned"), False),
            (make_house(world.north, "n-2"), True),
        ):
            page = signed_in(accountant).get(reverse("admin:assistance_house_change", args=[house.pk])).content.decode()
            assert ("Xem trên trang công khai" in page) is linked


class TestReversing:
    def test_needs_a_reason_and_waits_for_the_second_person(self, world, books, accountant, confirmer):
        entry = make_contribution(books, world.north, MILLION, by=accountant, confirmed_by=confirmer)
        client = signed_in(accountant)
        assert "Hãy ghi lý do ghi đảo." in client.post(step(entry, "ghi-dao"), {"reason": ""}).content.decode()
        page = client.post(step(entry, "ghi-dao"), {"reason": "Ghi nhầm"}, follow=True).content.decode()
        assert "Đã lập bút toán điều chỉnh (ghi đảo), chờ người khác xác nhận: Phiếu thu 1" in page
        assert "−1.000.000 đồng</a>, chờ xác nhận" in page  # the entry leads to what takes it back
        reversal = Contribution.objects.get(reverses=entry)
        assert (reversal.amount, reversal.state, reversal.created_by) == (-MILLION, "draft", accountant)
        # Once it is reversed there is nothing more to press, and the draft itself can't be edited.
        again = client.post(step(entry, "ghi-dao"), {"reason": "Lại"}).content.decode()
        assert "Khoản này đã được chính bạn ghi đảo lúc" in again
        assert "Lại" in again
        assert Contribution.objects.filter(reverses=entry).count() == 1
        page = client.get(reverse("admin:ledger_contribution_change", args=[reversal.pk])).content.decode()
        assert 'name="amount"' not in page

    def test_a_name_is_taken_back(self, world, books, accountant, confirmer):
        entry = make_contribution(books, world.north, MILLION, by=accountant, confirmed_by=confirmer, publish_name=True)
        signed_in(accountant).post(step(entry, "thoi-neu-ten"))
        entry.refresh_from_db()
        assert entry.public_donor == "Nhà hảo tâm"


class TestEntryForm:
    def post(self, user, unit, **given):
        books = unit and make_books()
        form = {
            "fund": books.fund_id, "year": 2023, "date": "03/05/2023", "unit": unit.pk, "amount": "2,4 triệu",
            "donor_name": "Đơn vị Mẫu", "donor_kind": "organisation", "channel": "cash", "receipt_number": "", "memo": "",
        }  # fmt: skip
        response = signed_in(user).post(reverse("admin:ledger_contribution_add"), form | given)
        return response.context["adminform"].form.errors if response.context else {}

    def test_understands_money_as_people_write_it(self, world, accountant):
        assert self.post(accountant, world.north) == {}
        assert Contribution.objects.get().amount == 2_400_000
        assert Contribution.objects.get().created_by == accountant
        assert Contribution.objects.get().publish_name is False

    @pytest.mark.parametrize(
        "given, sentence",
        [
            ({"amount": "-5 triệu"}, "Số tiền không được âm."),
            ({"amount": "0"}, "Số tiền phải từ 1 đồng trở lên."),
            ({"amount": "1,0000005 triệu"}, "Số tiền “1,0000005 triệu” lẻ dưới một đồng. Hãy nhập số đồng chẵn."),
            ({"amount": "nhiều"}, "Không hiểu số tiền “nhiều”. Ví dụ: 2.400.000.000 hoặc 2,4 tỷ."),
            ({"year": "2021"}, "Quỹ chưa mở sổ năm 2021. Hãy thêm sổ quỹ năm trước."),
            ({"date": "03/05/2013"}, "Ngày cách năm ghi sổ quá xa. Hãy kiểm tra lại ngày và năm."),
        ],
    )
    def test_refuses_with_a_sentence(self, world, accountant, given, sentence):
        errors = self.post(accountant, world.north, **given)
        assert [sentence] in errors.values()
        assert not Contribution.objects.exists()

    def test_areas_receive_no_credit(self, world, accountant):
        errors = self.post(accountant, world.north_areas[0])
        assert errors["unit"] == ["Khoản ủng hộ được ghi cho xã, thị trấn hoặc huyện, không ghi cho khu dân cư."]


class TestHouseForm:
    def test_a_code_in_capitals_is_the_same_code(self, world, accountant):
        house = make_house(world.north, "nha-1")
        form = self.form(house, "100 triệu", []) | {"code": "NHA-1"}
        page = signed_in(accountant).post(reverse("admin:assistance_house_add"), form).content.decode()
        assert "Mã nhà này đã có." in page
        sheet = HouseResource().export()
        sheet = tablib.Dataset(*[[row[0].upper(), *row[1:]] for row in sheet], headers=sheet.headers)
        assert HouseResource().import_data(sheet, dry_run=False).totals["skip"] == 1

    def form(self, house, total: str, lines: list[dict]) -> dict:
        form = {
            "code": house.code, "year": 2023, "kind": house.kind, "work": house.work, "unit": house.unit_id,
            "support": "50 triệu", "total": total, "state": "building", "handed_over_on": "", "decision": "",
            "pictures-TOTAL_FORMS": 0, "pictures-INITIAL_FORMS": 0,
            "cofundings-TOTAL_FORMS": len(lines), "cofundings-INITIAL_FORMS": sum("id" in line for line in lines),
        }  # fmt: skip
        for number, line in enumerate(lines):
            kept = {"kind": "family", "source": "Gia đình", "form": "money", "note": "", "house": house.pk} | line
            form |= {f"cofundings-{number}-{name}": value for name, value in kept.items()}
        return form

    def save(self, user, house, total, lines):
        address = reverse("admin:assistance_house_change", args=[house.pk])
        return signed_in(user).post(address, self.form(house, total, lines))

    def test_lines_that_fit_one_by_one_but_not_together_are_refused(self, world, accountant):
        house = make_house(world.north, total=100 * MILLION)
        lines = [{"amount": "60 triệu"}, {"amount": "60 triệu", "kind": "company", "source": "Công ty Mẫu"}]
        page = self.save(accountant, house, "100 triệu", lines).content.decode()
        assert "Các nguồn cộng lại là 120.000.000 đồng, vượt tổng kinh phí 100.000.000 đồng." in page
        assert not CoFunding.objects.exists()

    def test_total_and_lines_may_move_together(self, world, accountant):
        house = make_house(world.north, total=100 * MILLION)
        line = CoFunding.objects.create(house=house, kind="family", source="Gia đình", amount=100 * MILLION)
        moved = [
            {"id": line.pk, "amount": "40 triệu"},
            {"amount": "40 triệu", "kind": "company", "source": "Công ty Mẫu"},
        ]
        assert self.save(accountant, house, "80 triệu", moved).status_code == 302
        house.refresh_from_db()
        assert (house.total, house.from_others()) == (80 * MILLION, 80 * MILLION)

    def test_household_is_for_those_who_may_read_it(self, world, accountant):
        house = make_house(world.north)
        address = reverse("admin:assistance_house_change", args=[house.pk])
        leader = make_user("lanh-dao", group=roles.LEADER)
        pages = [signed_in(user).get(address).content.decode() for user in (accountant, leader)]
        assert ["field-household" in page for page in pages] == [True, False]
