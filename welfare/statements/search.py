"""Which statement lines a question means, newest first: bounded work whatever is asked, and never a look at all rows.

First the newest 10,000 lines of the asked days are walked: what is common is found there at once. What is rarer comes
from the index of words, a year at a time and newest first; where a year has too many, its months, then its days. Day
and amount are words of that index as well, so that each step touches hits only. Measured in docs/decisions.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db import OperationalError, connection, transaction

from . import folding

WALKED = 10_000  # newest lines that are looked at one by one
MANY = 2_000  # hits of one step that are fetched and sorted; more are told apart by shorter steps
COUNTED = 1_000  # hits are counted up to here
SIZE = 50
MOST_WORDS = 8
UNFINISHED = 6  # letters from which a code may be left unfinished

SETTINGS = """
SELECT set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('jit', 'off', true), set_config('statement_timeout', %s, true)
"""
ENDS = """
SELECT (SELECT day FROM welfare_statementline ORDER BY day, id LIMIT 1),
    (SELECT day FROM welfare_statementline ORDER BY day DESC, id DESC LIMIT 1)
"""
WALK = """
SELECT day, id FROM (
    SELECT day, id, words, debit + credit AS amount FROM welfare_statementline
    WHERE day >= %s AND (day, id) < (%s, %s) ORDER BY day DESC, id DESC LIMIT %s
) newest
WHERE words @@ %s::tsquery AND amount >= %s ORDER BY day DESC, id DESC LIMIT %s
"""
STEP = """
SELECT day, id FROM welfare_statementline
WHERE words @@ %s::tsquery AND (day, id) < (%s, %s) AND debit + credit >= %s LIMIT %s
"""
LAST_ID = 2**63 - 1


class Place(NamedTuple):
    """Where a line stands in the order of days; a page starts after one."""

    day: date
    id: int


class TooBroad(Exception):
    """The time for one question is over."""


@dataclass(frozen=True)
class Question:
    """What is asked for. `words` as `words_of` gives them; amounts in đồng; the days count from both ends."""

    words: tuple[str, ...] = ()
    amount: int | None = None
    least: int = 0
    since: date | None = None
    until: date | None = None

    @property
    def terms(self) -> list[str]:
        """What a line must hold, each a piece of a tsquery."""
        found = [f"{word}:*" if is_unfinished_code(word) else word for word in self.words]
        if self.amount is not None:
            found.append(folding.amount_mark(self.amount))
        elif self.least > 1:
            found.append(any_of(folding.sizes_from(self.least)))
        return found


@dataclass(frozen=True)
class Found:
    """Places of the page's lines, newest first, and where the next page starts. `count` is the number of all hits on a
    first page, or COUNTED + 1 for more than it counts; None on later pages."""

    places: list[Place]
    after: Place | None
    count: int | None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a question; a code whose number follows a sign is one word: `"MBVCB.123"` → `("mbvcb123",)`."""
    pieces, found = folding.pieces_of(text), []
    for (word, _), (_, gap) in zip(pieces, [("", " "), *pieces], strict=False):
        follows = found and found[-1].isalpha() and gap in folding.CODE_SIGNS and gap and word[0].isdigit()
        if follows and len(found[-1] + word) >= UNFINISHED:
            found[-1] += word
        else:
            found.append(word)
    return tuple(dict.fromkeys(found))


def is_unfinished_code(word: str) -> bool:
    """Codes are long, so people type their beginning; a word of letters is always meant whole."""
    return len(word) >= UNFINISHED and not word.isalpha()


def any_of(terms: list[str]) -> str:
    return f"({'|'.join(terms)})"


def find(question: Question, *, after: Place | None = None, size: int = SIZE, milliseconds: int = 3_000) -> Found:
    """A page of lines. Raises TooBroad when the database needs longer than `milliseconds` for one step."""
    with reading(milliseconds):
        first, last = row_of(ENDS)
        if first is None:
            return Found([], None, 0)
        since = max(first, question.since or first)
        top = Place(min(last, question.until or last), LAST_ID)
        most = size if after else max(size, COUNTED)
        search = Search(question, since, min(top, after) if after else top)
        places = search.newest(most + 1)
    page = places[:size]
    return Found(page, page[-1] if len(places) > size else None, None if after else len(places))


@contextmanager
def reading(milliseconds: int) -> Iterator[None]:
    """The planner's settings for these questions. All is undone at the end, and nothing was written."""
    try:
        with transaction.atomic():
            row_of(SETTINGS, [str(milliseconds)])
            yield
            transaction.set_rollback(True)
    except OperationalError as error:
        raise TooBroad from error


@dataclass
class Search:
    """One question from one place downwards."""

    question: Question
    since: date
    top: Place

    def newest(self, most: int) -> list[Place]:
        """At most `most` places, newest first."""
        if self.since > self.top.day:
            return []
        terms = "&".join(self.question.terms)
        if not terms:
            return self.walked("", most)
        found = self.walked(terms, most)
        if len(found) >= most:
            return found
        found = []
        for first, last in years(self.since, self.top.day):
            found += self.step(first, last, most - len(found))
            if len(found) >= most:
                break
        return found

    def walked(self, terms: str, most: int) -> list[Place]:
        limit = WALKED if terms else most
        given = [self.since, *self.top, limit, terms, self.question.least, most]
        return rows_of(WALK if terms else WALK.replace("words @@ %s::tsquery", "%s = ''"), given)

    def step(self, first: date, last: date, most: int) -> list[Place]:
        """The newest of a span of days inside one year: fetched together, or in shorter steps where they are many."""
        limit = None if first == last else MANY + 1
        terms = "&".join([*self.question.terms, any_of(cover(first, last))])
        hits = rows_of(STEP, [terms, *self.top, self.question.least, limit])
        if limit is None or len(hits) < limit:
            return sorted(hits, reverse=True)[:most]
        found = []
        for start, end in shorter(first, last):
            found += self.step(start, end, most - len(found))
            if len(found) >= most:
                break
        return found


# --- Days ---------------------------------------------------------------------------------------------


def years(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The span cut at new years, newest first."""
    for year in range(last.year, first.year - 1, -1):
        yield max(first, date(year, 1, 1)), min(last, date(year, 12, 31))


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A span inside one year cut at months, newest first."""
    for month in range(last.month, first.month - 1, -1):
        yield max(first, date(first.year, month, 1)), min(last, end_of_month(first.year, month))


def shorter(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A span inside one year as its months, or a span inside one month as its days."""
    if first.month != last.month:
        yield from months(first, last)
        return
    while last >= first:
        yield last, last
        last -= timedelta(days=1)


def cover(first: date, last: date) -> list[str]:
    """Marks that stand for exactly the days of a span inside one year: the year, whole months, or days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return [folding.year_mark(first)]
    found = []
    for start, end in months(first, last):
        if start.day == 1 and end == end_of_month(end.year, end.month):
            found.append(folding.month_mark(start))
        else:
            found += [folding.day_mark(day) for day, _ in shorter(start, end)]
    return found


def end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# --- The database -------------------------------------------------------------------------------------


def rows_of(sql: str, given: list | None = None) -> list[Place]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [Place(*row) for row in cursor]


def row_of(sql: str, given: list | None = None) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()
