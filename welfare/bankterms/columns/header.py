"""Columns are found by their headers, in any order, under the names that banks give them.

A header is looked up among the names that are known; one that is not is taken by its words (`vocabulary.LIKELY`), so that a
bank which writes “Số tiền chuyển đến” for what others call “Ghi có” needs no change here.
"""

import re
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property, lru_cache
from itertools import zip_longest

from ..text.cells import Cells
from ..text.words import fold
from .providers import fields_of_provider
from .units import refuse_unclear_unit, unit_in_header, unit_of, without_unit
from .vocabulary import (
    ACCOUNT,
    AMOUNT,
    AVAILABLE,
    BOTH,
    CHARGE,
    CREDITED,
    DEBITED,
    EITHER_PARTY,
    FIELD_OF,
    IN,
    LIKELY,
    OF_BANK,
    OTHER_PARTY,
    OUT,
    PAIRS,
    TRANSACTED,
)

MONEY = {"debit", "credit", "amount"}
TEXTS = ("memo", "reference", "counterparty", "counter_account")  # fields that several columns may share
COUNTED = ("sequence", "kind")  # of which a second column is just another column
DAYS = ("booking_day", "value_day", "request_day", "time")  # in the order in which one stands in for a missing day
PARTS = re.compile(r"[/(\n]")
SEAM = re.compile(r"_|(?<=[a-z])(?=[A-Z])")  # of names that programs give: debit_amount, DebitAmount
VALUE = re.compile(r"\d{4}|:[^\S\n]*[^\s:]")  # what a label has and a header has not
OF_ROW = re.compile(
    r"[-+(]*\d{1,3}[., ]\d{3}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}"
)  # an amount or a day: what stands below is a row
PIECE = re.compile(
    r"(\D*[^\W\d]{2,})[ ._-]*(?:\(?(?:l|dong|line|phan|part)?[ .]?[1-9]\)?)$"
)  # of a text in several columns: “Nội dung 2”
LONGEST = 60  # characters of a header in two languages, its units and stars left aside
LONGEST_WITH_UNITS = 2 * LONGEST
PAPER = re.compile(r"chung tu\b(?! so)")  # over “Số” and “Ngày”
STARS = re.compile(r"[\s(*)]+$")


@dataclass(frozen=True)
class Columns:
    """Where each field stands: field name → index of its cell. `line` is the header's own last line in the file.

    `charges`: cells of fees and taxes beside the amount. `across`: how many cells the line of headers fills. `others`: cells
    without a header, or with one that we don't know. `more`: further cells of a text field. `twins`: fields of which a second
    column claims to be the one: (field, its cell, the other's). `units`: đồng that 1 stands for, by cell, where its header
    says so. `headers`: the headers themselves, by cell.
    """

    line: int
    positions: dict[str, int]
    charges: tuple[int, ...] = ()
    across: int = 0
    others: dict[int, str] = attribute(default_factory=dict)
    more: dict[str, tuple[int, ...]] = attribute(default_factory=dict)
    twins: tuple[tuple[str, int, int], ...] = ()
    units: dict[int, int] = attribute(default_factory=dict)
    headers: dict[int, str] = attribute(default_factory=dict)

    def has(self, *fields: str) -> bool:
        """Whether there is a column for each of these fields."""
        return all(field in self.positions for field in fields)

    def header(self, field: str) -> str:
        """The header of a field on one line, as the file writes it."""
        return " ".join(self.headers.get(self.positions[field], "").split())

    @cached_property
    def width(self) -> int:
        """How many cells a line needs so that each column has its own."""
        shared = [index for indexes in self.more.values() for index in indexes]
        twins = [index for _, _, index in self.twins]
        return max(*self.positions.values(), *self.charges, *shared, *twins, self.across - 1) + 1

    @property
    def score(self) -> tuple[bool, int]:
        """Of two readings of a table's headers, the one that says which way money goes says more than the longer one."""
        return self.has("debit", "credit"), len(self.positions)


