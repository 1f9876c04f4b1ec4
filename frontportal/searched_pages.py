"""Pages that are no records, found by their words; places by their names. What is asked as a question, too: "ủng hộ ở đâu"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from frontportal.kit import discovery
from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import SearchedPage, tokens
from frontportal.menu import entries
from frontportal.page_cache.remembered import remembered
from frontportal.places.models import Unit
from frontportal.record_search.readings import Alternative
from frontportal.record_search.spelling import is_near

MOST_PAGES = 5
COMMUNE_KINDS = {"commune": "xa", "town": "thi tran", "ward": "phuong"}
# With which people ask, and which no page needs to have.
ASKING = frozenset(
    """
    ai bang cach can cho chua co cua cuu da dan dang dau de den di duoc gi gui ha hay hoi huong khi khong la lam
    luc may minh muon nam nao nay nhu o oi sao tai the thi tim toi tra u va vao ve voi xem xin
    """.split()  # noqa: SIM905 - reads better than a column of words
)
LEAST_WORDS = 2  # of a page that stand side by side where one of them was typed wrong


@remembered()
def all_pages() -> tuple[SearchedPage, ...]:
    """Those that rooms tell, and what else stands in the menu."""
    rooms = [room for room in discovery.modules("search") if hasattr(room, "pages")]
    from_rooms = [page for room in rooms for page in room.pages()]
    known = {page.url for page in from_rooms}
    return (
        *from_rooms,
        *(SearchedPage(each.label, each.url, each.words) for each in entries() if each.url not in known),
    )


def found_pages(text: str, units: Iterable[dict[str, Any]], known: Iterable[SearchedPage]) -> list[SearchedPage]:
    """Answers of rooms, places by name, then pages whose words hold all that was asked, newest year first; nothing where
    no pages are `known`, which is so where the search is narrowed."""
    folded = with_years(fold(text))
    asked = tokens(folded)
    if not known or not asked:
        return []
    rooms = [room for room in discovery.modules("search") if hasattr(room, "answers")]
    found = [page for room in rooms for page in room.answers(folded)]
    place, rest = place_in(asked, units)
    if place and not rest:
        found.append(place_page(place))
    wanted = rest if place else asked
    matching = with_all(wanted, place, known) or ([] if found else with_all(without_asking(wanted), place, known))
    this_year = timezone.localdate().year
    matching.sort(key=lambda page: (fold(page.title) != folded, page.is_data, -(page.year or this_year + 1), page.rank))
    newest: dict[str, SearchedPage] = {}
    for page in matching:  # of pages alike the newest year's
        newest.setdefault(re.sub(r"\d{4}", "", page.url) if not re.search(r"\b20\d\d\b", folded) else page.url, page)
    return [*found, *newest.values()][:MOST_PAGES]


def year_without(
    text: str, pages: Iterable[SearchedPage], known: Iterable[SearchedPage]
) -> tuple[int, list[int]] | None:
    """The year that was asked for, and those that the pages found have instead; None where its page is found, or none of any year.
    Who asked for nothing but a year is told of every year."""
    folded = with_years(fold(text))
    named = re.search(r"\b20\d\d\b", folded)
    of_years = [page for page in pages if page.year]
    if not named or (not of_years and without_asking(tokens(folded))):
        return None
    kinds = {re.sub(r"\d{4}", "", page.url) for page in of_years[:1]}
    years = sorted(
        {page.year for page in known if page.year and (not kinds or re.sub(r"\d{4}", "", page.url) in kinds)}
    )
    return None if int(named[0]) in {*years, *(page.year for page in of_years)} else (int(named[0]), years)


def with_years(folded: str) -> str:
    """ "quy nam ngoai" → "quy nam 2025"."""
    year = timezone.localdate().year
    return re.sub(r"\bnam nay\b", f"nam {year}", re.sub(r"\bnam (?:ngoai|truoc|roi)\b", f"nam {year - 1}", folded))


def without_asking(words: list[str]) -> list[str]:
    """Without the words of a question, and without years, which some page may not have."""
    return [word for word in words if word not in ASKING and not re.fullmatch(r"20\d\d", word)]


def with_all(words: list[str], place: dict[str, Any] | None, known: Iterable[SearchedPage]) -> list[SearchedPage]:
    return [
        with_place(page, place) if place else page
        for page in known
        if words and (not place or page.place_name) and has_all(page, words)
    ]


def of_a_page(words: list[str], known: Iterable[SearchedPage]) -> dict[str, list[Alternative]]:
    """Of words that a page has side by side, some as typed and the others but for one typing error,
    those typed wrong with what was meant; {} where no page does."""
    if len(words) < LEAST_WORDS:
        return {}
    for page in known:
        has = page.words_in_order
        for start in range(len(has) - len(words) + 1):
            pairs = list(zip(words, has[start : start + len(words)], strict=True))
            is_said = any(typed == meant for typed, meant in pairs)
            if is_said and all(typed == meant or is_near(typed, meant) for typed, meant in pairs):
                return {typed: [(meant,)] for typed, meant in pairs if typed != meant}
    return {}


def has_all(page: SearchedPage, asked: list[str]) -> bool:
    words, (*whole, last) = page.all_words, asked
    return words.issuperset(whole) and (
        last in words or (len(last) > 3 and any(word.startswith(last) for word in words))
    )


def place_in(asked: list[str], units: Iterable[dict[str, Any]]) -> tuple[dict[str, Any] | None, list[str]]:
    """The commune whose name stands among the words, and the words beside it; (None, all) for none."""
    for row in units:
        name = tokens(row["name"])
        if row["kind"] not in COMMUNE_KINDS or not name:
            continue
        for start in range(len(asked) - len(name) + 1):
            if asked[start : start + len(name)] == name:
                before = asked[:start]
                for kind in (COMMUNE_KINDS[row["kind"]].split(), ["o"]):
                    before = before[: -len(kind)] if before[-len(kind) :] == kind else before
                return row, before + asked[start + len(name) :]
    return None, asked


def near_place(text: str, units: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The one commune that is meant by its name with a typing error: texts that happen to have all these words are not what was
    asked. After its kind ("xã …") each word may have one, else one word of several. None where the name is right, or may be of two."""
    asked = tokens(text)
    kind = next((words for each in COMMUNE_KINDS.values() if asked[: len(words := each.split())] == words), [])
    typed, found = asked[len(kind) :], {}
    for row in units:
        name = tokens(row["name"])
        if row["kind"] not in COMMUNE_KINDS or len(typed) != len(name):
            continue
        if typed == name:
            return None
        wrong = [(one, two) for one, two in zip(typed, name, strict=True) if one != two]
        if (kind or len(wrong) == 1 < len(typed)) and all(is_near(*pair) for pair in wrong):
            found.setdefault(row["code"], row)
    return next(iter(found.values())) if len(found) == 1 else None


def place_of(row: dict[str, Any]) -> Unit:
    return Unit(name=row["name"], kind=row["kind"])


def place_page(row: dict[str, Any]) -> SearchedPage:
    return SearchedPage(str(place_of(row)), reverse("places:unit", args=[row["code"]]))


def with_place(page: SearchedPage, row: dict[str, Any]) -> SearchedPage:
    return replace(page, title=f"{page.title}: {place_of(row)}", url=f"{page.url}?{page.place_name}={row['code']}")
