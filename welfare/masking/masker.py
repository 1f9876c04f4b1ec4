"""The walk over a memo, word by word."""

import re
import unicodedata
from dataclasses import dataclass

from frontportal.kit.values.text import fold

from . import names, places, vocabulary
from .vocabulary import phrases_of

HIDDEN = "…"
LONG_RUN = 8  # digits; whatever stands between them, if it is no letter
LONGEST_NUMBER = 4  # digits of a number that may stay: a day, a house, a year
LONGEST_NAME = 6  # words
SURE_NAME = 3  # words of a name after which even what sounds like a name begins something else
MOST = 1_000  # characters that are read
WORD = re.compile(r"…|[^\W_]+(?:['’](?=\w))?")
ADDRESS = re.compile(r"\S*@\s*\S*|\S*(?:://|www\.)\S*", re.IGNORECASE)
DIGITS = re.compile(rf"[^\W_]*\d(?:[\W_]*\d){{{LONG_RUN - 1},}}[^\W_]*")
PLATE = re.compile(r"(?<![^\W_])\d\d[ -]?[A-Z]{1,2}\d?[ .-]*\d{3}[ .]?\d\d(?![^\W_])", re.IGNORECASE)
SHORT_NUMBER = re.compile(rf"\d{{1,{LONGEST_NUMBER}}}(?:k|tr|d)?|\d{{1,2}}[a-h]\d?")
BANK_CODE = re.compile(r"[a-z]{4}vnv[a-z]")
ABBREVIATION = re.compile(r"[b-df-hj-np-tv-xz]{2,6}")  # no vowel, so nobody's name
BANK = "bidv"  # any bank will do
GAP = re.compile(r"[^ .,;:()/–-]+")
STOPS = re.compile(r"[.,;:()|/#–\-\n]")
SEVERAL = re.compile(rf"{HIDDEN}(?:[\W_]*{HIDDEN})+")


@dataclass(frozen=True)
class AllowedWords:
    """What else may be read, all folded: names of `places` and `names` of givers who agreed, as tuples of words, and
    `codes` of appeals and communes."""

    places: frozenset[tuple[str, ...]] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()
    codes: frozenset[str] = frozenset()


class Word:
    """`sign` is what phrases know it by."""

    __slots__ = ("folded", "gap", "has_digit", "sign", "stops", "text")

    def __init__(self, text: str, gap: str):
        self.text, self.gap = text, gap  # the gap is what stands between it and the next
        self.folded = (text.lower() if text.isascii() else fold(text)).strip("'’")
        # Numbers, also those that are hidden already.
        self.has_digit = text == HIDDEN or any(map(str.isdigit, text))
        self.sign = "#" if self.has_digit else BANK if BANK_CODE.fullmatch(self.folded) else self.folded
        self.stops = gap != " " and STOPS.search(gap) is not None

    @property
    def initial(self) -> str:
        """The word as an initial: `"Anh"` → `"A."`."""
        return f"{self.text[0].upper()}."


def masked(text: str, known: AllowedWords = AllowedWords()) -> str:
    """The text without accounts, phones, addresses and runs of eight digits, names shortened: `"Nguyễn V. A. ủng hộ"`."""
    return Memo(words_of(without_numbers(text)), known).read()


def without_numbers(text: str) -> str:
    """The first MOST characters, with addresses, long runs of digits and number plates hidden."""
    plain = unicodedata.normalize("NFKC", text[:MOST]).replace(HIDDEN, " ").replace("...", " ")
    for pattern in (ADDRESS, DIGITS, PLATE):
        plain = pattern.sub(f" {HIDDEN} ", plain)
    return plain


def without_long_runs(shown: str) -> str:
    """Texts put together may have a run of digits that none of them has."""
    return DIGITS.sub(HIDDEN, shown)


