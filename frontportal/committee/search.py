from frontportal.kit.web.searching import Hit, find

from .models import Page


def search(words: str) -> list[Hit]:
    return find(Page.objects.published().defer("body", "folded"), words, kind="Giới thiệu", day="")