@lru_cache(maxsize=4096)
def field_for(header: object) -> str | None:
    """The field a header names, None for what is no header we know: `"Số tiền ghi có/ Credit"` → `"credit"`.

    Of a header in several lines or languages, a part that says which way the money goes weighs more than “Số tiền”. A
    balance of one side, and what belongs to the other party's bank, are none of these.
    """
    if not isinstance(header, str) or not header or len(header) > LONGEST_WITH_UNITS:
        return None
    header = without_unit(header)
    if not header or len(STARS.sub("", header)) > LONGEST or VALUE.search(header):
        return None
    found = []
    whole = fold(" ".join(SEAM.split(header)))
    if BOTH.search(whole) and whole not in FIELD_OF and EITHER_PARTY.search(whole):
        return None if OF_BANK.search(whole) else "counter_account" if ACCOUNT.search(whole) else "counterparty"
    if BOTH.search(whole) and whole not in FIELD_OF:
        return "amount" if AMOUNT.search(whole) else "direction"
    parts = [part.strip(" :.)*\"'") for part in (header, *PARTS.split(header))]
    for part, folded in zip(parts, [whole, *map(fold, parts[1:])], strict=True):
        if OF_BANK.search(folded):
            return None
        if part.casefold() == "no":  # English; the Vietnamese “Nợ” has the same letters once they are folded
            found.append("sequence")
        elif field := FIELD_OF.get(folded.strip(" :.)*\"'")) or money_field(folded):
            found.append(field)
    if len(found) > 1 and "balance" in found:
        return "owed" if "debit" in found else "balance"
    if "reference" in found[:1] and not (found[1:] == ["day"] and PAPER.match(whole)):
        return "reference"  # “Số bút toán/Doanh số nợ” counts entries, it is no column of money
    if "reference" in found[:1]:
        return "day"
    if found and FIELD_OF.get(whole) != "direction":
        sides = {field for field in found if field in ("debit", "credit")}
        return "direction" if len(sides) == 2 else next(iter(sides), found[0])
    return found[0] if found else guess_field(fold(PARTS.split(header)[0]) if "(" in header else whole)


def money_field(part: str) -> str | None:
    """What a header says of money by its words alone: that it went out, came in, or was taken for the bank's trouble."""
    if CHARGE.fullmatch(part):
        return "charge"
    return "debit" if DEBITED.fullmatch(part) else "credit" if CREDITED.fullmatch(part) else None


def guess_field(header: str) -> str | None:
    """The field that a folded header's words speak of; None for sentences, labels with their value, and numbers."""
    if piece := PIECE.match(header):
        named = FIELD_OF.get(piece[1]) or guess_field(piece[1])
        return named if named in TEXTS else None
    if len(header.split()) > 7 or ":" in header or any(char.isdigit() for char in header):
        return None
    found = next((field for field, words in LIKELY if words.search(header)), None)
    if found in (None, "amount"):
        out, into = OUT.search(header), IN.search(header)
        if found and (out or into):
            return "direction" if out and into else "debit" if out else "credit"
        if ACCOUNT.search(header):
            return "counter_account" if OTHER_PARTY.search(header) else "account"
    elif found == "counterparty" and ACCOUNT.search(header):
        return "counter_account"
    return found


def columns_in(cells: Cells, line: int = 0) -> Columns | None:
    """The columns that a line of headers announces; None when it names no day, no money or no text."""
    headers = [cell if isinstance(cell, str) else "" for cell in cells]
    return assign(fields_of_provider(headers) or fields_of(headers), headers, line)


def fields_of(headers: list[str]) -> list[str | None]:
    """The field of each header of a line, where one header tells what another means: “Đi” beside “Đến”."""
    fields = [field_for(header) for header in headers]
    names = [fold(without_unit(header)).strip(" :.()*\"'") for header in headers]
    if {"debit", "credit"} <= {*fields}:
        return fields
    for out, into in PAIRS:
        if names.count(out) == 1 == names.count(into):
            fields[names.index(out)], fields[names.index(into)] = "debit", "credit"
            break
    return fields


