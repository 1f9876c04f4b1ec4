"""What the search of the site finds of appeals."""

from django.db.models.functions import Lower

from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import PublicRecords

from .models import Appeal

SEARCHED = (
    searched("appeals.Appeal", names="title", codes="code", amounts="target", day="opened_on", shows="code state"),
)


PUBLIC = (
    PublicRecords(
        "Đợt vận động",
        lambda: Appeal.objects.published(),
        ("welfare:giving", Lower("code")),
        text="text",
        day="opened_on",
    ),
)
