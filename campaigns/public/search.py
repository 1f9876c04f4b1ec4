"""What the search of the site finds of campaigns and residential areas."""

from django.urls import reverse

from campaigns.models.campaign import Campaign
from campaigns.models.honouree import Honouree
from campaigns.models.recognition import Recognition
from frontportal.kit.web.searching import PublicRecords, SearchedPage

PUBLIC = (
    PublicRecords(
        "Phong trào",
        lambda: Campaign.objects.shown(),
        ("campaigns:campaign", "slug"),
        title="name",
        text="summary",
        day="",
    ),
    PublicRecords(
        "Gương được tôn vinh",
        lambda: Honouree.objects.public(),
        ("campaigns:honour", "honour_id"),
        title="name",
        text="deed",
        day="",
        unit="honour__unit",
    ),
)


def pages() -> list[SearchedPage]:
    """One query."""
    years = Recognition.objects.shown().order_by("-year").values_list("year", flat=True).distinct()
    return [
        SearchedPage("Phong trào, cuộc vận động", reverse("campaigns:campaigns"), "phong trao thi dua cuoc van dong"),
        SearchedPage("Mô hình Dân vận khéo", reverse("campaigns:civil-work"), "mo hinh dan van kheo"),
        SearchedPage("Lễ tôn vinh", reverse("campaigns:honours"), "guong sang doi thuong bieu duong dan van kheo"),
        *(
            SearchedPage(
                f"Khu dân cư năm {year}",
                reverse("campaigns:areas-year", args=[year]),
                "khu dan cu tieu bieu kieu mau ngay hoi dai doan ket cong nhan",
                year=year,
            )
            for year in years
        ),
    ]
