"""Words of a memo that can't be a person's. Whatever is not here is shortened: hiding too much is better than too little.

All folded, "#" stands for any word with a digit.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from . import banking, giving, names, organisations, places

Phrase = tuple[str, ...]


class Phrases:
    """Phrases by their first word, the longest first."""

    def __init__(self, phrases: Iterable[Phrase]):
        self.by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self.by_first.setdefault(phrase[0], []).append(phrase)

    def length_at(self, words: list[str], position: int) -> int:
        """How many words from a position are the longest of these phrases; 0 when none begins there."""
        for phrase in self.by_first.get(words[position], ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                return len(phrase)
        return 0


def phrases(text: str) -> frozenset[Phrase]:
    """Phrases parted by commas and line ends; `"con|lu bao"` are two."""
    parts = [phrase.split() for phrase in text.replace("\n", ",").split(",") if phrase.strip()]
    return frozenset(choice for words in parts for choice in product(*(word.split("|") for word in words)))


@lru_cache(maxsize=256)
def phrases_of(given: frozenset[Phrase]) -> Phrases:
    """Phrases that are given anew with every question, as the places."""
    return Phrases(phrase for phrase in given if phrase)


FRONTS = phrases(banking.FRONT)
TO_FRONTS = {(to, *front) for to in ("toi", "den") for front in FRONTS}
DEEDS = phrases(giving.DEEDS) | phrases(banking.TO_BANKS) | TO_FRONTS
WORDS = [giving.GIVING, giving.WISHES, giving.DISASTER, giving.LITTLE, banking.BANKING, places.KINDS]
ALL = (DEEDS | FRONTS).union(*map(phrases, WORDS))
# Wherever a storm is spoken of, it has a number or a name, or a flood goes with it.
STORMS = {(*phrase, *more) for phrase in ALL if phrase[-1] == "bao" for more in phrases(giving.OF_STORMS)}
SAFE = Phrases(ALL | STORMS)
# What ends a name: after it somebody does something. A phrase that begins as names do ends none.
ENDS = Phrases(
    DEEDS
    | {phrase for phrase in STORMS if phrase[:-1] in DEEDS or phrase[:-2] in DEEDS}
    | {phrase for phrase in ALL if phrase[0] not in names.GIVEN}
)
MARKED = {(mark, *place) for mark in places.MARKS for place in phrases(places.LIKE_NAMES)}
ONLY_DEEDS = frozenset(phrase[0] for phrase in DEEDS if len(phrase) == 1)
FRONT = Phrases(FRONTS | TO_FRONTS)
PLACES = Phrases(phrases(places.PLACES) | MARKED)
TRADES = Phrases(phrases(organisations.TRADES))
NAMED = Phrases(phrases(organisations.NAMED))
ORGANISATIONS = Phrases(phrases(organisations.NAMED) | phrases(organisations.BODIES))

# Before the name of a place; "huyen" is a name of women too, but not before the name of a district.
BEFORE_PLACES = frozenset(("xa", "thi", "huyen", "tinh", "tp"))
KINDS_OF_PLACES = BEFORE_PLACES | {"phuong", "quan", "thon", "khu", "tran", "pho", "ap", "to", "thanh", "tx", "kp"}
# With these one speaks of a person, so that no organisation's name goes on.
SPEAKING = frozenset(("ong", "ba", "anh", "chi", "em", "co", "chu", "bac", "chau"))
# Behind a number.
COUNTED = frozenset(("dong", "ngan", "nghin", "tram", "trieu", "ty", "tuoi", "nam", "thang", "suat", "nguoi"))
