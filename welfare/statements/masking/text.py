"""The walk over a memo, word by word."""

import re
import unicodedata
from dataclasses import dataclass

from frontportal.kit.text import fold

from . import vocabulary

HIDDEN = "…"
LONG_RUN = 8  # digits; whatever stands between them, if it is no letter
LONGEST_NUMBER = 4  # digits of a number that may stay: a day, a house, a year
LONGEST_NAME = 6  # words
MOST = 1_000  # characters that are read
WORD = re.compile(r"…|[^\W_]+(?:['’](?=\w))?")
ADDRESS = re.compile(r"\S*@\s*\S*|\S*(?:://|www\.)\S*", re.IGNORECASE)
DIGITS = re.compile(rf"[^\W_]*\d(?:[\W_]*\d){{{LONG_RUN - 1},}}[^\W_]*")
SHORT_NUMBER = re.compile(rf"\d{{1,{LONGEST_NUMBER}}}(?:k|tr|d)?|\d{{1,2}}[a-h]\d?")
GAP = re.compile(r"[^ .,;:()/–-]+")
STOPS = re.compile(r"[.,;:()|/#–\-\n]")
SEVERAL = re.compile(rf"{HIDDEN}(?:[\W_]*{HIDDEN})+")


@dataclass(frozen=True)
class Known:
    """What else may be read, all folded: names of `places` and `names` of givers who agreed, as tuples of words, and
    `codes` of appeals and communes."""

    places: frozenset[tuple[str, ...]] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Word:
    text: str
    gap: str  # what stands between it and the next

    @property
    def folded(self) -> str:
        return fold(self.text).strip("'’")

    @property
    def has_digit(self) -> bool:
        """Numbers, also those that are hidden already."""
        return self.text == HIDDEN or any(char.isdigit() for char in self.text)

    @property
    def initial(self) -> str:
        return f"{self.text[0].upper()}."


def masked(text: str, known: Known = Known()) -> str:
    """The text without accounts, phones, addresses and runs of eight digits, names shortened: `"Nguyễn V. A. ủng hộ"`."""
    plain = unicodedata.normalize("NFKC", text[:MOST]).replace(HIDDEN, " ").replace("...", " ")
    plain = ADDRESS.sub(f" {HIDDEN} ", plain)
    plain = DIGITS.sub(f" {HIDDEN} ", plain)
    return Memo(words_of(plain), known).read()


