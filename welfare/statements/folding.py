"""A line as search knows it: its words without diacritics, joined neighbours, and marks of its day and amount.

Banks cut a word anywhere where a cell ends ("NGUYE N"), so neighbours are stored joined as well. Day, month, year and
amount are words too: one index answers a question whole, and a search may go year by year (see search.py). Marks
begin with "_", which no word does.
"""

import re
from datetime import date
from functools import lru_cache

from frontportal.kit.text import fold

from .reading import Row

PIECE = re.compile(r"([a-z0-9]+)([^a-z0-9]*)")
LONGEST = 40  # letters of a stored word; nobody types more
MOST = 300  # words of a line; a memo has 10 to 40
CODE_SIGNS = ".:/_-|#"
END = "\x01"  # between memo, name and number, which are no neighbours


def prepared(row: Row) -> tuple[str, str]:
    """`folded`, between blanks so that every word has one before it, and `words` as the text of a tsvector."""
    pieces = pieces_of(f"{row.memo}{END}{row.counterparty}{END}{row.reference}")
    words = {word for word, _ in pieces}
    words.update(joined(pieces))
    return f" {' '.join([word for word, _ in pieces])} ", f"{' '.join(words)} {marks(row.day, row.debit + row.credit)}"


def pieces_of(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with what stands between it and the next."""
    found = PIECE.findall(text.lower() if text.isascii() else fold(text))
    if any(len(word) > LONGEST for word, _ in found):
        found = [(word[:LONGEST], gap) for word, gap in found]
    return found[:MOST]


def joined(pieces: list[tuple[str, str]]) -> list[str]:
    """Neighbours as one word: letters with letters, cut codes, and codes whose number follows a sign ("MBVCB.123")."""
    found = []
    for (one, gap), (two, _) in zip(pieces, pieces[1:], strict=False):
        if one.isalpha():
            fits = (two.isalpha() and END not in gap) or (gap[0] in CODE_SIGNS and two[0].isdigit())
        else:
            fits = gap == " " and one[-1].isdigit() and not two.isalpha()
        if fits and len(one) + len(two) <= LONGEST:
            found.append(one + two)
    return found


@lru_cache(maxsize=4096)
def marks(day: date, amount: int) -> str:
    return f"{year_mark(day)} {month_mark(day)} {day_mark(day)} {amount_mark(amount)} {size_mark(amount)}"


def year_mark(day: date) -> str:
    return f"_y{day.year}"


def month_mark(day: date) -> str:
    return f"_m{day.year}{day.month:02}"


def day_mark(day: date) -> str:
    return f"_d{day.year}{day.month:02}{day.day:02}"


def amount_mark(amount: int) -> str:
    return f"_a{amount}"


def size_mark(amount: int) -> str:
    """The step of 1, 2, 5, 10, 20, 50 … đồng that the amount reaches: round amounts, as people ask them, begin a step."""
    digits = str(amount)
    return f"_s{len(digits)}{'5' if digits[0] >= '5' else '2' if digits[0] >= '2' else '1'}"


def sizes_from(least: int, *, most_digits: int = 15) -> list[str]:
    """The marks of every amount from `least` on; the first also has some below it."""
    every = [f"_s{digits}{first}" for digits in range(1, most_digits + 1) for first in "125"]
    return every[every.index(size_mark(least)) :]
