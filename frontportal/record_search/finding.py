"""Records that a person finds: those that the lists of the admin show this person, and no other."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.contrib import admin
from django.db.models import ForeignKey
from django.urls import reverse
from django.utils.html import format_html

from frontportal.closed_lists import purpose
from frontportal.closed_lists.readings import is_closed
from frontportal.kit.records.scoping import visible
from frontportal.kit.searched_records import SearchedRecords
from frontportal.kit.values.days import local_day
from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import highlight
from frontportal.places.models import Unit
from frontportal.replica.routing import read_connection

from .declared import NOWHERE, field_at, model_of, searched_records
from .questions import NO_CODES, Question, either, question
from .readings import as_keys_mean
from .spelling import near_words

MOST = 60  # hits of one question
LOOKED_AT = 100  # newest ones among which the best are chosen
WALKED = 2_000  # newest entries of all that are looked at one by one: what is common is found there
LONGEST_TITLE = 140
FIND = """
SELECT model, record FROM (
    SELECT DISTINCT ON (id) * FROM record_search_hits(
        %(question)s::tsquery, %(models)s::text[], %(walked)s, %(looked_at)s
    )
) AS found
ORDER BY {codes_first} name = %(name)s DESC, starts_with(name, %(name)s) DESC,
    position(%(name)s IN name) > 0 DESC, day DESC NULLS FIRST, id DESC
LIMIT %(most)s
"""
CODES_FIRST = "words @@ %(codes)s::tsquery DESC,"  # reads the words of all that was found: only where codes were typed


@dataclass(frozen=True)
class RecordHit:
    """A record found: its list's name, what it is called, what else is known of it, and its page in the admin."""

    kind: str
    title: str
    facts: list[str]
    url: str
    words: str
    is_closed: bool = False

    @property
    def marked_title(self):
        return highlight(self.title, self.words)

    @property
    def marked_facts(self):
        return format_html(" · ".join(["{}"] * len(self.facts)), *(highlight(fact, self.words) for fact in self.facts))


class Finding(NamedTuple):
    """`is_near`: no record has all the words as they were typed, and these have them but for one typing error, or as keys of
    Telex or VNI mean them.

    `is_cut`: there may be more.
    """

    hits: list[RecordHit]
    is_near: bool
    is_cut: bool


class Kind(NamedTuple):
    records: SearchedRecords
    page: admin.ModelAdmin


NOTHING = Finding([], False, False)


def find(request, typed: str | None, *, most: int = MOST) -> Finding:
    """At most `most` hits, codes and names first, then newest first."""
    asked, kinds = question(typed), kinds_for(request)
    if asked is None or not kinds:
        return NOTHING
    keys, words = places_of(request.user, asked, asked.tsquery, kinds, most), asked.text
    is_near = not keys
    if is_near:
        forgiving, words = nearly(asked)
        keys = places_of(request.user, asked, forgiving, kinds, most) if forgiving else []
    return Finding(hits_of(request, keys, kinds, words), is_near and bool(keys), len(keys) == most)


def nearly(asked: Question) -> tuple[str, str]:
    """What may have been meant as one tsquery, "" for nothing, and the words to mark: what keys of Telex or VNI left as typed mean,
    or all words with one typing error. One query."""
    meant = question(as_keys_mean(asked.text))
    if not asked.misspelt and not meant:
        return "", asked.text
    near = near_words(asked.misspelt, meant.misspelt if meant else ())
    ways = [asked.with_one_typo(near.words)]
    if meant and near.known.issuperset(meant.misspelt):
        ways.append(meant.tsquery)
    found = [way for way in ways if way]
    return either(found) if found else "", meant.text if meant and len(ways) > 1 else asked.text


def kinds_for(request) -> dict[str, Kind]:
    """Model → how it is found and the page of its list, for what this person has the permission to view.

    Closed lists come in once the person has said what for.
    """
    pages = {model._meta.label_lower: page for model, page in admin.site._registry.items()}
    held, may_read_closed = request.user.get_all_permissions(), purpose.may_read_closed(request)
    return {
        label: Kind(records, pages[label])
        for label, records in searched_records().items()
        if label in pages
        and not held.isdisjoint(permissions_of(label))
        and (may_read_closed or not pages[label].is_closed_list)
    }


