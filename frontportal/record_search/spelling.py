"""Words one letter away from a word that no record has: a letter too many, too few, another, or two exchanged."""

from .models import Spelling

MOST = 40  # words near one; short words have many


def near_words(words: list[str]) -> dict[str, list[str]]:
    """Word → words of records that are one typing error away; one query for all."""
    spellings = {word: without_one(word) for word in words}
    asked = {spelling for each in spellings.values() for spelling in each}
    known = Spelling.objects.filter(spelling__in=asked).values_list("word", flat=True).distinct()
    found = sorted(known)
    return {word: [other for other in found if is_near(word, other)][:MOST] for word in words}


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
