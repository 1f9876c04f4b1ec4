"""Finding records by words: with or without diacritics, in any order, the exact phrase first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .text import fold, nfc

MOST_CHARACTERS = 120
MOST_WORDS = 10
MOST_HITS = 100  # a room
EXCERPT = 260  # characters


@dataclass(frozen=True)
class Hit:
    """Something found. `kind` is its Vietnamese label; `text` its public plain text; a higher `score` comes first."""

    title: str
    url: str
    kind: str
    date: date | None
    text: str
    score: int
    words: str

    @property
    def marked_title(self) -> SafeString:
        return marked(self.title, self.words)

    @property
    def excerpt(self) -> SafeString:
        """The neighbourhood of the first match, matches in <mark>."""
        return marked(neighbourhood(self.text, self.words), self.words)

    @property
    def order(self) -> tuple:
        """Sorts the best, then the newest first."""
        return (-self.score, -(self.date.toordinal() if self.date else 0), self.title)


def asked(text: str | None) -> str:
    """What a person typed as one line of at most MOST_CHARACTERS and MOST_WORDS; empty when no letter or digit is in it."""
    words = " ".join(nfc(text or "").replace("\0", " ").split())[:MOST_CHARACTERS].split()[:MOST_WORDS]
    return " ".join(words) if any(char.isalnum() for char in "".join(words)) else ""


def find(
    records, words: str, *, kind: str, title="title", text="plain", day="published_at", headline: Callable | None = None
) -> list[Hit]:
    """The best MOST_HITS of a RecordQuerySet whose `folded` text holds all the words.

    `title` and `text` name columns of public text, `day` a date or datetime column ("" for none); `headline` makes
    the shown title from the record when the column alone would not say enough.
    """
    if not words:
        return []
    rank = Case(
        When(**{f"{title}__icontains": words}, then=Value(40)),
        When(**{f"{text}__icontains": words}, then=Value(30)),
        When(folded__contains=fold(words), then=Value(20)),
        default=Value(10),
        output_field=IntegerField(),
    )
    order = ["-score", *([f"-{day}"] if day else []), "-pk"]
    found = records.matching(words).annotate(score=rank).order_by(*order)[:MOST_HITS]
    return [
        Hit(
            title=headline(record) if headline else getattr(record, title),
            url=record.get_absolute_url(),
            kind=kind,
            date=day_of(getattr(record, day)) if day else None,
            text=getattr(record, text),
            score=record.score,
            words=words,
        )
        for record in found
    ]


def day_of(moment: date | datetime | None) -> date | None:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def matches(text: str, words: str) -> list[tuple[int, int]]:
    """(start, end) of every word's every occurrence in `text`, overlaps joined, in order."""
    folded, places = folded_with_places(text)
    spans = []
    for word in {fold(words), *fold(words).split()}:
        spans += [(places[hit.start()], places[hit.end() - 1] + 1) for hit in re.finditer(re.escape(word), folded)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The text folded character by character, and for each folded character the place it came from."""
    folded, places = [], []
    for place, char in enumerate(text):
        for bare in fold(char) or (" " if char.isspace() else ""):
            folded.append(bare)
            places.append(place)
    return "".join(folded), places


def marked(text: str, words: str) -> SafeString:
    """Escaped text with the matches in <mark>."""
    text = nfc(text)
    parts, last = [], 0
    for start, end in matches(text, words):
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))


def neighbourhood(text: str, words: str) -> str:
    """About EXCERPT characters around the whole phrase, or around the first word found, cut at blanks."""
    text = nfc(text)
    folded, places = folded_with_places(text)
    phrase = folded.find(fold(words))
    first = places[phrase] if phrase >= 0 else next((start for start, _ in matches(text, words)), 0)
    start = text.rfind(" ", 0, max(first - EXCERPT // 4, 0)) + 1 if first > EXCERPT // 4 else 0
    piece = text[start : start + EXCERPT]
    if start + EXCERPT < len(text):
        piece = piece.rsplit(" ", 1)[0] + " …"
    return f"… {piece}" if start else piece
