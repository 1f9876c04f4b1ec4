"""What somebody may have meant whose words nothing has: keys of Telex or VNI left as typed, words run together, a letter wrong.

A word that records have stays what it is as long as another one explains the failure: of "đinh văm" only "văm" is wrong.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontportal.kit.values.text import fold

from .questions import Question, either
from .spelling import Near

VOWELS = "aeiouy"
LEAST_TOGETHER = 4  # letters of words run together
LONGEST_SYLLABLE = 7  # letters: nghieng
MOST_PARTS = 6
MOST_PARTINGS = 6  # of one word, those of the fewest parts

Alternative = tuple[str, ...]  # words that stand for one that was typed


@dataclass(frozen=True)
class Reading:
    """`ways` has for each piece typed what may stand for it; () where it is a number or code and stays as it is."""

    asked: Question
    ways: tuple[tuple[Alternative, ...], ...]

    @property
    def text(self) -> str:
        """The first alternatives, folded."""
        return " ".join(
            " ".join(ways[0]) if ways else piece for piece, ways in zip(self.asked.pieces, self.ways, strict=True)
        )

    @property
    def tsquery(self) -> str:
        """Records that have one of the alternatives for each piece."""
        pieces = zip(self.asked.terms, self.ways, strict=True)
        return "&".join(either([together(each) for each in ways]) if ways else term for term, ways in pieces)


def together(words: Alternative) -> str:
    return f"({'&'.join(words)})" if len(words) > 1 else words[0]


def readings(asked: Question, near: Near) -> Iterator[list[Reading]]:
    """The likeliest first, those equally likely together: words that nothing has replaced; then one that records have, too."""
    others = {word: replacements(word, near) for word in asked.misspelt}
    unknown = {word for word in others if word not in near.known}
    if unknown and all(others[word] for word in unknown):
        yield [reading(asked, {word: others[word] for word in unknown})]
    tried = [unknown | {word} for word in others if word not in unknown and others[word]]
    known_too = [each for each in tried if all(others[word] for word in each)]
    if known_too:
        yield [reading(asked, {word: others[word] for word in replaced}) for replaced in known_too]


def reading(asked: Question, replaced: Mapping[str, list[Alternative]]) -> Reading:
    """Of the words `replaced` their alternatives, the others as they are."""
    return Reading(asked, tuple(tuple(replaced.get(word, [(word,)])) if word else () for word in asked.words))


def replacements(word: str, near: Near) -> list[Alternative]:
    return [(other,) for other in near.words.get(word, [])] + partings(word, near.known)


def substrings(word: str) -> set[str]:
    """What may be a word within words run together."""
    if len(word) < LEAST_TOGETHER:
        return set()
    ends = range(2, len(word) + 1)
    return {word[start:end] for end in ends for start in range(max(end - LONGEST_SYLLABLE, 0), end - 1)} - {word}


def partings(word: str, known: set[str]) -> list[Alternative]:
    """`word` as words of records one after another: "daidoanket" → dai doan ket; the fewest parts first."""
    found: list[list[Alternative]] = [[()], *([] for _ in word)]  # by how much of the word is read
    for end in range(2, len(word) + 1):
        for start in range(max(end - LONGEST_SYLLABLE, 0), end - 1):
            if word[start:end] in known and word[start:end] != word:
                found[end] += [(*parts, word[start:end]) for parts in found[start] if len(parts) < MOST_PARTS]
        found[end] = sorted(found[end], key=len)[: 4 * MOST_PARTINGS]
    return [parts for parts in found[-1] if len(parts) > 1][:MOST_PARTINGS] if len(word) >= LEAST_TOGETHER else []


def as_keys_mean(text: str) -> str:
    """Folded words whose keys of Telex or VNI no program had turned into letters: "nguwoif ngheof" → "nguoi ngheo"; "" where
    there are none."""
    folded = fold(text)
    meant = " ".join(without_keys(word) for word in folded.split())
    return meant if meant != " ".join(folded.split()) else ""


def without_keys(word: str) -> str:
    # VNI: d9oa2n; what has no vowel is a code.
    if re.fullmatch(r"(?:[a-z]+[1-9]{1,2})+[a-z]*", word) and re.search(f"[{VOWELS}]", word):
        return re.sub(r"\d", "", word)
    if not re.fullmatch(r"[a-z]+", word):
        return word
    word = re.sub(r"(?<=[aou])w", "", word.replace("dd", "d")).replace("w", "u")
    word = re.sub(r"([aeo])\1", r"\1", word)
    first = re.search(f"[{VOWELS}]", word)
    return word[: first.end()] + re.sub("[sfrxj]", "", word[first.end() :]) if first else word
