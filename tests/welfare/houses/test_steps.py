"""A house goes its way step by step; a second person approves, and where it stands follows from its steps, whoever writes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontportal.staff import roles
from frontportal.staff.models import User
from frontportal.yearly.figures import registry
from tests.makers import todos
from tests.welfare.houses.makers import CONTENTS, WAY, paper_address, sign_in, take
from tests.welfare.makers import MILLION, make_house
from welfare.assistance.models.house import House
from welfare.houses.models.step import HouseStep
from welfare.houses.workflow import BACK, NEXT, Stage


def told(house: House, stage: str, **given) -> dict:
    step = HouseStep(house=house, stage=stage, **{"date": date(2023, 3, 1)} | CONTENTS.get(stage, {}) | given)
    try:
        step.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def state(house: House) -> tuple:
    house.refresh_from_db()
    return house.state, house.handed_over_on


class TestTheWay:
    def test_state_follows(self, house, pair):
        states = []
        for month, stage in enumerate(WAY, 1):
            take(house, stage, pair[stage == "approval"], date(2023, month, 5))
            states.append(state(house))
        assert states == [("planned", None)] * 2 + [("building", None)] * 2 + [("handed_over", date(2023, 5, 5))]
        assert registry["houses"].value(2023) == 1
        take(house, "acceptance", day=date(2023, 6, 1), note="Ghi nhầm ngày")
        assert state(house) == ("building", None)

    def test_what_is_approved_is_not_yet_support(self, house, pair):
        take(house, "survey", pair[0])
        take(house, "approval", pair[1])
        assert registry["houses"].value(2023) == 0

    def test_the_database_knows_the_same_table(self, world):
        """From each stage to each: what the form refuses, the database refuses."""
        wrong = []
        for number, start in enumerate(["", *WAY]):
            for to in Stage.values:
                house = make_house(world.north, f"nha-{start}-{to}", state="planned")
                for stage in WAY[: WAY.index(start) + 1] if start else ():
                    take(house, stage)
                is_allowed = to in NEXT[start]
                assert (told(house, to, note="Vì sao") == {}) is is_allowed, (start, to)
                try:
                    with transaction.atomic():
                        take(house, to, note="Vì sao")
                    stored = True
                except DatabaseError:
                    stored = False
                if stored is not is_allowed:
                    wrong.append((number, start, to))
        assert wrong == []

    def test_after_a_pause_it_goes_on_where_it_was(self, house, pair):
        take(house, "survey", pair[0])
        take(house, "pause")
        assert told(house, "approval")["stage"] == [
            "Nhà Đại đoàn kết NHA-1 đang ở bước “Tạm dừng”; chưa ghi bước “Phê duyệt” được."
        ]
        with pytest.raises(DatabaseError, match="không ghi tiếp được"), transaction.atomic():
            take(house, "approval", pair[1])
        take(house, "survey", pair[0])
        take(house, "approval", pair[1])
        assert state(house) == ("planned", None)

    def test_ways_back_say_why(self):
        back = {(start, to) for start in WAY for to in NEXT[start] if to in WAY[: WAY.index(start)]}
        assert back <= BACK

    def test_days(self, house):
        take(house, "survey", day=date(2023, 3, 10))
        assert told(house, "approval")["date"] == ["Ngày 01/03/2023 trước bước “Khảo sát” (10/03/2023)."]
        with pytest.raises(DatabaseError, match="trước bước liền trước"), transaction.atomic():
            take(house, "approval")
        ahead = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
        assert told(house, "approval", date=ahead)["date"] == [f"Ngày {ahead:%d/%m/%Y} chưa đến."]

    def test_a_house_written_down_directly_has_no_steps(self, world):
        assert "không qua các bước" in told(make_house(world.north), "survey")["house"][0]

    def test_steps_stay_and_keep_their_house(self, house):
        take(house, "survey")
        with pytest.raises(ProtectedError):
            house.delete()
        for write in (HouseStep.objects.all().delete, lambda: HouseStep.objects.update(note="Khác")):
            with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
                write()


class TestApproval:
    def test_by_another_person(self, house, pair):
        take(house, "survey", pair[0])
        with pytest.raises(DatabaseError, match="Người phê duyệt phải khác người khảo sát"), transaction.atomic():
            take(house, "approval", pair[0])
        take(house, "approval", pair[1])

    def test_of_the_support_on_record(self, house, pair):
        take(house, "survey", pair[0])
        wrong = "Mức hỗ trợ ghi ở căn nhà là 50.000.000 đồng; mức được duyệt phải đúng bằng số đó."
        assert told(house, "approval", amount=60 * MILLION)["amount"] == [wrong]
        with pytest.raises(DatabaseError, match="phải đúng bằng số đó"), transaction.atomic():
            take(house, "approval", pair[1], amount=60 * MILLION)
        take(house, "approval", pair[1])
        with pytest.raises(DatabaseError, match="đã được phê duyệt"), transaction.atomic():
            House.objects.filter(pk=house.pk).update(support=60 * MILLION)
        take(house, "survey", pair[0], note="Xem lại mức")
        House.objects.filter(pk=house.pk).update(support=60 * MILLION)
        take(house, "approval", pair[1], amount=60 * MILLION)

    def test_the_house_keeps_to_its_steps(self, house):
        take(house, "survey")
        with pytest.raises(DatabaseError, match="theo các bước đã ghi"), transaction.atomic():
            House.objects.filter(pk=house.pk).update(state="building")


def sent(house, stage: str, **given) -> dict:
    blank = {"amount": "", "document": "", "people": "", "witness": "", "note": ""}
    return {"house": house.pk, "stage": stage, "date": "01/03/2023"} | blank | given


class TestPages:
    def test_from_survey_to_approval(self, house, world):
        add, page = reverse("admin:houses_housestep_add"), reverse("admin:assistance_house_change", args=[house.pk])
        clerk = sign_in(roles.CLERK, "xa", world.north)
        form = clerk.get(paper_address(house, "buoc").replace(".pdf", ""), follow=True)
        assert form.context["adminform"].form.initial["stage"] == "survey"
        assert clerk.post(add, sent(house, "survey", amount="90 triệu")).status_code == 302
        refused = clerk.post(add, sent(house, "approval", amount="50 triệu", document="12/QĐ-BVĐ"))
        assert "dành cho người có quyền phê duyệt" in refused.content.decode()
        assert "12/QĐ-BVĐ" in refused.content.decode()
        approver = sign_in(roles.APPROVER, "duyet")
        waiting = {todo.label: todo.count for todo in todos(approver_of(approver))}
        assert waiting["Nhà đã khảo sát chờ phê duyệt"] == 1
        assert approver.post(add, sent(house, "approval", amount="50 triệu", document="12/QĐ-BVĐ")).status_code == 302
        shown = clerk.get(page).content.decode()
        assert "12/QĐ-BVĐ" in shown
        assert 'name="state"' not in shown
        assert house.history.first().updated_by == approver_of(approver)

    def test_the_list_holds_every_house_until_a_step_is_chosen(self, house, pair, world):
        take(house, "survey", by=pair[0])
        other, client = make_house(world.north, state="planned", code="nha-2"), sign_in(roles.EDITOR, "bien-tap")
        chosen = {
            "": {house, other},
            "survey": {house},
            "approval": set(),
            "chua-co": {other},
            "khong-ro": {house, other},
        }
        for value, houses in chosen.items():
            page = client.get(reverse("admin:assistance_house_changelist"), {"buoc": value} if value else {})
            assert (value, {*page.context["cl"].result_list}) == (value, houses)

    def test_another_commune_s_house(self, world):
        house = make_house(world.south, state="planned")
        clerk = sign_in(roles.CLERK, "xa", world.north)
        clerk.post(reverse("admin:houses_housestep_add"), sent(house, "survey"))
        assert HouseStep.objects.count() == 0

    def test_what_stands_still(self, house, world):
        take(house, "survey", day=date(2023, 3, 1))
        clerk = sign_in(roles.CLERK, "xa", world.north)
        labels = {todo.label: todo.url for todo in todos(approver_of(clerk))}
        url = labels["Nhà đứng yên quá 30 ngày ở một bước"]
        assert house.code in clerk.get(url).content.decode()


def approver_of(client: Client):
    return User.objects.get(pk=client.session["_auth_user_id"])
