"""Sheets for the board as PDF: what their pages print, and nobody's name; not there for what is not public."""

from datetime import date

import pytest
from django.test import Client
from pypdfium2 import PdfDocument

from campaigns.civil_work.models import CivilWorkModel
from tests.voters.makers import make_meeting, make_petition
from tests.welfare.makers import MILLION, make_appeal, make_books, make_contribution, make_disbursement, make_pair
from welfare.disclosure.models import Disclosure

pytestmark = pytest.mark.django_db
SIGNS = "#Đường $x$ \\ <b> @a *in* _nghiêng_ [1] {2}"


def words(address: str) -> str:
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    document = PdfDocument(response.content)
    assert document.get_metadata_dict()["Title"]
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_an_appeal_says_what_it_took_and_spent(world):
    first, second = make_pair()
    appeal = make_appeal(make_books(), title=SIGNS, state="published", published_at="2023-10-17T00:00+07:00")
    for amount, name in ((5, "Trần Thị Kín"), (2, "Lê Văn Kín")):
        make_contribution(appeal.fund.years.get(), world.north, amount * MILLION, by=first, confirmed_by=second, appeal=appeal,
            donor_name=name, donor_kind="person", date=date(2023, 10, 20))  # fmt: skip
    make_disbursement(appeal.fund.years.get(), world.north, 3 * MILLION, by=first, confirmed_by=second, appeal=appeal,
        date=date(2023, 11, 20))  # fmt: skip
    told = {"event": "received", "done_on": date(2023, 11, 1), "where": "Bảng tin Ủy ban", "amount": 6 * MILLION}
    Disclosure.objects.create(appeal=appeal, **told)
    found = words("/quy-vi-nguoi-ngheo/ung-ho/mau23/niem-yet.pdf")
    for each in ("Đã tiếp nhận 7.000.000", "Đã chi −3.000.000", "Còn lại 4.000.000", "ngày 01/11/2023, Bảng tin Ủy ban",
        "số đã công khai 6.000.000 đồng, từ đó thay đổi 1.000.000 đồng.", SIGNS, "Niêm yết tại"):  # fmt: skip
        assert each in found
    assert "Kín" not in found
    assert Client().get("/quy-vi-nguoi-ngheo/ung-ho/khong-co/niem-yet.pdf").status_code == 404


def test_a_meeting_says_what_was_asked_before_and_what_became_of_it(world):
    earlier = make_meeting(world.north, day=date(2023, 3, 1))
    make_petition(world.north, meeting=earlier, state="published", title="Sửa cầu")
    meeting = make_meeting(world.north, topic=SIGNS)
    make_petition(world.north, meeting=meeting, title="Kéo điện", state="received")
    make_petition(world.north, meeting=meeting, title="Khiếu nại kín", is_complaint=True)
    meeting.delegates.create(role="deputy", name="Bà Đại Biểu", office="Đại biểu HĐND huyện", number=1)
    found = words(f"/tiep-xuc-cu-tri/{meeting.code}/niem-yet.pdf")
    for each in (
        "KẾT QUẢ tiếp xúc cử tri xã Bắc Mẫu",
        SIGNS,
        "12/06/2023 08:00",
        "Bà Đại Biểu, Đại biểu HĐND huyện",
        "Sửa cầu.",
    ):
        assert each in found
    assert "Khiếu nại kín" not in found
    hidden = make_meeting(world.north, shown=False)
    assert Client().get(f"/tiep-xuc-cu-tri/{hidden.code}/niem-yet.pdf").status_code == 404


def test_models_of_civil_work_by_field_and_none_that_is_not_shown(world):
    assert Client().get("/phong-trao/dan-van-kheo/niem-yet.pdf").status_code == 404
    made = {"unit": world.north, "lead": "Chi hội Mẫu", "started_on": date(2022, 3, 1), "shown": True}
    CivilWorkModel.objects.create(**made, name=SIGNS, field="economy")
    decided = {
        "level": "district",
        "decision": "4/QĐ",
        "recognised_on": date(2023, 10, 15),
        "ended_on": date(2024, 1, 2),
    }
    CivilWorkModel.objects.create(**made, **decided, name="Camera an ninh", field="defence")
    CivilWorkModel.objects.create(**made | {"shown": False}, name="Chưa cho hiện", field="culture")
    found = words("/phong-trao/dan-van-kheo/niem-yet.pdf")
    for each in ("Số mô hình: 2", "Kinh tế", SIGNS, "Quốc phòng, an ninh", "Camera an ninh, Xã Bắc Mẫu: Chi hội Mẫu thực hiện từ 01/03/2022 đến 02/01/2024. Công nhận: Cấp huyện, Quyết định 4/QĐ ngày 15/10/2023.", "Niêm yết tại"):  # fmt: skip
        assert each in found
    assert "Chưa cho hiện" not in found and "Văn hoá" not in found