def words_of(text: str) -> list[Word]:
    found = list(WORD.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [Word(match[0], text[match.end() : end]) for match, end in zip(found, ends, strict=True)]


class Memo:
    """One reading of a memo from its first word to its last; `said` collects what may be shown."""

    def __init__(self, words: list[Word], known: Known):
        self.words, self.known = words, known
        self.keys = [word.folded for word in words]
        self.place, self.said, self.in_name = 0, [], False

    def read(self) -> str:
        while self.place < len(self.words):
            self.step()
        text = SEVERAL.sub(HIDDEN, DIGITS.sub(HIDDEN, "".join(self.said)))
        text = re.sub(rf"(?:(?<!\b\w)\.)?\s*{HIDDEN}[\s.]*", f" {HIDDEN} ", text)  # the point of an initial stays
        text = re.sub(r"\s+(?=[,;])|(?<=/)\s+", "", text)
        return " ".join(text.split()).strip(" ,;:/–-")

    def step(self) -> None:
        word, key = self.words[self.place], self.keys[self.place]
        if word.has_digit:
            self.say(word.text if self.is_public_number(key) else HIDDEN)
        elif length := self.length_of_end() if self.in_name else self.length_of_safe():
            self.say_all(length)
        elif length := self.length_of(vocabulary.ORGANISATIONS):
            self.organisation(length)
        elif not self.in_name and key in vocabulary.FAMILY and self.goes_on():
            self.say(word.text, in_name=True)
        else:
            self.say(word.initial, in_name=True)

    def say(self, text: str, *, in_name: bool = False) -> None:
        gap = self.words[self.place].gap
        self.in_name = in_name and not STOPS.search(gap)
        self.said += [text, self.shown_gap(text, gap)]
        self.place += 1

    def say_all(self, length: int) -> None:
        for _ in range(length):
            self.say(self.words[self.place].text if not self.hides_number() else HIDDEN)

    def hides_number(self) -> bool:
        word = self.words[self.place]
        return word.has_digit and not self.is_public_number(self.keys[self.place])

    def shown_gap(self, text: str, gap: str) -> str:
        gap = GAP.sub(" ", gap)
        return gap.lstrip(".") or " " if text.endswith(".") else gap

    def goes_on(self) -> bool:
        """Whether a word of the same name follows."""
        here = self.words[self.place]
        following = self.place + 1
        return following < len(self.words) and not STOPS.search(here.gap) and not self.words[following].has_digit

    def is_public_number(self, key: str) -> bool:
        return key in self.known.codes or SHORT_NUMBER.fullmatch(key) is not None

    def length_of_safe(self) -> int:
        """Words from here that are nobody's name. Longer names of organisations go first."""
        safe = max(self.length_of(vocabulary.SAFE), self.length_of(self.known.names), self.length_of_place())
        if self.keys[self.place] in self.known.codes:
            safe = max(safe, 1)
        return 0 if self.length_of(vocabulary.ORGANISATIONS) > safe else safe

    def length_of_end(self) -> int:
        """Words from here that no name goes on with."""
        marked = self.keys[self.place] == "xa" and self.length_of_place()
        return marked or self.length_of(vocabulary.ENDS)

    def length_of_place(self) -> int:
        """The words of a place's name; 0 where they may as well begin a person's: "Dinh Van", but not "Dinh Van Tuan"."""
        length = self.length_of(self.known.places)
        if not length or self.keys[self.place] in vocabulary.BEFORE_PLACES:
            return length
        last, following = self.place + length - 1, self.place + length
        if following == len(self.words) or STOPS.search(self.words[last].gap) or self.words[following].has_digit:
            return length
        if self.length_of(vocabulary.SAFE, following) or self.length_of(vocabulary.ORGANISATIONS, following):
            return length
        another = self.keys[following] in vocabulary.FAMILY and self.keys[self.place] not in vocabulary.FAMILY
        return length if another else 0

    def length_of(self, phrases: frozenset, place: int | None = None) -> int:
        """How many words from here are the longest of these phrases; 0 when none begins here."""
        place = self.place if place is None else place
        for length in range(min(9, len(self.words) - place), 0, -1):
            keys = tuple(
                "#" if word.has_digit else key
                for word, key in zip(self.words[place : place + length], self.keys[place : place + length], strict=True)
            )
            if keys in phrases:
                return length
        return 0

    def organisation(self, length: int) -> None:
        """The words that begin an organisation's name and those that follow, up to a deed, a number or a person."""
        self.say_all(length)
        own = 0
        while self.place < len(self.words) and own < LONGEST_NAME + 2:
            before = self.words[self.place - 1]
            word, key = self.words[self.place], self.keys[self.place]
            place_name = self.length_of(self.known.places)
            if place_name:
                self.say_all(place_name)
                own += place_name
                continue
            stops = STOPS.search(before.gap) or word.has_digit or key in vocabulary.TITLES
            if stops or self.length_of(vocabulary.ENDS) or self.is_person(own):
                return
            self.say(word.text)
            own += 1

    def is_person(self, own: int) -> bool:
        """Whether a person's name begins here, after `own` words of an organisation's name."""
        if self.keys[self.place] not in vocabulary.FAMILY:
            return False
        following = self.keys[self.place + 1 : self.place + 2]
        return bool(following) and (following[0] in vocabulary.MIDDLE or (own > 1 and self.length_of_name() > 2))

    def length_of_name(self) -> int:
        length = 0
        while self.place + length < len(self.words):
            place = self.place + length
            if self.words[place].has_digit or self.length_of(vocabulary.ENDS, place):
                break
            length += 1
            if STOPS.search(self.words[place].gap):
                break
        return length
