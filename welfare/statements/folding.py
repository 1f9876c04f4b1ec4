"""The text of a line as search knows it: without diacritics, in words, and in pairs of neighbouring words."""

import re

from frontportal.kit.text import fold

WORD = re.compile(r"[a-z0-9]+")


def prepared(memo: str, counterparty: str) -> tuple[str, str]:
    """`folded`, between blanks so that every word has one before it, and `words` as the text of a tsvector."""
    said = f"{memo} {counterparty}" if counterparty else memo
    found = WORD.findall(said.lower() if said.isascii() else fold(said))
    pairs = [f"{one}_{two}" for one, two in zip(found, found[1:], strict=False) if one.isalpha() and two.isalpha()]
    return f" {' '.join(found)} ", " ".join({*found, *pairs})
