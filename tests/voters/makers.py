"""Plain makers of meetings, petitions and their answers."""

from datetime import date, datetime
from io import BytesIO

from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from django.utils import timezone
from PIL import Image

from frontportal.places.models import Unit
from frontportal.visits import public_forms as forms
from voters.models.agency import Agency
from voters.models.feedback import Feedback
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.petitioner import Petitioner
from voters.models.recommendation import Recommendation
from voters.models.reply import Reply
from voters.models.supervision import Supervision
from voters.workflow import ANSWERED, SENT, State

SECRET = "Nguyễn Thị Kín"


MEETING = {
    "Mã": "TX-2023-001", "Năm báo cáo": "2023", "Bắt đầu lúc": "13/06/2023 14:00", "Xã, thị trấn": "Xã Bắc Mẫu",
    "Địa điểm": "Hội trường", "Đại biểu": "HĐND tỉnh; HĐND huyện", "Loại hội nghị": "Trước kỳ họp", "Hình thức": "Trực tiếp",
    "Nội dung": "Trước kỳ họp giữa năm", "Trạng thái": "Đã tổ chức", "Số cử tri dự": "46",
}  # fmt: skip
PETITION = {
    "Mã": "KN-2023-001", "Năm báo cáo": "2023", "Địa bàn": "bac-mau-1", "Tiếp nhận qua": "Đơn, thư",
    "Ngày tiếp nhận": "13/06/2023", "Lĩnh vực": "Giao thông", "Tóm tắt": "Sửa đường", "Nội dung": "Đường hỏng",
    "Tính chất": "Cấp bách", "Là khiếu nại, tố cáo": "không",
}  # fmt: skip
FEEDBACK_TEXT = "Đèn đường ở ngã ba chợ hỏng đã hai tuần."
GPS = 0x8825


def make_agency(name: str = "Phòng Việc Mẫu", **given) -> Agency:
    return Agency.objects.get_or_create(name=name, defaults={"level": "district"} | given)[0]


def make_meeting(unit: Unit, *, day: date = date(2023, 6, 12), held: bool = True, **given) -> Meeting:
    count = Meeting.objects.count() + 1
    start = timezone.make_aware(datetime(day.year, day.month, day.day, 8))
    shown = {"state": "held", "voters": 40} if held else {"state": "planned"}
    given = (
        {"councils": ["district"], "place": "Hội trường", "topic": "Trước kỳ họp giữa năm", "shown": True}
        | shown
        | given
    )
    return Meeting.objects.create(code=f"TX-{day.year}-{count:03d}", year=day.year, start=start, unit=unit, **given)


def make_petition(unit: Unit, *, state: str = State.RECEIVED, replied: bool | None = None, **given) -> Petition:
    """A letter in `state`; sent ones have their body and days, answered ones a reply unless `replied` says no."""
    count = Petition.objects.count() + 1
    given = {"year": 2023, "channel": "letter", "field": "roads", "received_on": date(2023, 6, 12)} | given
    given = {"title": f"Sửa đường số {count}", "content": "Đường hỏng, đề nghị sửa."} | given
    if state in SENT:
        sent = {"forwarded_on": date(2023, 6, 15), "due_on": date(2023, 7, 13)}
        given = sent | {"agency": given.get("agency") or make_agency()} | given
    petition = Petition.objects.create(code=f"KN-{given['year']}-{count:03d}", unit=unit, state=state, **given)
    if state == State.SPLIT:
        for _ in range(2):
            make_petition(unit, split_from=petition)
    if replied if replied is not None else state in ANSWERED:
        make_reply(petition)
    return petition


def make_reply(petition: Petition, **given) -> Reply:
    given = {"number": "12/TL", "signer": "Trưởng phòng", "reply_class": "resolved", "text": "Đã sửa xong."} | given
    return Reply.objects.create(petition=petition, **{"signed_on": date(2023, 7, 3)} | given)


def make_petitioner(**given) -> Petitioner:
    return Petitioner.objects.create(**{"name": SECRET, "contact": "0912 345 678"} | given)


def make_supervision(unit: Unit, **given) -> Supervision:
    count = Supervision.objects.count() + 1
    days = {"starts_on": date(2023, 5, 8), "ends_on": date(2023, 5, 9)}
    given = (
        {"year": 2023, "title": "Việc mẫu", "form": "team", "subject": "Cơ quan mẫu", "state": "held", "shown": True}
        | days
        | given
    )
    return Supervision.objects.create(code=f"GS-{given['year']}-{count:03d}", unit=unit, **given)


def make_feedback(**given) -> Feedback:
    return Feedback.objects.create(**{"message": "Đèn đường ở ngã ba bị hỏng đã lâu."} | given)


def recommend(supervision, number: int = 1, **given) -> Recommendation:
    given = {"text": f"Sửa quy chế {number}.", "body": "Ủy ban nhân dân xã"} | given
    return Recommendation.objects.create(supervision=supervision, number=number, **given)


def form_token(age: int = 60, number: str = "a1") -> str:
    return signing.dumps({"number": number, "shown": int(forms.time()) - age}, salt="feedback")


def send_feedback(**given) -> BeautifulSoup:
    data = {"message": FEEDBACK_TEXT, "field": "roads", "token": form_token()} | given
    return BeautifulSoup(Client().post("/gop-y/", data).content, "lxml")


def photograph() -> bytes:
    """A phone's: it says where it was taken."""
    exif, out = Image.Exif(), BytesIO()
    exif[GPS] = {1: "N", 2: (11.0, 50.0, 0.0)}
    Image.new("RGB", (1_000, 600), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()
