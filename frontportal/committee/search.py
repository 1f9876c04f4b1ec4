from django.urls import reverse

from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import PublicRecords, SearchedPage

from .models import Page

SEARCHED = (
    searched("committee.Page", names="title", texts="summary plain", shows="state"),
    searched("committee.Officer", names="full_name title"),
    searched("committee.Notice", names="title", texts="text", day="since"),
)


PUBLIC = (PublicRecords("Giới thiệu", lambda: Page.objects.published(), ("committee:page", "slug"), day=""),)


def pages() -> list[SearchedPage]:
    """Where the office is found, by what people call that."""
    words = "so dien thoai dia chi co quan hop thu dien tu email gio lam viec tru so o dau"
    return [SearchedPage("Liên hệ", reverse("committee:page", args=["lien-he"]), words)]
