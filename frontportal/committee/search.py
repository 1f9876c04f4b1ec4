from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import Hit, find

from .models import Page

SEARCHED = (
    searched("committee.Page", names="title", texts="summary", shows="state"),
    searched("committee.Officer", names="full_name title"),
    searched("committee.Notice", names="title", texts="text", day="since"),
)


def search(words: str) -> list[Hit]:
    return find(Page.objects.published().defer("body", "folded"), words, kind="Giới thiệu", day="")
