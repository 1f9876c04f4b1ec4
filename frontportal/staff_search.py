"""`/quan-tri/tim/?q=`: one search over every section and every record of the admin that this person may see."""

from collections import Counter

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontportal.closed_lists import readings
from frontportal.closed_lists.models import Reading
from frontportal.closed_lists.purpose import may_read_closed
from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import MOST_WORDS, normalise_query, tokens
from frontportal.record_search.finding import RecordHit, find
from frontportal.record_search.readings import as_keys_mean

from .dashboard import navigation

QUICK = 8  # records in the list under the box


def staff_search(request: HttpRequest) -> HttpResponse:
    """A page, or with `nhanh` only the list that stands under the box while somebody types."""
    typed, is_quick = request.GET.get("q", ""), "nhanh" in request.GET
    words = normalise_query(typed)
    context = {
        "title": "Tìm kiếm",
        "words": words,
        "is_shortened": len(typed.split()) > MOST_WORDS and not is_quick,
        "leaves_out_closed": not may_read_closed(request),
        "sections": sections(request, words),
        "finding": find(request, words, **({"most": QUICK} if is_quick else {})),
    }
    write_down_closed(request, context["finding"].hits)
    if is_quick:
        return render(request, "admin/record_search/_results.html", context)
    return render(request, "admin/record_search/page.html", admin.site.each_context(request) | context)


def write_down_closed(request: HttpRequest, hits: list[RecordHit]) -> None:
    """What of closed lists was found is written down as read."""
    for kind, count in Counter(hit.kind for hit in hits if hit.is_closed).items():
        readings.add(request, Reading.Kind.SEARCH, kind, count)


def sections(request: HttpRequest, words: str) -> list[dict]:
    """Lines of the sidebar in which every word is one or the start of one, as typed or as keys of Telex or VNI mean it."""
    asked, meant = tokens(words), tokens(as_keys_mean(words))
    lines = [item for group in navigation(request) for item in group["items"]] if asked else []
    return lines_with(asked, lines) or (lines_with(meant, lines) if meant else [])


def lines_with(asked: list[str], lines: list[dict]) -> list[dict]:
    return [line for line in lines if all(starts_a_word(word, line["title"]) for word in asked)]


def starts_a_word(word: str, title: str) -> bool:
    return any(each.startswith(word) for each in fold(title).replace(",", " ").split())
