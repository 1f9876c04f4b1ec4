"""The words of a transfer as every bank takes them, and the codes in them. Pure."""

import re

from frontportal.kit.values.text import fold

LONGEST_CODE = 12
LONGEST_MEMO = 25


def ascii_words(text: str) -> str:
    """Capitals and digits without diacritics, single blanks, nothing else: `"Ủng hộ, đợt 1"` → `"UNG HO DOT 1"`."""
    return " ".join(re.findall(r"[A-Z0-9]+", fold(text).upper()))


def memo_code(unit) -> str:
    """The code by which a transfer names a commune: its own code in capitals, `"da-don"` → `"DADON"`.

    Letters and digits, at most 12. A commune's code is unique among the living; where two are cut to the same one,
    neither is known (see `known`).
    """
    return ascii_words(unit.code).replace(" ", "")[:LONGEST_CODE]


def memo(code: str, words: str = "") -> str:
    """What a giver's bank writes down: the code, then as many of the words as fit into 25 characters."""
    joined = code
    for word in ascii_words(words).split():
        longer = f"{joined} {word}" if joined else word
        if len(longer) > LONGEST_MEMO:
            break
        joined = longer
    return joined
