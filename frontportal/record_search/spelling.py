"""Words one letter away from a word that no record has: a letter too many, too few, another, or two exchanged."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .models import Spelling

SHORT = re.compile(
    r"[a-z]?[aeiouy]|[aeiouy][a-z]"
)  # of two letters and less, all that can be words are taken for known
MOST = 40  # words near one; short words have many


class Near(NamedTuple):
    """`words`: word → words of records that are one typing error away. `known`: what was asked for that records have."""

    words: dict[str, list[str]]
    known: set[str]


def near_words(words: list[str], further: Iterable[str] = ()) -> Near:
    """Of `words` those near them, and of them and `further` those that are known; one query for all."""
    spellings, further = {word: without_one(word) for word in words}, {*words, *further}
    asked = {spelling for each in spellings.values() for spelling in each} | further
    known = Spelling.objects.filter(spelling__in=asked).values_list("word", flat=True).distinct()
    found = sorted(known)
    near = {word: [other for other in found if is_near(word, other)][:MOST] for word in words}
    return Near(near, further.intersection(found) | {word for word in further if SHORT.fullmatch(word)})


def without_one(word: str) -> set[str]:
    """The word and each way to leave out one of its letters."""
    return {word, *(word[:position] + word[position + 1 :] for position in range(len(word)))}


def is_near(one: str, two: str) -> bool:
    """Whether one typing error lies between two different words."""
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    start = next(
        (position for position, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    one, two = one[start:], two[start:]
    exchanged = len(one) > 1 and len(two) > 1 and one[0] == two[1] and one[1] == two[0] and one[2:] == two[2:]
    return exchanged or one[1:] == two[1:] or one[1:] == two or one == two[1:]
