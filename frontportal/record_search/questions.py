"""What a person typed, as a question to the index: folded words, codes however parted, amounts, ends of phone numbers.

A question is made of letters, digits and `_` only, whatever was typed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from frontportal.kit.values.money import AMOUNT, parse_money
from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import normalise_query, tokens

LEAST_PHONE = 4  # last digits by which a number is found
UNFINISHED = 3  # letters from which the last word may be unfinished
SHORTEST_MISSPELT = 2
LONGEST_MARK = 40
NO_CODES = "(_)"  # that no record has


@dataclass(frozen=True)
class Question:
    """`terms` must all be met, each a piece of a tsquery; `words` says which of them are plain words.

    `whole` are marks that answer the question by themselves: a code, an amount, a phone number typed with blanks.
    """

    text: str  # as shown again: at most so many words
    terms: tuple[str, ...]
    words: tuple[str, ...]
    pieces: tuple[str, ...]  # what the terms were made of
    whole: tuple[str, ...]

    @property
    def tsquery(self) -> str:
        return either(["&".join(self.terms), *self.whole])

    @property
    def codes(self) -> str:
        """Marks that put a record first."""
        codes = [mark for mark in self.whole if mark.startswith("_c")]
        return either(codes) if codes else NO_CODES

    def with_one_typo(self, near: Mapping[str, list[str]]) -> str:
        """A tsquery for records that have all words but one, and one of `near` in its place; "" where none is near."""
        ways = []
        for position, word in enumerate(self.words):
            others = [*near.get(word, []), *split(word)] if word else []
            if others:
                ways.append("&".join([*self.terms[:position], either(others), *self.terms[position + 1 :]]))
        return either(ways) if ways else ""

    @property
    def misspelt(self) -> list[str]:
        """Words that may have been typed wrong."""
        return [word for word in self.words if word]


def question(typed: str | None) -> Question | None:
    """None for what has no letter or digit."""
    text = normalise_query(typed)
    if not text:
        return None
    folded = fold(text)
    terms, words, pieces = [], [], []
    rest = 0
    for found in AMOUNT.finditer(folded):
        add_words(folded[rest : found.start()], terms, words, pieces)
        terms.append(number_term(found[0]))
        words.append("")
        pieces.append(found[0])
        rest = found.end()
    add_words(folded[rest:], terms, words, pieces)
    if words[-1] and len(words[-1]) >= UNFINISHED:
        terms[-1] = f"{words[-1]}:*"
    return Question(text, tuple(terms), tuple(words), tuple(pieces), whole_marks(folded))


def add_words(text: str, terms: list[str], words: list[str], pieces: list[str]) -> None:
    """Each piece between blanks: a word, or a code with its parts."""
    for piece in text.split():
        parts = tokens(piece)
        if any(char.isdigit() for char in piece) and parts:
            terms.append(either(["&".join(parts), f"_c{''.join(parts)[:LONGEST_MARK]}:*"]))
            words.append("")
            pieces.append(piece)
        else:
            pieces += parts
            terms += [part[:LONGEST_MARK] for part in parts]
            words += [part if len(part) >= SHORTEST_MISSPELT else "" for part in parts]


def number_term(text: str) -> str:
    """A number that may be an amount, a number of the office, or the end of a phone number."""
    digits = re.sub(r"\D", "", text)[:LONGEST_MARK]
    ways = ["&".join(tokens(text)), f"_c{digits}"]
    amount = amount_of(text)
    ways += [f"_a{amount}"] if amount else []
    ways += [f"_p{digits[::-1]}:*"] if len(digits) >= LEAST_PHONE and digits == text else []
    return either(ways)


def amount_of(text: str) -> int | None:
    try:
        return abs(parse_money(text)) or None
    except ValueError:
        return None


def whole_marks(folded: str) -> tuple[str, ...]:
    """Where a digit is in it, all that was typed as one code; nothing but digits and blanks as one phone number."""
    bare = "".join(tokens(folded))
    if not any(char.isdigit() for char in bare) or len(bare) > LONGEST_MARK:
        return ()
    amount = amount_of(folded)
    is_phone = re.fullmatch(r"[\d .]+", folded) is not None and len(bare) >= LEAST_PHONE
    shortened = re.fullmatch(r"([a-z]+)[ /-]?(20\d\d)[ /-](\d{1,2})", folded)
    padded = [f"_c{shortened[1]}{shortened[2]}{shortened[3]:0>3}"] if shortened else []  # kn 2025 9 is KN-2025-009
    return (f"_c{bare}", *padded, *([f"_a{amount}"] if amount else []), *([f"_p{bare[::-1]}:*"] if is_phone else []))


def split(word: str) -> list[str]:
    """A word without the blank that may have been forgotten: "dadon" → da & don."""
    return [f"({word[:position]}&{word[position:]})" for position in range(2, len(word) - 1)]


def either(ways: list[str]) -> str:
    return f"({'|'.join(dict.fromkeys(ways))})"
