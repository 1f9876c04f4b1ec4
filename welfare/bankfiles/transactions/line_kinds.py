"""What a line of a table is that is no row: a total, a day above its rows, a line drawn with signs, a figure with its label."""

import re

from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.labels import is_footer, is_total

LANGUAGES = re.compile(r"[/\n]")
STROKES = "-–—=_+|*~.· ─━═│┼┤├┴┬┌┐└┘"


def is_total_in_languages(words: str) -> bool:
    """Whether a cell is the label of a line of totals, in one language or two."""
    return any(is_total(part) for part in (words, *LANGUAGES.split(words)) if part)


def is_title_of_day(cells: Cells, position: int | None) -> bool:
    """Whether a line is nothing but a day in words, above the day's rows or where people sign: “Ngày 02/10/2024”."""
    day = cells[position] if position is not None else ""
    return isinstance(day, str) and not day[:1].isdecimal() and sum(cell not in ("", None) for cell in cells) == 1


def is_drawn_line(texts: list[str]) -> bool:
    """Whether texts only draw a line: “-----”, “+---+”."""
    return all(len(words) > 2 and not words.strip(STROKES) for words in texts)


def label_of(cells: Cells, day: int | None) -> str:
    """What a line with a day but without money says of the statement: an opening or closing balance. `day`: its cell."""
    texts = [text(cell) for at, cell in enumerate(cells) if cell not in ("", None, 0) and at != day]
    texts.sort(key=is_footer, reverse=True)  # the label first, then its amount, whatever column each is in
    return " ".join(texts) if texts and is_footer(texts[0]) else ""
