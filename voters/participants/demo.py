"""Invented deputies and chairs of the demonstration's meetings, and one closed paper."""

from itertools import cycle

from django.core.files.base import ContentFile
from simple_history.utils import bulk_create_with_history

from frontportal.kit.demo import LABEL
from voters.models.meeting import Meeting

from .models import MeetingArticle, MeetingDelegate, MeetingFile

ORDER = 81
CHAIRS = [("Lê Thị Mẫu", "Chủ tịch Ủy ban Mặt trận"), ("Phạm Văn Thí Dụ", "Phó Chủ tịch Ủy ban Mặt trận")]
DEPUTIES = [
    ("Nguyễn Thí Dụ", "Tổ trưởng Tổ đại biểu"),
    ("Trần Minh Hoạ", "Phó ban Kinh tế – Xã hội"),
    ("Đỗ Thị Giả Định", "Phó ban Pháp chế"),
]


def load(world) -> None:
    meetings = list(Meeting.objects.filter(year__gte=2023).order_by("code"))
    rows = []
    for meeting, chair, first, second in zip(
        meetings, cycle(CHAIRS), cycle(DEPUTIES), cycle(DEPUTIES[1:]), strict=False
    ):
        rows.append(MeetingDelegate(meeting=meeting, number=1, role="chair", name=chair[0], office=chair[1]))
        for number, (name, office) in enumerate(dict.fromkeys((first, second)), 2):
            rows.append(
                MeetingDelegate(meeting=meeting, number=number, name=name, office=office, council=meeting.councils[0])
            )
    bulk_create_with_history(rows, MeetingDelegate, default_user=world.users["editor"])
    held = [meeting for meeting in meetings if meeting.state == "held"]
    article = world["articles"]["01"] if "articles" in world.made else None
    if article:
        MeetingArticle.objects.create(meeting=held[0], article=article, **world.stamps("editor"))
    content = ContentFile(f"%PDF-1.4\n% {LABEL}\n%%EOF\n".encode(), name="bien-ban.pdf")
    MeetingFile.objects.create(meeting=held[0], kind="minutes", file=content, **world.stamps("editor"))
