"""What everybody finds: records by the index of all records (decision 29), pages by their words, answers on top.

Rooms answer in `search.py`: `PUBLIC` says which records the public may find and how a hit is called, `pages()` names
pages that are no records, `answers(folded)` what a question means by itself. The index names candidates only; what is
shown is asked of the records that the public may read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, F, Value
from django.db.models.functions import Cast, Left, TruncDate
from django.urls import reverse
from django.utils import timezone

from frontportal.kit import discovery
from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import PublicRecords, SearchedPage, SearchHit, hit_of, score_of, tokens
from frontportal.menu import entries
from frontportal.page_cache.remembered import remembered
from frontportal.places.models import Unit
from frontportal.record_search.finding import best_entries
from frontportal.record_search.questions import Question, either, question
from frontportal.record_search.readings import Alternative, Reading, as_keys_mean, reading, readings, substrings
from frontportal.record_search.spelling import is_near, near_words

MOST = 200  # records of one question
WALKED = 3 * MOST  # what a third of all texts has is found among so many of the newest
MOST_PAGES = 5
LONGEST_TEXT = 6000  # characters of a text in which an excerpt is looked for
COMMUNE_KINDS = {"commune": "xa", "town": "thi tran", "ward": "phuong"}


@dataclass(frozen=True)
class SearchResults:
    """`pages` stand on top. `suggestion` is what was meant, where a typing error was forgiven; else ""."""

    pages: list[SearchedPage] = field(default_factory=list)
    hits: list[SearchHit] = field(default_factory=list)
    suggestion: str = ""
    is_cut: bool = False
    units: tuple[dict[str, Any], ...] = ()  # that the committee serves, for filters


def search_all(words: str, *, kind: str = "", place: str = "", year: int | None = None) -> SearchResults:
    """What answers `words`, narrowed to a kind of records, a commune (its code) and a year. At most 9 queries."""
    asked = question(words)
    if asked is None:
        return SearchResults()
    units = served_units()
    keys = keys_of(place, units)
    known = () if kind or place or year else all_pages()
    pages = found_pages(asked.text, units, known)
    found = records_for(asked, narrowed(asked.tsquery, keys), kind, year)
    suggestion, near = "", near_place(tokens(asked.text), units)
    if near and not found and not pages and (meant := question(str(place_of(near)))):
        found, suggestion = records_for(meant, narrowed(meant.tsquery, keys), kind, year), str(place_of(near))
        pages = found_pages(suggestion, units, known)
    elif near and known:
        pages = [place_page(near), *pages][:MOST_PAGES]
    if not found and not pages:
        for likely in likely_readings(asked):
            hits = records_for(asked, narrowed(either([each.tsquery for each in likely]), keys), kind, year)
            found, suggestion = as_meant(likely, hits)
            pages = found_pages(suggestion or likely[0].text, units, known)
            if found or pages:
                break
        if pages and not suggestion:
            suggestion = likely[0].text
    return SearchResults(pages, sorted(found, key=lambda hit: hit.order), suggestion, len(found) >= MOST, units)


def likely_readings(asked: Question) -> Iterator[list[Reading]]:
    """What may have been meant, the likeliest first: keys of Telex or VNI, then one typing error a word and words run together."""
    meant = question(as_keys_mean(asked.text))
    further = {part for word in asked.misspelt for part in substrings(word)} | set(meant.misspelt if meant else ())
    near = near_words(asked.misspelt, further)
    if meant and near.known.issuperset(meant.misspelt):
        yield [reading(meant, {})]
    yield from readings(asked, near)


# --- Records -----------------------------------------------------------------------------------------


@cache
def public_records() -> dict[str, PublicRecords]:
    """Model → how the public finds it."""
    declared = [each for room in discovery.modules("search") for each in getattr(room, "PUBLIC", ())]
    return {each.records().model._meta.label_lower: each for each in declared}


def records_for(asked: Question, tsquery: str, kind: str, year: int | None) -> list[SearchHit]:
    """Two queries: the index for candidates, then all kinds of records at once."""
    chosen = {model: each for model, each in public_records().items() if kind in ("", each.kind)}
    if not tsquery or not chosen:
        return []
    keys: dict[str, list[int]] = {}
    for model, key in best_entries(asked, tsquery, list(chosen), MOST, WALKED):
        keys.setdefault(model, []).append(key)
    rows = [row_query(chosen[model], found, year) for model, found in keys.items()]
    if not rows:
        return []
    united = rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0]
    return [hit_of_row(row, chosen[row[0]], asked.text) for row in united]


def row_query(kind: PublicRecords, keys: list[int], year: int | None) -> Any:
    """The columns of a hit, alike for every model."""
    records = kind.records().filter(pk__in=keys).order_by()
    if year and kind.day:
        records = records.filter(**{f"{kind.day}__year": year})
    elif year:
        records = records.none()
    arguments = [Cast(F(each) if isinstance(each, str) else each, CharField()) for each in kind.address[1:3]]
    arguments += [Value("")] * (2 - len(arguments))
    empty = Value("", output_field=CharField())
    day = day_column(records, kind.day) if kind.day else Cast(Value(None), DateField())
    return records.annotate(
        hit_model=Value(records.model._meta.label_lower),
        hit_title=Cast(kind.title, CharField()),
        hit_second=Cast(kind.second, CharField()) if kind.second else empty,
        hit_text=Left(Cast(kind.text, CharField()), LONGEST_TEXT) if kind.text else empty,
        hit_day=day,
        hit_unit=Cast(F(kind.unit) if kind.unit else Value(None), BigIntegerField()),
        hit_first=arguments[0],
        hit_last=arguments[1],
    ).values_list("hit_model", "hit_title", "hit_second", "hit_text", "hit_day", "hit_unit", "hit_first", "hit_last")


def day_column(records: Any, path: str) -> Any:
    """A day as it is, a moment as its local day."""
    is_moment = isinstance(records.model._meta.get_field(path), DateTimeField)
    return TruncDate(path) if is_moment else Cast(F(path), DateField())


def hit_of_row(row: tuple[Any, ...], kind: PublicRecords, words: str) -> SearchHit:
    _, title, second, text, day, unit, first, last = row
    return hit_of(
        title=kind.headline(title, second) if kind.headline else title,
        text=text or "",
        page=kind.address[0],
        arguments=tuple(each for each in (first, last) if each),
        kind=kind.kind,
        date=day,
        unit=unit,
        words=words,
    )


def as_meant(readings: list[Reading], hits: list[SearchHit]) -> tuple[list[SearchHit], str]:
    """The hits that have what was meant, and these words: as the hit writes them that has most of them in its title, of those the likest."""
    most, meant, wanted = (-1, 0.0), "", set()
    for hit in hits:
        titled, whole = words_of(hit.title), words_of(f"{hit.text} {hit.title}")
        for each in readings:
            read = [as_written(*piece, titled, whole) for piece in zip(each.asked.pieces, each.ways, strict=True)]
            words = {fold(word) for piece, ways in zip(read, each.ways, strict=True) if ways for word in piece.split()}
            text = " ".join(read).lower()
            fitting = (len(words & titled.keys()), SequenceMatcher(None, each.asked.text.lower(), text).ratio())
            if all(read) and fitting > most:
                most, meant, wanted = fitting, text, words
    meant_hits = [hit for hit in hits if meant and wanted <= words_of(f"{hit.text} {hit.title}").keys()]
    return [replace(hit, words=meant, score=score_of(hit.title, hit.text, meant)) for hit in meant_hits], meant


def as_written(piece: str, ways: Iterable[Alternative], titled: Mapping[str, str], whole: Mapping[str, str]) -> str:
    """The first of `ways` whose words a text has, as it writes them; a piece that has no ways as it was typed; "" for none."""
    if not ways:
        return piece
    for known in (titled, whole):
        for way in ways:
            if all(word in known for word in way):
                return " ".join(known[word] for word in way)
    return ""


def words_of(text: str) -> dict[str, str]:
    """Each word, folded → as it is written."""
    return {fold(word): word for word in re.findall(r"\w+", text)}


# --- Places ------------------------------------------------------------------------------------------


@remembered("places")
def served_units() -> tuple[dict[str, Any], ...]:
    """Row of each unit that the committee serves, the newest life of a code first."""
    rows = (
        Unit.objects.served()
        .values("pk", "name", "kind", "code", "parent", "until")
        .order_by(F("since").desc(nulls_last=True))
    )
    return tuple(rows)


def keys_of(code: str, units: Iterable[dict[str, Any]]) -> list[int]:
    """Keys of a unit in all its lives and of what lies in it; [] for no code."""
    own = {row["pk"] for row in units if code and row["code"] == code}
    return sorted(own | {row["pk"] for row in units if row["parent"] in own})


def narrowed(tsquery: str, keys: list[int]) -> str:
    """The question narrowed to units, which are words of the index; as it is without any."""
    return f"({tsquery})&{either([f'_u{key}' for key in keys])}" if tsquery and keys else tsquery


# --- Pages -------------------------------------------------------------------------------------------


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
    folded, asked = fold(text), tokens(text)
    if not known or not asked:
        return []
    rooms = [room for room in discovery.modules("search") if hasattr(room, "answers")]
    found = [page for room in rooms for page in room.answers(folded)]
    place, rest = place_in(asked, units)
    if place and not rest:
        found.append(place_page(place))
    matching = [
        with_place(page, place) if place else page
        for page in known
        if (rest if place else asked) and (not place or page.place_name) and has_all(page, rest if place else asked)
    ]
    this_year = timezone.localdate().year
    matching.sort(key=lambda page: (fold(page.title) != folded, page.is_data, -(page.year or this_year + 1), page.rank))
    newest: dict[str, SearchedPage] = {}
    for page in matching:  # of pages alike the newest year's
        newest.setdefault(re.sub(r"\d{4}", "", page.url) if not re.search(r"\b20\d\d\b", folded) else page.url, page)
    return [*found, *newest.values()][:MOST_PAGES]


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


def near_place(asked: list[str], units: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The one commune that is meant by its kind and name with at most one typing error a word: texts that happen to have all
    these words are not what was asked. None where the name is right, or may be of two."""
    kind = next((words for each in COMMUNE_KINDS.values() if asked[: len(words := each.split())] == words), None)
    typed, found = asked[len(kind or ()) :], {}
    for row in units:
        name = tokens(row["name"])
        if not kind or row["kind"] not in COMMUNE_KINDS or len(typed) != len(name):
            continue
        if typed == name:
            return None
        if all(one == two or is_near(one, two) for one, two in zip(typed, name, strict=True)):
            found.setdefault(row["code"], row)
    return next(iter(found.values())) if len(found) == 1 else None


def place_of(row: dict[str, Any]) -> Unit:
    return Unit(name=row["name"], kind=row["kind"])


def place_page(row: dict[str, Any]) -> SearchedPage:
    return SearchedPage(str(place_of(row)), reverse("places:unit", args=[row["code"]]))


def with_place(page: SearchedPage, row: dict[str, Any]) -> SearchedPage:
    return replace(page, title=f"{page.title}: {place_of(row)}", url=f"{page.url}?{page.place_name}={row['code']}")
