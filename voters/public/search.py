"""What the search of the site finds of the voters' business."""

from django.urls import reverse

from frontportal.kit.web.searching import PublicRecords, SearchedPage
from voters.models.meeting import Meeting
from voters.models.petition import Petition

PUBLIC = (
    PublicRecords(
        "Kiến nghị của cử tri",
        lambda: Petition.objects.public(),
        ("voters:petition", "code"),
        text="content",
        day="received_on",
        unit="unit",
    ),
    PublicRecords(
        "Tiếp xúc cử tri",
        lambda: Meeting.objects.shown().exclude(state=Meeting.State.CANCELLED),
        ("voters:meeting", "code"),
        title="topic",
        second="unit__name",
        text="minutes",
        day="start",
        unit="unit",
        headline=lambda topic, unit: f"{unit}: {topic}",
    ),
)


def pages() -> list[SearchedPage]:
    return [
        SearchedPage(
            "Kiến nghị của cử tri",
            reverse("voters:petitions"),
            "kien nghi cu tri hoi tra loi y kien tiep xuc",
            place_name="dia_ban",
        ),
        SearchedPage(
            "Tiếp xúc cử tri: lịch và biên bản", reverse("voters:meetings"), "lich hop hoi nghi hdnd dai bieu"
        ),
        SearchedPage("Giám sát và phản biện", reverse("voters:supervisions"), "giam sat phan bien kien nghi sau"),
        SearchedPage("Gửi góp ý", reverse("voters:feedback"), "gop y gui y kien phan anh"),
        SearchedPage("Theo dõi góp ý đã gửi", reverse("voters:follow"), "ma theo doi gop y"),
    ]
