from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import PublicRecords

from .models import Page

SEARCHED = (
    searched("committee.Page", names="title", texts="summary plain", shows="state"),
    searched("committee.Officer", names="full_name title"),
    searched("committee.Notice", names="title", texts="text", day="since"),
)


PUBLIC = (PublicRecords("Giới thiệu", lambda: Page.objects.published(), ("committee:page", "slug"), day=""),)