def permissions_of(label: str) -> set[str]:
    """Each of which lets a person view a model, as the admin sees it."""
    app, name = label.split(".")
    return {f"{app}.view_{name}", f"{app}.change_{name}"}


def places_of(user, asked: Question, tsquery: str, kinds: dict[str, Kind], most: int) -> list[tuple[str, int]]:
    """(model, key) of the best entries within the person's units."""
    return best_entries(asked, within_units(tsquery, user), list(kinds), most)


def best_entries(
    asked: Question, tsquery: str, models: list[str], most: int, walked: int = WALKED
) -> list[tuple[str, int]]:
    """(model, key) of at most `most` entries of some models that answer `tsquery`, the best first. One query.

    So many of the newest entries are `walked` before the index is asked: each costs the reading of all its words.
    """
    given = {
        "question": tsquery,
        "codes": asked.codes,
        "name": fold(asked.text),
        "models": models,
        "walked": walked,
        "looked_at": max(most, LOOKED_AT),
        "most": most,
    }
    with read_connection().cursor() as cursor:
        cursor.execute(FIND.format(codes_first=CODES_FIRST if asked.codes != NO_CODES else ""), given)
        return cursor.fetchall()


def within_units(tsquery: str, user) -> str:
    """The question narrowed to what has no place and to the units that the person works for."""
    units = visible(Unit.objects, user)
    if not units.query.where:
        return tsquery
    return f"{tsquery}&{either([f'_u{key}' for key in (NOWHERE, *units.values_list('pk', flat=True))])}"


def hits_of(request, keys: list[tuple[str, int]], kinds: dict[str, Kind], words: str) -> list[RecordHit]:
    """Each asked of its own list: what that does not show this person is left out."""
    wanted = defaultdict(list)
    for label, key in keys:
        wanted[label].append(key)
    found = {}
    for label, chosen in wanted.items():
        records, page = kinds[label]
        if not page.has_view_permission(request):
            continue
        rows = page.get_queryset(request).filter(pk__in=chosen).select_related(*relations(records))
        found |= {(label, record.pk): hit_of(record, records, words) for record in rows}
    return [found[key] for key in keys if key in found]


def relations(records: SearchedRecords) -> list[str]:
    """What a hit reads of other records; a unit is named with its commune."""
    found = []
    for path in (*records.shows, *records.names, *records.unit):
        steps = path.split("__") if path != "pk" else []
        if steps and not isinstance(field_at(model_of(records), path), ForeignKey):
            steps.pop()
        if steps:
            found.append("__".join([*steps, "parent"]) if path in records.unit else "__".join(steps))
    return found


def hit_of(record, records: SearchedRecords, words: str) -> RecordHit:
    title, opts = str(record), record._meta
    facts = [shown(record, path) for path in records.shows]
    facts += [f"{dong(amount)} đồng" for path in records.amounts if (amount := getattr(record, path)) is not None]
    facts += [next((fact for path in records.unit if path != "pk" and (fact := shown(record, path))), "")]
    facts += [shown(record, records.day)] if records.day else []
    return RecordHit(
        kind=opts.verbose_name_plural[:1].upper() + opts.verbose_name_plural[1:],
        title=title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…",
        facts=[fact for fact in dict.fromkeys(facts) if fact and fact not in title],
        url=reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]),
        words=words,
        is_closed=is_closed(type(record)),
    )


def shown(record, path: str) -> str:
    """A value as people read it; "" for none."""
    *steps, last = path.split("__")
    for step in steps:
        record = getattr(record, step, None)
    value = getattr(record, last, None)
    if value in (None, ""):
        return ""
    field = record._meta.get_field(last)
    if field.choices:
        return str(getattr(record, f"get_{last}_display")())
    return f"{local_day(value):%d/%m/%Y}" if isinstance(value, date | datetime) else str(value)
