"""Finding records by words: with or without diacritics, in any order, the exact phrase first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..values.text import fold, nfc

MOST_CHARACTERS = 120
MOST_WORDS = 10
EXCERPT = 260  # characters


@dataclass(frozen=True)
class PublicRecords:
    """Records of one model that everybody may find. `kind` is what the search page calls them.

    `title`, `text`, `unit` and `second` are paths of columns, `day` that of a day or moment; "" for none. `address` is the
    name of a page and the columns of its arguments. `headline` makes the shown title of `title` and `second`.
    """

    kind: str
    records: Callable[[], Any]
    address: tuple[Any, ...]
    title: str = "title"
    text: str = "plain"
    day: str = "published_at"
    unit: str = ""
    second: str = ""
    headline: Callable[[str, str], str] | None = None


@dataclass(frozen=True)
class SearchedPage:
    """A page that is no record: found where it or its further `words` (folded) have all that was typed.

    `place_name` is the query parameter by which it shows one commune; a page that has none answers no words of places.
    """

    title: str
    url: str
    words: str = ""
    place_name: str = ""
    year: int | None = None
    rank: int = 1  # of a year's pages the lower comes first
    is_data: bool = False  # for who loads it into a program: after the pages that people read

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Folded, its title's among them."""
        return frozenset(self.words_in_order)

    @cached_property
    def words_in_order(self) -> tuple[str, ...]:
        """The same in their order."""
        return (*tokens(self.title), *self.words.split())


@dataclass(frozen=True)
class SearchHit:
    """Something found. `kind` is its Vietnamese label; `text` its public plain text; a higher `score` comes first.

    `page` and `arguments` name its page: of two hundred hits the addresses of twenty are shown.
    """

    title: str
    page: str
    arguments: tuple[str, ...]
    kind: str
    date: date | None
    text: str
    score: int
    words: str
    unit: int | None = None

    @property
    def url(self) -> str:
        return reverse(self.page, args=self.arguments)

    @property
    def marked_title(self) -> SafeString:
        """The title, matches in <mark>."""
        return highlight(self.title, self.words)

    @property
    def excerpt(self) -> SafeString:
        """The neighbourhood of the first match, matches in <mark>."""
        return highlight(neighbourhood(self.text, self.words), self.words)

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts the best, then the newest first."""
        return (-self.score, -(self.date.toordinal() if self.date else 0), self.title)


def normalise_query(text: str | None) -> str:
    """What a person typed as one line of at most MOST_CHARACTERS and MOST_WORDS; empty without a letter or digit."""
    words = " ".join(nfc(text or "").replace("\0", " ").split())[:MOST_CHARACTERS].split()[:MOST_WORDS]
    return " ".join(words) if tokens(" ".join(words)) else ""


def is_cut(text: str | None) -> bool:
    """Whether that leaves out something that was typed."""
    words = (text or "").split()
    return len(words) > MOST_WORDS or len(" ".join(words)) > MOST_CHARACTERS


def hit_of(*, title: str, text: str, words: str, **given: Any) -> SearchHit:
    """A hit scored by where the words stand together: the whole title, as typed with accents and all, or at least folded."""
    return SearchHit(
        title=title,
        text=text.removeprefix(title).lstrip(" .:"),
        words=words,
        score=score_of(title, text, words),
        **given,
    )


def score_of(title: str, text: str, words: str) -> int:
    typed, bare = looked_for(words)
    named, folded_name = f" {spaced(title)}", f" {spaced(fold(title))}"
    if folded_name == bare:
        return 50 + (named == typed)
    if typed in named:
        return 40
    if typed.strip() in text.lower() and typed in f" {spaced(text)}":
        return 30
    return 25 if bare in folded_name else 10


@lru_cache(maxsize=100)
def looked_for(words: str) -> tuple[str, str]:
    """As a title is compared with what was typed: with accents, and folded."""
    return f" {spaced(words)}", f" {spaced(fold(words))}"


def tokens(words: str) -> list[str]:
    """The folded words: letters and digits only, so they mean the same in every dialect of regular expressions."""
    return re.findall(r"[a-z0-9]+", fold(words))


def word_patterns(words: str) -> list[str]:
    """Each word whole; the last may be unfinished, unless so short that it would start half the language."""
    found = tokens(words)
    return [
        word if position == len(found) - 1 and len(word) > 2 else rf"{word}(?![a-z0-9])"
        for position, word in enumerate(found)
    ]


def phrase_pattern(words: str) -> str:
    """All words in their order with only blanks and signs between them."""
    return r"[^a-z0-9]+".join([*tokens(words)[:-1], word_patterns(words)[-1]])


def spaced(text: str) -> str:
    """Lower-case words one blank apart, signs left out."""
    return " ".join(re.findall(r"\w+", nfc(text).lower()))


def matches(text: str, words: str) -> list[tuple[int, int]]:
    """(start, end) in `text` of the words standing together, else of every word, in order and apart."""
    if not tokens(words):
        return []
    folded, positions = folded_with_positions(text)
    last = tokens(words)[-1]
    # What goes on with other letters is marked only where the word itself is not there, and is long enough to mean something.
    is_whole = len(last) < 4 or re.search(rf"(?<![a-z0-9]){last}(?![a-z0-9])", folded)
    end = "(?![a-z0-9])" if is_whole else ""
    for patterns in ([phrase_pattern(words) + end], [*word_patterns(words)[:-1], last + end]):
        found = re.finditer(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})", folded)
        spans = [(positions[hit.start()], positions[hit.end() - 1] + 1) for hit in found]
        if spans:
            return spans
    return []


def folded_with_positions(text: str) -> tuple[str, Sequence[int]]:
    """The text folded character by character, and for each folded character the position it came from."""
    whole = text.translate(letters)
    if letters.uneven.isdisjoint(text):
        return whole, range(len(text))
    folded, positions = [], []
    for position, char in enumerate(text):
        for bare in folded_letter(char):
            folded.append(bare)
            positions.append(position)
    return "".join(folded), positions


@lru_cache(maxsize=2000)
def folded_letter(char: str) -> str:
    return fold(char) or (" " if char.isspace() else "")


MOST_LETTERS = 5000


class FoldedLetters(dict[int, str]):
    """For `str.translate`: letters met so far; `uneven` are those that become none or several, whose texts are walked."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = folded_letter(char)
        if len(bare) != 1:
            self.uneven.add(char)
        if len(self) < MOST_LETTERS:
            self[code] = bare
        return bare


letters = FoldedLetters()


def highlight(text: str, words: str) -> SafeString:
    """Escaped text with the matches in <mark>."""
    text = nfc(text)
    parts, last = [], 0
    for start, end in matches(text, words):
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))


def neighbourhood(text: str, words: str) -> str:
    """About EXCERPT characters around the first match, cut at blanks."""
    text = nfc(text)
    first = next((start for start, _ in matches(text, words)), 0)
    start = text.rfind(" ", 0, first - EXCERPT // 4) + 1 if first > EXCERPT // 4 else 0
    piece = text[start : start + EXCERPT]
    if start + EXCERPT < len(text):
        piece = piece.rsplit(" ", 1)[0] + " …"
    return f"… {piece}" if start else piece
