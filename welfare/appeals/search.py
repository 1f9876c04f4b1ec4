"""What the search of the site finds of appeals."""

from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import Hit, find

from .models import Appeal

SEARCHED = (
    searched("appeals.Appeal", names="title", codes="code", amounts="target", day="opened_on", shows="code state"),
)


def search(words: str) -> list[Hit]:
    return find(Appeal.objects.published(), words, kind="Đợt vận động", text="text", day="opened_on")
