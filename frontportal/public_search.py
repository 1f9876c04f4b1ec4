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

from frontportal.kit import discovery
from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import PublicRecords, SearchedPage, SearchHit, hit_of, score_of
from frontportal.page_cache.remembered import remembered
from frontportal.places.models import Unit
from frontportal.record_search.finding import best_entries
from frontportal.record_search.questions import Question, either, question
from frontportal.record_search.readings import Alternative, Reading, as_keys_mean, reading, readings, substrings
from frontportal.record_search.spelling import near_words

from .searched_pages import (
    MOST_PAGES,
    all_pages,
    found_pages,
    near_place,
    of_a_page,
    place_of,
    place_page,
    year_without,
)

MOST = 200  # records of one question
WALKED = 3 * MOST  # what a third of all texts has is found among so many of the newest
LONGEST_TEXT = 6000  # characters of a text in which an excerpt is looked for


@dataclass(frozen=True)
class SearchResults:
    """`pages` stand on top. `suggestion` is what was meant, where a typing error was forgiven; else ""."""

    pages: list[SearchedPage] = field(default_factory=list)
    hits: list[SearchHit] = field(default_factory=list)
    suggestion: str = ""
    is_cut: bool = False
    year_without: tuple[int, list[int]] | None = None  # the asked year that has no page, and the years that have one
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
    suggestion, near = "", near_place(asked.text, units)
    if near and not found and not pages and (meant := question(str(place_of(near)))):
        found, suggestion = records_for(meant, narrowed(meant.tsquery, keys), kind, year), str(place_of(near))
        pages = found_pages(suggestion, units, known)
    elif near and known:
        pages = [place_page(near), *pages][:MOST_PAGES]
    if not found and not pages:
        for likely in likely_readings(asked, known):
            hits = records_for(asked, narrowed(either([each.tsquery for each in likely]), keys), kind, year)
            found, suggestion = as_meant(likely, hits)
            pages = found_pages(suggestion or likely[0].text, units, known)
            if found or pages:
                break
        if pages and not suggestion:
            suggestion = likely[0].text
    missing = year_without(suggestion or asked.text, pages, known)
    hits = sorted(found, key=lambda hit: hit.order)
    return SearchResults(pages, hits, suggestion, len(found) >= MOST, missing, units)


def likely_readings(asked: Question, known: Iterable[SearchedPage]) -> Iterator[list[Reading]]:
    """What may have been meant, the likeliest first: words of a page that it has side by side, keys of Telex or VNI, then one typing error
    a word and words run together."""
    if as_pages_say := of_a_page(asked.misspelt, known):
        yield [reading(asked, as_pages_say)]
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
