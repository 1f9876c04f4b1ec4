"""Which statement lines a question means, newest first: bounded work whatever is asked, and never a look at all rows.

First the newest 10,000 lines of the asked days are walked: what is common is found there at once. What is rarer comes
from the index of words, a year at a time and newest first; where a year has too many, its months, then its days. Day
and amount are words of that index as well (index_words.py), so that each step touches little but hits. Measured in
docs/decisions.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import NamedTuple

from django.db import OperationalError, connection, transaction

from frontportal.kit.values.time_limit import TimeLimit

from . import index_words
from .periods import as_marks, shorter, years
from .sql import fetch_row

WALKED = 10_000  # newest lines that are looked at one by one
MANY = 2_000  # hits of one step that are fetched and sorted; more are told apart by shorter steps
FAR_TOO_MANY = 5 * MANY  # not worth to be asked for at once, of all years
COUNTED = 500  # hits are counted up to here
SIZE = 50
MOST_WORDS = 8
UNFINISHED = 6  # letters from which a code may be left unfinished

SETTINGS = """
SELECT set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('jit', 'off', true), set_config('statement_timeout', %s, true)
"""
ENDS = """
SELECT (SELECT day FROM statements_statementline ORDER BY day, id LIMIT 1),
    (SELECT day FROM statements_statementline ORDER BY day DESC, id DESC LIMIT 1),
    (SELECT reltuples FROM pg_class WHERE oid = 'statements_statementline'::regclass)
"""
WALK = """
SELECT day, id FROM (
    SELECT day, id, words, account_id, debit + credit AS amount, replaced_by_id FROM statements_statementline
    WHERE day >= %s AND (day, id) < (%s, %s) ORDER BY day DESC, id DESC LIMIT %s
) newest
WHERE words @@ %s::tsquery AND amount >= %s AND account_id = ANY(COALESCE(%s, ARRAY[account_id]))
    AND replaced_by_id IS NULL
ORDER BY day DESC, id DESC LIMIT %s
"""
NEWEST = """
SELECT day, id FROM statements_statementline
WHERE day >= %s AND (day, id) < (%s, %s) AND account_id = ANY(COALESCE(%s, ARRAY[account_id]))
    AND replaced_by_id IS NULL
ORDER BY day DESC, id DESC LIMIT %s
"""
STEP = """
SELECT day, id FROM statements_statementline
WHERE words @@ %s::tsquery AND day + 0 BETWEEN %s AND %s AND (day + 0, id) < (%s, %s) AND debit + credit >= %s
    AND account_id = ANY(COALESCE(%s, ARRAY[account_id])) AND replaced_by_id IS NULL LIMIT %s
"""
ESTIMATE = "EXPLAIN (FORMAT JSON) SELECT FROM statements_statementline WHERE words @@ %s::tsquery"
LAST_ID = 2**63 - 1


class Cursor(NamedTuple):
    """Where a line stands in the order of days; a page starts after one."""

    day: date
    id: int


class SearchTooBroadError(Exception):
    """The time for one question is over."""


@dataclass(frozen=True)
class LineQuery:
    """What is asked for. `words` as `words_of` gives them; amounts in đồng; both days count; `accounts` are keys, None
    for all."""

    words: tuple[str, ...] = ()
    amount: int | None = None
    least: int = 0
    since: date | None = None
    until: date | None = None
    accounts: tuple[int, ...] | None = None

    @property
    def terms(self) -> list[str]:
        """What a line must hold, each a piece of a tsquery."""
        common = [word for word in self.words if word in index_words.COMMON]
        found = [word for word in self.words if word not in common]
        found += folded_pairs(common) if len(common) > 1 else common
        if self.amount is not None:
            found.append(index_words.amount_mark(self.amount))
        found += [index_words.least_mark(least) for least in index_words.LEAST if self.least >= least][:1]
        return found

    @property
    def is_dated(self) -> bool:
        return bool(self.since or self.until)

    @property
    def unfinished(self) -> "LineQuery":
        """The same with its codes taken for beginnings of codes."""
        return replace(self, words=tuple(f"{word}:*" if is_code(word) else word for word in self.words))


@dataclass(frozen=True)
class LinePage:
    """Places of the page's lines, newest first, and where the next page starts. `count` is the number of all hits on a
    first page, or COUNTED + 1 for more than it counts; None on later pages."""

    cursors: list[Cursor]
    after: Cursor | None
    count: int | None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a question; a code whose number follows a sign is one word: `"MBVCB.123"` → `("mbvcb123",)`."""
    pieces, found = index_words.tokens(text), []
    for (word, _), (_, gap) in zip(pieces, [("", " "), *pieces], strict=False):
        follows = found and found[-1].isalpha() and gap in index_words.CODE_SIGNS and gap and word[0].isdigit()
        if follows and len(found[-1] + word) >= UNFINISHED:
            found[-1] += word
        else:
            found.append(word)
    return tuple(dict.fromkeys(found))


def is_code(word: str) -> bool:
    return len(word) >= UNFINISHED and not word.isalpha()