def assign(fields: list[str | None], headers: list[str], line: int) -> Columns | None:
    """Columns of the fields that headers claim, one position each; None when they are no day, no money or no text.

    A text may stand in several columns; of anything else the second one is remembered in `twins`."""
    positions: dict[str, int] = {}
    more: dict[str, tuple[int, ...]] = {}
    twins, charges = [], []
    for index, field in enumerate(fields):
        if field is None or field == "charge":
            charges += [index] if field else []
        elif field not in positions:
            positions[field] = index
        elif field in TEXTS:
            more[field] = (*more.get(field, ()), index)
        elif field == "day" and transacted(headers[index]) != transacted(headers[positions[field]]):
            positions[field] = index if transacted(headers[index]) else positions[field]
        elif field in COUNTED or field == "balance" and is_available(headers[index]):
            fields[index] = None
        elif field == "balance" and is_available(headers[positions[field]]):
            fields[positions[field]], positions[field] = None, index
        else:
            twins.append((field, positions[field], index))
    stand_in(positions, more)
    if not ({"day", "memo"} <= positions.keys() and MONEY & positions.keys()):
        return None
    across = max(index for index, header in enumerate(headers) if header) + 1
    others = {index: header for index, header in enumerate(headers[:across]) if not fields[index]}
    units = {index: unit for index, header in enumerate(headers) if (unit := unit_in_header(header)) and fields[index]}
    for index, field in enumerate(fields):
        if field in (*MONEY, "balance"):
            refuse_unclear_unit(headers[index])
    named = {index: header for index, header in enumerate(headers) if header}
    return Columns(line, positions, tuple(charges), across, others, more, tuple(twins), units, named)


def stand_in(positions: dict[str, int], more: dict[str, tuple[int, ...]]) -> None:
    """Let one field do for another that a table lacks: who gave for the text, the day of value for the day."""
    if "memo" not in positions and "counterparty" in positions:
        positions["memo"] = positions.pop("counterparty")
        if "counterparty" in more:
            more["memo"] = more.pop("counterparty")
    if "day" not in positions and (other := next((day for day in DAYS if day in positions), None)):
        positions["day"] = positions.pop(other)


def transacted(header: str) -> bool:
    """Whether a header names the day of the transaction itself, rather than of its booking or its request."""
    return bool(TRANSACTED.search(fold(header)))


def is_available(header: str) -> bool:
    """Whether a header is that of the available balance, which is less than the balance by what is held back."""
    return bool(AVAILABLE.search(fold(header)))


def columns_near(lines: list[tuple[int, Cells]]) -> Columns | None:
    """The fullest headers among a table's first lines, in one line or in two of which the upper one spans columns."""
    best = None
    for index, (line, cells) in enumerate(lines):
        ways = [columns_in(cells, line)]
        if index + 1 < len(lines):
            below, under = lines[index + 1]
            if are_units(under) and all(isinstance(cell, str) for cell in cells):
                ways = [columns_in(stacked(cells, under), below)]
            elif may_stand_over(cells, under):
                ways.append(columns_in(stacked(cells, under), below))
        for columns in ways:
            if columns and (best is None or columns.score > best.score):
                best = columns
    return best


def are_units(cells: Cells) -> bool:
    """Whether a line holds nothing but units, in words: “(1.000đ)” below each header of money."""
    units = [cell for cell in cells if cell not in ("", None)]
    return bool(units) and all(
        isinstance(cell, str) and unit_of(cell) and any(map(str.isalpha, cell)) for cell in units
    )


def may_stand_over(upper: Cells, lower: Cells) -> bool:
    """Whether two lines can be headers together: neither has values, and the upper one is no label above whole headers."""
    cells = [cell for cell in (*upper, *lower) if cell not in ("", None)]
    if any(not isinstance(cell, str) or VALUE.search(without_unit(cell)) for cell in cells):
        return False
    if any(OF_ROW.match(cell) for cell in lower if isinstance(cell, str)) and not are_units(lower):
        return False
    named = {field_for(cell) for cell in upper} - {None}
    return len(named) > 1 or columns_in(lower) is None


def stacked(upper: Cells, lower: Cells) -> list[str]:
    """Headers of two lines as one: `["Phát sinh", ""]` over `["Nợ", "Có"]` → `["Phát sinh\\nNợ", "Phát sinh\\nCó"]`."""
    headers, over = [], ""
    for high, low in zip_longest(upper, lower, fillvalue=""):
        high, low = high or "", low or ""
        over = high or (over if low else "")  # a header that spans columns stands in the first of them only
        headers.append("\n".join(cell for cell in (over, low) if cell))
    return headers
