"""A commune on one page, the page of a decision."""

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaigns.models.recognition import Recognition
from campaigns.recognition.models.registration import Registration
from frontportal.staff import roles
from tests.campaigns.recognition.makers import make_registration, make_set
from tests.makers import make_user


def signed_in(group: str, name: str = "nguoi-dung", **given) -> Client:
    client = Client()
    client.force_login(make_user(name, group=group, **given), backend="django.contrib.auth.backends.ModelBackend")
    return client


class TestPages:
    PATH = "/quan-tri/recognition/registration/nhap-ca-xa/"

    def send(self, client, unit, rows: dict, **header):
        data = {"registered_on": "01/03/2023", "inspected_on": "20/10/2023"} | header
        data |= {f"khu-{area.pk}-{name}": value for area, fields in rows.items() for name, value in fields.items()}
        return client.post(f"{self.PATH}?xa={unit.pk}&nam=2023&danh_hieu=tieu-bieu", data)

    def test_a_commune_on_one_page(self, world):
        first, second = make_set().criteria.all()
        client = signed_in(roles.CLERK, unit=world.north)
        one, two = world.north_areas
        points = {f"diem-{first.pk}": "50,5", f"diem-{second.pk}": "35"}
        answer = self.send(client, world.north, {one: {"registered": "on"} | points, two: {"registered": "on"}})
        assert answer.status_code == 302
        found = {each.unit: each for each in Registration.objects.with_scores()}
        assert (found[one].points(), found[one].state_text, str(found[one].inspected_on)) == (
            Decimal("85.5"), "Đạt, chờ lập danh sách", "2023-10-20",
        )  # fmt: skip
        assert (found[two].inspected_on, found[two].state_text) == (None, "Đã đăng ký")
        assert found[one].created_by.username == "nguoi-dung"

    def test_one_mistake_saves_nothing_and_keeps_what_was_typed(self, world):
        first, second = make_set().criteria.all()
        client = signed_in(roles.CLERK, unit=world.north)
        one, two = world.north_areas
        rows = {
            one: {"registered": "on", f"diem-{first.pk}": "61", f"diem-{second.pk}": "x"},
            two: {f"diem-{first.pk}": "50", "note": "Giữ lại"},
        }
        page = self.send(client, world.north, rows).content.decode()
        assert Registration.objects.count() == 0
        for words in (
            "Tiêu chí 1 có nhiều nhất 60 điểm.", "“x” không phải số điểm", "Hãy đánh dấu “Đăng ký” trước khi chấm điểm.",
            'value="Giữ lại"', 'value="61"', "còn 2 chỗ cần sửa",
        ):  # fmt: skip
            assert words in page
        assert (
            "Ngày đăng ký phải thuộc năm"
            in self.send(client, world.north, {one: {"registered": "on"}}, registered_on="01/03/2021").content.decode()
        )

    def test_another_commune_is_not_offered(self, world):
        make_set()
        client = signed_in(roles.CLERK, unit=world.north)
        self.send(client, world.south, {world.south_areas[0]: {"registered": "on"}})
        assert Registration.objects.count() == 0

    def test_the_decision_page(self, world):
        used = make_set()
        make_registration(world.north_areas[0], 50, 35, criteria_set=used)
        editor = signed_in(roles.EDITOR, "bien-tap")
        added = {"title": "tieu-bieu", "year": "2023", "level": "district", "listed_on": "01/11/2023", "note": ""}
        inlines = {"registrations-TOTAL_FORMS": "0", "registrations-INITIAL_FORMS": "0"}
        assert editor.post(reverse("admin:recognition_decision_add"), added | inlines).status_code == 302
        key = Registration.objects.get().pk
        editor.post(
            reverse("admin:recognition_registration_changelist"), {"action": "enlist", "_selected_action": [key]}
        )
        decision = Registration.objects.get().decision
        page = reverse("admin:recognition_decision_decide", args=[decision.pk])
        assert editor.get(page).status_code == 403
        approver = signed_in(roles.APPROVER, "duyet")
        for typed in ({"number": "", "decided_on": ""}, {"number": "7/QĐ", "decided_on": "31/02/2023"}):
            answer = approver.post(page, typed)
            assert (answer.status_code, "decided_on" in answer.context["form"].errors) == (200, True)
        assert Recognition.objects.count() == 0
        early = approver.post(page, {"number": "7/QĐ", "decided_on": "01/10/2023"})
        assert "Ngày quyết định không được trước ngày lập danh sách." in early.content.decode()
        scan = SimpleUploadedFile("qd.pdf", b"khong phai pdf")
        assert (
            "Không nhận tệp"
            in approver.post(page, {"number": "7/QĐ", "decided_on": "22/11/2023", "scan": scan}).content.decode()
        )
        assert approver.post(page, {"number": "7/QĐ", "decided_on": "22/11/2023"}).status_code == 302
        assert Recognition.objects.get().decision_number == "7/QĐ"
        assert approver.get(reverse("admin:recognition_decision_change", args=[decision.pk])).status_code == 200
        assert "Đã ghi quyết định số 7/QĐ" in approver.get(page).content.decode()