def folded_pairs(words: list[str]) -> list[str]:
    """As few stored pairs as hold each of the words: each with its neighbour, an odd one with the first."""
    couples = [words[start : start + 2] for start in range(0, len(words), 2)]
    return [index_words.pairs([*couple, words[0]][:2])[0] for couple in couples]


def find(
    question: LineQuery, *, after: Cursor | None = None, size: int = SIZE, seconds: float | None = None
) -> LinePage:
    """A page of lines. A code is meant whole; where no line has it, as a beginning ("FT2330").

    Raises SearchTooBroadError when it takes longer than `seconds`; None is no bound.
    """
    most = size if after else max(size, COUNTED)
    deadline = TimeLimit.after(seconds)
    with reading(seconds):
        cursors = newest(question, after, most + 1, deadline)
        if not cursors and any(map(is_code, question.words)) and not (after and newest(question, None, 1, deadline)):
            cursors = newest(question.unfinished, after, most + 1, deadline)
    page = cursors[:size]
    return LinePage(page, page[-1] if len(cursors) > size else None, None if after else len(cursors))


def newest(question: LineQuery, after: Cursor | None, most: int, deadline: TimeLimit) -> list[Cursor]:
    """At most `most` cursors, newest first."""
    first, last, lines = fetch_row(ENDS)
    if first is None:
        return []
    # Whole years where nothing narrows them: a year is one word of the index.
    since = max(date(first.year, 1, 1), question.since or date.min)
    until = min(date(last.year, 12, 31), question.until or date.max)
    top = Cursor(until, LAST_ID)
    if since > until:
        return []
    daily = lines / ((last - first).days + 1)
    return Search(question, since, until, min(top, after) if after else top, lines, daily, deadline).newest(most)


@contextmanager
def reading(seconds: float | None) -> Iterator[None]:
    """The planner's settings for these questions. All is undone at the end, and nothing was written."""
    try:
        with transaction.atomic():
            fetch_row(SETTINGS, [str(round((seconds or 0) * 1000))])
            yield
            transaction.set_rollback(True)
    except OperationalError as error:
        raise SearchTooBroadError from error


@dataclass
class Search:
    """One question about the days from `since` to `until`, from one cursor downwards. `lines`: about how many there are,
    `daily`: how many of a day."""

    question: LineQuery
    since: date
    until: date
    top: Cursor
    lines: float
    daily: float
    deadline: TimeLimit

    @property
    def accounts(self) -> list[int] | None:
        return None if self.question.accounts is None else list(self.question.accounts)

    def newest(self, most: int) -> list[Cursor]:
        if not self.question.terms:
            return rows_of(NEWEST, [self.since, *self.top, self.accounts, most])
        terms = "&".join(self.question.terms)
        found = rows_of(WALK, [self.since, *self.top, WALKED, terms, self.question.least, self.accounts, most])
        if found:
            self.top = found[-1]
        rate = (len(found) + sqrt(len(found))) / WALKED * self.daily
        few = not self.question.is_dated and len(found) * self.lines < MANY * WALKED
        if len(found) < most and few and estimate(terms) < FAR_TOO_MANY:
            rest = self.hits([], self.since, self.until, MANY + 1)
            if len(rest) <= MANY:
                return found + sorted(rest, reverse=True)[: most - len(found)]
        return self.stepping(years(self.since, self.until), most, rate, found)

    def stepping(self, spans: Iterable[tuple[date, date]], most: int, rate: float, found: list[Cursor]) -> list[Cursor]:
        """`found` and what follows it in the spans, up to `most`."""
        for first, last in spans:
            if len(found) >= most:
                break
            if self.deadline.has_passed:
                raise SearchTooBroadError
            if first <= self.top.day:
                found += self.step(first, last, most - len(found), rate)
        return found

    def step(self, first: date, last: date, most: int, rate: float) -> list[Cursor]:
        """The newest of a span of days inside one year: fetched together, or in shorter steps where they are many.

        `rate` is how many hits a day there may be, 0 when nobody knows.
        """
        is_day = first == last
        if is_day or rate * ((last - first).days + 1) < MANY:
            hits = self.hits(as_marks(first, last), first, last, None if is_day else MANY + 1)
            if is_day or len(hits) <= MANY:
                return sorted(hits, reverse=True)[:most]
        return self.stepping(shorter(first, last), most, rate, [])

    def hits(self, marks: list[str], first: date, last: date, limit: int | None) -> list[Cursor]:
        """Places in no order, all of them where `limit` is None or not reached."""
        terms = "&".join([*self.question.terms, *([f"({'|'.join(marks)})"] if marks else [])])
        return rows_of(STEP, [terms, first, last, *self.top, self.question.least, self.accounts, limit])


def estimate(terms: str) -> float:
    """How many lines the planner expects: it knows the words that are in many."""
    return fetch_row(ESTIMATE, [terms])[0][0]["Plan"]["Plan Rows"]


def rows_of(sql: str, given: list | None = None) -> list[Cursor]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [Cursor(*row) for row in cursor]
