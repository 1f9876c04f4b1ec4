"""An amount in words below a table, compared with the sums of the table."""

import re
from collections.abc import Iterable

from frontportal.kit.values.money import in_words
from frontportal.kit.values.text import fold, nfc

from .line import IN_WORDS, Line


def words_differ(line: Line, amounts: Iterable[int]) -> bool:
    """Whether an amount in words is none of the sums."""
    found = next((found for cell in line.filled if (found := IN_WORDS.search(nfc(str(cell))))), None)
    words = spoken(found["words"]) if found else ""
    return bool(words) and words not in {spoken(in_words(amount)) for amount in amounts}


def spoken(words: str) -> str:
    """An amount in words without what some write and others don't: “đồng”, “chẵn”, “lẻ”, full stops, brackets."""
    letters = re.sub(r"[^a-z ]+", " ", fold(words))
    letters = re.sub(r"\b(?:dong|chan|le|linh|va|y)\b", " ", letters)
    for one, other in (("ngan", "nghin"), ("tu", "bon"), ("lam", "nam"), ("ti", "ty")):
        letters = re.sub(rf"\b{one}\b", other, letters)
    return " ".join(letters.split())