def words_of(text: str) -> list[Word]:
    """The words of a text, each with what stands between it and the next."""
    found = list(WORD.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [Word(match[0], text[match.end() : end]) for match, end in zip(found, ends, strict=True)]


class Memo:
    """One reading of a memo from its first word to its last; `shown` collects what may be shown."""

    def __init__(self, words: list[Word], known: AllowedWords):
        self.words, self.known = words, known
        self.keys = [word.folded for word in words]
        self.signs = [word.sign for word in words]
        self.places, self.names = phrases_of(known.places), phrases_of(known.names)
        self.position = 0
        self.shown: list[str] = []
        self.name_length = 0  # words of the name that is being read
        self.at_home = False  # whether a number that follows is of somebody's home

    def read(self) -> str:
        """The text as the public may read it."""
        while self.position < len(self.words):
            self.step()
        text = SEVERAL.sub(HIDDEN, without_long_runs("".join(self.shown)))
        text = re.sub(rf"(?:(?<!\b\w)\.)?\s*{HIDDEN}[\s.]*", f" {HIDDEN} ", text)  # the point of an initial stays
        text = re.sub(r"\s+(?=[,;])|(?<=/)\s+", "", text)
        return " ".join(text.split()).strip(" ,;:/–-")

    def step(self) -> None:
        """Read on by a word, or by as many as belong together."""
        word, key = self.words[self.position], self.keys[self.position]
        if word.has_digit:
            self.show(self.number())
        elif length := self.length_of_end() if self.name_length else self.length_of_safe():
            self.show_phrase(length)
            self.show_place_of_front(length)
        elif length := self.length_of_organisation():
            self.organisation(length)
        elif not self.name_length and key in names.FAMILY and self.is_name_continued():
            self.show(word.text, in_name=True)
        elif self.is_title(key):
            self.show(word.text)
        else:
            self.show(word.initial, in_name=True)

    def show(self, text: str, *, in_name: bool = False) -> None:
        """Show the next word as `text`. `in_name`: whether it is part of a person's name."""
        word = self.words[self.position]
        self.name_length = self.name_length + 1 if in_name and not word.stops else 0
        is_still_home = self.at_home and word.has_digit and not word.gap.isspace()
        self.at_home = is_still_home or self.keys[self.position] in places.HOMES
        self.shown += [text, self.shown_gap(text, word.gap)]
        self.position += 1

    def show_phrase(self, length: int) -> None:
        """Words of a phrase, numbers in it as far as they are public wherever they stand: "bão số 3"."""
        for _ in range(length):
            word, key = self.words[self.position], self.keys[self.position]
            self.show(word.text if not word.has_digit or self.is_public_number(key) else HIDDEN)
        if self.words[self.position - 1].has_digit:
            self.at_home = False

    def show_place_of_front(self, length: int) -> None:
        """Behind the Front's own name the unit it is of."""
        if vocabulary.FRONT.length_at(self.signs, self.position - length) < length or self.position == len(self.words):
            return
        if self.keys[self.position] in vocabulary.KINDS_OF_PLACES and not self.words[self.position - 1].stops:
            self.organisation(1)

    def number(self) -> str:
        """The number here as it may be read: not one of somebody's home."""
        hidden = self.at_home or not self.is_public_number(self.keys[self.position])
        return HIDDEN if hidden else self.words[self.position].text

    def shown_gap(self, text: str, gap: str) -> str:
        """What stands behind a shown word, without a second point after an initial."""
        gap = GAP.sub(" ", gap)
        return gap.lstrip(".") or " " if text.endswith(".") else gap

    def is_title(self, key: str) -> bool:
        """Whether somebody is spoken of here: "bé Khôi". Of two in a row the second is a name: "bé Anh Khôi"."""
        second = self.position > 0 and self.keys[self.position - 1] in names.TITLES
        return not (self.name_length or second) and key in names.TITLES and self.is_name_continued()

    def is_name_continued(self) -> bool:
        """Whether a word of the same name follows."""
        following = self.position + 1
        if following == len(self.words) or self.words[self.position].stops or self.words[following].has_digit:
            return False
        return self.keys[following] in names.MIDDLE or not vocabulary.ENDS.length_at(self.signs, following)

    def is_public_number(self, key: str) -> bool:
        """Whether a word with a digit is a code of ours, or too short to be anybody's number."""
        return key in self.known.codes or SHORT_NUMBER.fullmatch(key) is not None

    def length_of_safe(self) -> int:
        """Words from here that are nobody's name. Longer names of organisations go first."""
        signs, here = self.signs, self.position
        safe = max(vocabulary.SAFE.length_at(signs, here), self.names.length_at(signs, here), self.length_of_place())
        if self.is_counted() or self.keys[here] in self.known.codes:
            safe = max(safe, 1)
        if vocabulary.ORGANISATIONS.length_at(signs, here) > safe:
            return 0
        return safe or int(ABBREVIATION.fullmatch(self.keys[here]) is not None)

    def is_counted(self) -> bool:
        """Whether this is what a number stands for: "2 trieu"."""
        before = self.words[self.position - 1] if self.position else None
        return (
            bool(before and before.text.isdigit() and before.gap == " ")
            and self.keys[self.position] in vocabulary.COUNTED
        )

    def length_of_end(self) -> int:
        """Words from here that no name goes on with."""
        if self.is_name_whatever_it_is():
            return 0
        if self.keys[self.position] == "xa" and (marked := self.length_of_place()):
            return marked
        length = vocabulary.ENDS.length_at(self.signs, self.position)
        sure = self.name_length >= SURE_NAME or self.keys[self.position - 1] not in names.GIVEN
        if not length and sure:
            length = vocabulary.PLACES.length_at(self.signs, self.position)
        return 0 if self.may_be_given(length) else length

    def may_be_given(self, length: int) -> bool:
        """Whether words that may end the name may as well be its last: "Lê Tài Khoản"."""
        ending = self.keys[self.position : self.position + length]
        only_family = self.name_length == 1 and self.follows_family()
        if length != 1:
            return only_family and all(key in names.GIVEN for key in ending)
        is_last = self.position + 1 == len(self.words) or self.words[self.position].stops
        return (is_last or only_family) and ending[0] not in vocabulary.ONLY_DEEDS

    def is_name_whatever_it_is(self) -> bool:
        """Behind a family name "thị" goes with a name, and what follows it is one: "Trần Thị Trấn"."""
        before = self.keys[self.position - 1]
        if self.name_length == 1 and self.follows_family():
            return self.keys[self.position] in names.MIDDLE and self.is_name_continued()
        if self.name_length == 2 and before in names.MIDDLE and self.keys[self.position - 2] in names.FAMILY:
            return vocabulary.ENDS.length_at(self.signs, self.position) < 2
        return False

    def follows_family(self) -> bool:
        """Whether the word before is a family name."""
        return self.keys[self.position - 1] in names.FAMILY

    def length_of_place(self) -> int:
        """The words of a place's name; 0 where they may as well begin a person's: "Dinh Van", but not "Dinh Van Tuan"."""
        signs, here = self.signs, self.position
        length = max(self.places.length_at(signs, here), vocabulary.PLACES.length_at(signs, here))
        if not length or self.keys[here] in vocabulary.BEFORE_PLACES:
            return length
        last, following = here + length - 1, here + length
        if following == len(self.words) or self.words[last].stops or self.words[following].has_digit:
            return length
        if vocabulary.SAFE.length_at(signs, following) or vocabulary.ORGANISATIONS.length_at(signs, following):
            return length
        another = self.keys[following] in names.FAMILY and self.keys[here] not in names.FAMILY
        return length if another else 0

    def length_of_organisation(self) -> int:
        """Words from here that begin an organisation's name, and no person's: "Nguyễn Công An"."""
        length = vocabulary.ORGANISATIONS.length_at(self.signs, self.position)
        doubtful = length < SURE_NAME and self.keys[self.position] in names.GIVEN
        return 0 if doubtful and 0 < self.name_length < SURE_NAME else length

    def organisation(self, length: int) -> None:
        """The words that begin an organisation's name and those that follow, up to a deed, a number or a person."""
        named = vocabulary.NAMED.length_at(self.signs, self.position) == length
        self.show_phrase(length)
        own = 0
        while self.position < len(self.words) and own < LONGEST_NAME + 2:
            if further := self.length_of_more():
                self.show_phrase(further)
                own += further
            elif self.ends_organisation() or self.is_person(own, named=named):
                return
            else:
                self.show(self.words[self.position].text)
                own += 1

    def ends_organisation(self) -> bool:
        """Whether an organisation's name ends before the next word."""
        word, before = self.words[self.position], self.words[self.position - 1]
        spoken_of = word.folded in vocabulary.SPEAKING and self.is_name_continued()
        ends = vocabulary.ENDS.length_at(self.signs, self.position) and word.folded not in vocabulary.KINDS_OF_PLACES
        return bool(before.stops or word.has_digit or spoken_of or ends)

    def length_of_more(self) -> int:
        """Words from here that go on with an organisation's name: a place, a trade."""
        if self.words[self.position - 1].stops:
            return 0
        signs, here = self.signs, self.position
        return max(known.length_at(signs, here) for known in (self.places, vocabulary.PLACES, vocabulary.TRADES))

    def is_person(self, own: int, *, named: bool) -> bool:
        """Whether a person's name begins here, after `own` words of the name of an organisation, which may be `named`
        after a person itself: "Trường THCS Nguyễn Văn Trỗi"."""
        if self.keys[self.position] not in names.FAMILY or (named and own == 0):
            return False
        if self.keys[self.position + 1 : self.position + 2] in ([each] for each in names.MIDDLE):
            return True
        is_place = own > 0 and self.keys[self.position - 1] in vocabulary.KINDS_OF_PLACES
        is_phrase = vocabulary.SAFE.length_at(self.signs, self.position) > 1
        if is_place or is_phrase or (named and own < SURE_NAME):
            return False
        return self.length_of_name() >= (SURE_NAME if named else 2)

    def length_of_name(self) -> int:
        """Words from here until something ends them: a number, a stop, a word that no name goes on with."""
        length = 0
        while self.position + length < len(self.words):
            position = self.position + length
            if self.words[position].has_digit or vocabulary.ENDS.length_at(self.signs, position):
                break
            length += 1
            if self.words[position].stops:
                break
        return length
