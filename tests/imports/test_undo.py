"""An import is undone as a whole within a day, unless somebody has touched or used one of its records since."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from campaigns.models.unity_day import UnityDay
from campaigns.resources import UnityDayResource
from frontportal.imports import register
from frontportal.imports.models import SheetImport, SheetImportRow
from frontportal.imports.undoing.act import undo
from frontportal.imports.undoing.plan import plan_undo
from frontportal.staff.models import User
from tests.makers import make_user
from tests.resources import bring_in
from tests.voters.makers import PETITION
from tests.welfare.makers import MILLION, make_books
from voters.admin.resources import PetitionResource
from voters.models.petition import Petition
from voters.models.step import PetitionStep
from welfare.assistance.models.household import Household
from welfare.assistance.resources import HouseholdResource
from welfare.ledger.actions import confirm
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.resources import ContributionResource

HEADERS = ["Khu dân cư", "Năm", "Ngày tổ chức", "Phần lễ", "Số lượt người dự"]


def days(*codes, people=1):
    return [(code, 2023, "18/11/2023", "có", people) for code in codes]


def refusal(sheet_import, by) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        undo(sheet_import, by=by)
    return caught.value.messages


@pytest.fixture
def editor(world):
    return make_user("bien-tap", group="Biên tập viên")


@pytest.fixture
def stored(editor):
    """One that changes bac-mau-1 and adds bac-mau-2."""
    bring_in(UnityDayResource, HEADERS, *days("bac-mau-1"), by=editor)
    return bring_in(UnityDayResource, HEADERS, *days("bac-mau-1", "bac-mau-2", people=2), by=editor)


class TestHistory:
    def test_names_the_file_and_the_line(self, stored):
        changed = UnityDay.objects.get(unit__code="bac-mau-1")
        assert [(each.history_type, each.history_change_reason) for each in changed.history.all()] == [
            ("~", "Nhập từ tệp “bang.xlsx”, dòng 2"),
            ("+", "Nhập từ tệp “bang.xlsx”, dòng 2"),
        ]

    def test_is_the_persons_own(self, stored, editor):
        changed = UnityDay.objects.get(unit__code="bac-mau-1")
        assert {each.history_user for each in changed.history.all()} == {editor}

    def test_a_name_with_braces_is_a_name(self, editor):
        reason = register.reason_of("{0} {line} {x!r}.xlsx")
        assert reason.format(line=7) == "Nhập từ tệp “(0) (line) (x!r).xlsx”, dòng 7"


class TestUndo:
    def test_deletes_what_was_added_and_gives_back_what_was_changed(self, stored, editor):
        plan = undo(stored, by=editor)
        assert (len(plan.deleted), len(plan.restored)) == (1, 1)
        assert [(each.unit.code, each.attendance) for each in UnityDay.objects.all()] == [("bac-mau-1", 1)]
        stored.refresh_from_db()
        assert (stored.state, stored.undone_by) == ("undone", editor)

    def test_is_told_in_the_history(self, stored, editor):
        added = UnityDay.objects.get(unit__code="bac-mau-2").pk
        undo(stored, by=editor)
        last = UnityDay.history.filter(id=added).first()
        assert (last.history_type, last.history_change_reason, last.history_user) == (
            "-",
            "Hoàn tác lần nhập tệp “bang.xlsx”",
            editor,
        )
        changed = UnityDay.objects.get(unit__code="bac-mau-1").history.first()
        assert changed.history_change_reason == "Hoàn tác lần nhập tệp “bang.xlsx”"

    def test_twice_is_refused(self, stored, editor):
        undo(stored, by=editor)
        assert refusal(stored, editor) == ["Lần nhập này đã được hoàn tác rồi."]

    def test_after_a_day_is_refused(self, stored, editor):
        SheetImport.objects.filter(pk=stored.pk).update(stored_at=timezone.now() - timedelta(hours=25))
        assert refusal(stored, editor) == [
            "Quá một ngày kể từ lúc nhập nên không hoàn tác được nữa. Hãy sửa từng bản ghi."
        ]
        assert UnityDay.objects.count() == 2

    def test_after_a_day_is_refused_by_the_database(self, stored, editor):
        late = {"stored_at": timezone.now() - timedelta(hours=25), "undone_at": timezone.now(), "state": "undone"}
        with pytest.raises(IntegrityError, match="undone_in_time"), transaction.atomic():
            SheetImport.objects.filter(pk=stored.pk).update(**late)

    def test_the_same_file_may_come_in_again_afterwards(self, stored, editor):
        undo(stored, by=editor)
        again = bring_in(UnityDayResource, HEADERS, *days("bac-mau-1", "bac-mau-2", people=2), by=editor)
        assert (again.created_count, again.updated_count) == (1, 1)

    def test_by_another_person_needs_the_right_to_delete(self, stored):
        assert refusal(stored, make_user("duyet", group="Người duyệt")) == ["Bạn không có quyền hoàn tác lần nhập này."]
        undo(stored, by=make_user("bien-tap-2", group="Biên tập viên"))
        assert UnityDay.objects.count() == 1

    def test_old_values_are_forgotten_after_a_day(self, stored, editor):
        assert SheetImportRow.objects.exclude(before={}).count() == 1
        register.forget_old_values()
        assert SheetImportRow.objects.exclude(before={}).count() == 1
        SheetImport.objects.filter(pk=stored.pk).update(stored_at=timezone.now() - timedelta(hours=25))
        register.forget_old_values()
        assert SheetImportRow.objects.exclude(before={}).count() == 0


class TestObstacles:
    def test_an_edited_record_is_named(self, stored, editor):
        other = make_user("nguoi-khac", full_name="Nguyễn Văn Thử")
        changed = UnityDay.objects.get(unit__code="bac-mau-2")
        changed.note, changed._history_user = "Đã xem lại", other
        changed.save()
        [obstacle] = plan_undo(stored, by=editor).obstacles
        assert (obstacle.line, obstacle.label) == (3, str(changed))
        assert obstacle.sentence.startswith(f"đã được {other} sửa lúc ")
        assert refusal(stored, editor)[0] == "Chưa hoàn tác gì:"
        assert UnityDay.objects.filter(attendance=2).count() == 2

    def test_a_change_without_a_version_counts(self, stored, editor):
        UnityDay.objects.filter(unit__code="bac-mau-2").update(note="Sửa thẳng")
        assert [each.sentence for each in plan_undo(stored, by=editor).obstacles] == ["đã thay đổi từ sau khi nhập"]

    def test_a_deleted_record_counts(self, stored, editor):
        UnityDay.objects.get(unit__code="bac-mau-2").delete()
        [obstacle] = plan_undo(stored, by=editor).obstacles
        assert (obstacle.label, obstacle.sentence) == ("bản ghi đã xoá", "đã bị xoá từ sau khi nhập")

    def test_a_later_import_over_it_counts(self, stored, editor):
        bring_in(UnityDayResource, HEADERS, *days("bac-mau-1", people=3), by=editor)
        assert [each.line for each in plan_undo(stored, by=editor).obstacles] == [2]

    def test_undoing_the_later_one_does_not_clear_the_way(self, stored, editor):
        later = bring_in(UnityDayResource, HEADERS, *days("bac-mau-1", people=3), by=editor)
        undo(later, by=editor)
        assert [each.line for each in plan_undo(stored, by=editor).obstacles] == [2]

    def test_ground_that_is_no_longer_ones_own(self, world):
        clerk = make_user("can-bo", group="Cán bộ xã", unit=world.north)
        stored = bring_in(HouseholdResource, household_headers(), household_row("H-1", "Hộ A", "bac-mau-1"), by=clerk)
        clerk.postings.all().delete()
        clerk = User.objects.get(pk=clerk.pk)  # as the next request has him
        assert refusal(stored, clerk)[1].endswith("Nằm ngoài địa bàn được phân công cho bạn.")
        assert Household.objects.count() == 1


def household_headers():
    resource = HouseholdResource()
    return [resource.header_of(name) for name in ("code", "head", "unit", "phone", "group")]


def household_row(code, head, unit, phone=""):
    return (code, head, unit, phone, Household._meta.get_field("group").flatchoices[0][1])


class TestPetitions:
    @pytest.fixture
    def petitions(self, world, editor):
        return bring_in(PetitionResource, list(PETITION), list(PETITION.values()), by=editor)

    def test_the_step_that_came_with_it_goes_with_it(self, petitions, editor):
        undo(petitions, by=editor)
        assert Petition.objects.count() == 0

    def test_on_the_page_with_the_rights_of_the_site(self, client, petitions, editor):
        client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
        page = client.post(reverse("admin:imports_sheetimport_undo", args=[petitions.pk]), follow=True)
        assert [str(said) for said in page.context["messages"]] == [
            "Đã hoàn tác: xoá 1 bản ghi, trả lại giá trị cũ cho 0 bản ghi."
        ]
        assert (Petition.objects.count(), PetitionStep.objects.count()) == (0, 0)

    def test_nothing_else_of_a_way_goes(self, petitions, editor):
        petition = Petition.objects.get()
        Petition.objects.update(created_at=timezone.now() - timedelta(days=2))
        PetitionStep.take_back([petition.pk])
        Petition.objects.update(created_at=timezone.now())
        later = petition.steps.create(from_state="received", to_state="classified", at=timezone.now(), by=editor)
        PetitionStep.take_back([petition.pk])
        assert petition.steps.count() == 2
        later.delete()
        PetitionStep.take_back([petition.pk])
        assert petition.steps.count() == 0

    def test_one_that_has_moved_on_stays(self, petitions, editor):
        petition = Petition.objects.get()
        petition.steps.create(to_state="classified", at=timezone.now(), by=editor)
        [obstacle] = plan_undo(petitions, by=editor).obstacles
        assert obstacle.sentence.startswith("đã được dùng trong 1 ")


class TestMoney:
    @pytest.fixture
    def receipts(self, world):
        accountant = make_user("ke-toan", group="Kế toán")
        books = make_books()
        resource = ContributionResource()
        headers = [
            resource.header_of(name) for name in ("fund", "year", "date", "donor_name", "unit", "channel", "amount")
        ]
        rows = [
            (books.fund.name, 2023, "18/11/2023", f"Công ty {name}", "bac-mau", "Tiền mặt", MILLION) for name in "AB"
        ]
        return bring_in(ContributionResource, headers, *rows, by=accountant)

    def test_drafts_are_undone(self, receipts):
        undo(receipts, by=receipts.created_by)
        assert Contribution.objects.count() == 0

    def test_what_a_second_person_has_confirmed_stays_and_so_does_all(self, receipts):
        confirm(Contribution.objects.order_by("pk").first(), by=make_user("xac-nhan", group="Người xác nhận chi"))
        said = refusal(receipts, receipts.created_by)
        assert len(said) == 2
        assert said[1].startswith("Dòng 2, Phiếu thu 1, năm 2023, 1.000.000 đồng: Đã được ")
        assert said[1].endswith("nay “Đã xác nhận”.")
        assert Contribution.objects.count() == 2


def test_what_no_history_keeps_comes_back_too(world):
    """Names of households are in no history: they are kept with the import, for a day."""
    accountant = make_user("ke-toan", group="Kế toán")
    bring_in(
        HouseholdResource,
        household_headers(),
        household_row("H-1", "Hộ ông A", "bac-mau-1", "0900000001"),
        by=accountant,
    )
    changed = household_row("H-1", "Hộ bà B", "bac-mau-2", "0900000002")
    stored = bring_in(HouseholdResource, household_headers(), changed, by=accountant)
    undo(stored, by=accountant)
    household = Household.objects.get()
    assert (household.head, household.phone, household.unit.code) == ("Hộ ông A", "0900000001", "bac-mau-1")
