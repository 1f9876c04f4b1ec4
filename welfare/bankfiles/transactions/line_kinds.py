"""What a line of a table is that is no row: a total, a day or month above its rows, a line drawn with signs, a figure with its label."""

import re

from welfare.bankterms.columns.header import field_for
from welfare.bankterms.model import PrintedFigures, Transaction
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import day_in_text
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import is_closing, is_footer, is_page_number, is_place_and_day, is_total, read_label
from welfare.bankterms.text.words import fold

LANGUAGES = re.compile(r"[/\n]")
LEAST_NUMBERED = 3  # columns
LONGEST_TITLE = 60  # characters
PERIOD = re.compile(
    r"(?:(?:trong )?(?:thang|month) \d{1,2}(?: ?(?:[/.-]|nam) ?\d{4})?|quy (?:[1-4]|i{1,3}|iv)(?: ?(?:[/.-]|nam) ?\d{4})|(?:nam|year) \d{4})"
)
DAY_TITLE = re.compile(r"(?:giao dich |gd |phat sinh )?(?:trong )?(?:ngay|date) ?:? ?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})")
FORM_NUMBER = re.compile(r"\W*\w{1,2}\W*(?:=[\s\w()+-]*)?")
STROKES = "-–—=_+|*~.· ─━═│┼┤├┴┬┌┐└┘"


def is_total_in_languages(words: str) -> bool:
    """Whether a cell is the label of a line of totals, in one language or two."""
    return any(is_total(part) for part in (words, *LANGUAGES.split(words)) if part)


def label_in(texts: list[str]) -> str:
    """Which text of a line is its label: that of a sum or a foot, otherwise the first one that is no page's number."""
    labels = [words for words in texts if len(texts) == 1 or not is_page_number(words)]
    return next(
        (words for words in labels if is_footer(words) or is_total_in_languages(words)), labels[0] if labels else ""
    )


def is_title_of_day(cells: Cells, position: int | None) -> bool:
    """Whether a line is nothing but a day in words, above the day's rows or where people sign: “Ngày 02/10/2024”."""
    day = cells[position] if position is not None else ""
    return isinstance(day, str) and not day[:1].isdecimal() and sum(cell not in ("", None) for cell in cells) == 1


def is_title_of_rows(texts: list[str], row: Transaction | None) -> bool:
    """Whether a line is nothing but the month, quarter or year of the rows below it, or their day. `row`: the one above it, of
    whose memo “ngày 12/10/2024” may be the end where that is its own day."""
    if len(texts) != 1 or len(texts[0]) > LONGEST_TITLE:
        return False
    folded = fold(texts[0]).strip(" .:*-()")
    if PERIOD.fullmatch(folded):
        return True
    found = DAY_TITLE.fullmatch(folded)
    try:
        return found is not None and (row is None or day_in_text(found[1]) != row.day)
    except Doubt:
        return False


def has_words(cells: Cells, position: int | None) -> bool:
    """Whether a line has a text with a letter at a position."""
    return position is not None and len(cells) > position and any(map(str.isalpha, text(cells[position])))


def has_digit(cell: object) -> bool:
    """Whether a cell holds a number, or a text with a digit."""
    return any(map(str.isdigit, text(cell)))


def is_form_number(words: str) -> bool:
    """Whether a text only numbers a column of a form: “A”, “(1)”, “(6)=(4)-(5)”."""
    return bool(FORM_NUMBER.fullmatch(words))


def are_headers(cells: Cells) -> bool:
    """Whether a line above the headers is their first one; alone on its line, a text is a title: “Sổ chi tiết tiền gửi”."""
    texts = [cell for cell in cells if cell != ""]
    return len(texts) != 1 and all(map(field_for, texts))


def closes_table(texts: list[str], *, is_memo: bool) -> bool:
    """Whether a line says who signs, where and when; a day alone in the column of memos (`is_memo`) may be more of the one above."""
    return any(map(is_closing, texts)) or not is_memo and any(map(is_place_and_day, texts))


def numbers_columns(cells: Cells) -> bool:
    """Whether a line does nothing but number the columns of a form below their headers: “A”, “B”, “1”, “2”."""
    shown = [words for cell in cells if (words := text(cell))]
    return len(shown) >= LEAST_NUMBERED and all(map(is_form_number, shown))


def is_drawn_line(texts: list[str]) -> bool:
    """Whether texts only draw a line: “-----”, “+---+”."""
    return all(len(words) > 2 and not words.strip(STROKES) for words in texts)


def label_of(cells: Cells, day: int | None) -> str:
    """What a line with a day but without money says of the statement: an opening or closing balance. `day`: its cell."""
    texts = [text(cell) for at, cell in enumerate(cells) if cell not in ("", None, 0) and at != day]
    texts.sort(key=is_footer, reverse=True)  # the label first, then its amount, whatever column each is in
    return " ".join(texts) if texts and is_footer(texts[0]) else ""


def noted(printed: PrintedFigures, label: str, amounts: list[str]) -> bool:
    """Whether a line says something of the statement, which is kept then, and nothing else: where an amount beside it is
    not the one it speaks of, it is a row whose day is missing. `amounts`: what stands in its columns of money. Raises
    FileRefusedError for foreign money."""
    before = {**vars(printed)}
    if not read_label(printed, label):
        return False
    noted_values = {str(value) for name, value in vars(printed).items() if value != before[name]}
    if all({digits(amount), str(int(digits(amount) or 0) * printed.unit)} & noted_values for amount in amounts):
        return True
    vars(printed).update(before)
    return False


def digits(amount: str) -> str:
    """The digits of an amount, without its decimals of nothing."""
    return re.sub(r"\D", "", re.sub(r"[.,]00?$", "", amount.strip()))
