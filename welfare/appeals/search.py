"""What the search of the site finds of appeals."""

from frontportal.kit.web.searching import Hit, find

from .models import Appeal


def search(words: str) -> list[Hit]:
    return find(Appeal.objects.published(), words, kind="Đợt vận động", text="text", day="opened_on")
