"""The lines that a variant's file holds, in its order, and what each of them truly is."""

import unicodedata
from dataclasses import dataclass, replace

from tests.welfare.bankfiles.generator.account import OPENING, Entry, entries
from tests.welfare.bankfiles.generator.names import UNITS
from tests.welfare.bankfiles.generator.variant import Variant

BALANCES = {  # on which lines a balance is printed: number from 0, oldest first, and whether it is its day's last
    "all": lambda number, last: True,
    "none": lambda number, last: False,
    "every second": lambda number, last: number % 2 == 1,
    "days": lambda number, last: last,
    "first half": lambda number, last: number < 4,
    "one": lambda number, last: number == 3,
}


@dataclass(frozen=True)
class Line:
    """`fate`: "moves" the account; "status", "zero" and "twice" did not; "outside" of the period, which is a doubt."""

    entry: Entry
    sequence: int
    balance: int | None
    fate: str = "moves"


@dataclass(frozen=True)
class Ledger:
    """`lines` as the file has them; `whole` are all that truly happened, lost ones included. `closing` in đồng."""

    lines: list[Line]
    whole: list[Entry]
    unit: int

    @property
    def opening(self) -> int:
        return OPENING * max(1, self.unit // 1_000)

    @property
    def closing(self) -> int:
        return self.opening + sum(entry.moved for entry in self.whole)

    def total(self, way: int) -> int:
        """All money in (1) or out (-1) that truly moved."""
        return sum(abs(entry.moved) for entry in self.whole if entry.moved * way > 0)


def ledger_of(variant: Variant) -> Ledger:
    unit = UNITS.get(variant.unit, 1)
    whole = happened(variant, max(1_000, unit))
    lines, balance = [], Ledger([], [], unit).opening
    order = whole if variant.order == "oldest" else whole[::-1]
    for number, entry in enumerate(whole):
        balance += entry.moved
        is_last = number + 1 == len(whole) or whole[number + 1].at.date() != entry.at.date()
        shown = balance if BALANCES[variant.balances](number, is_last) else None
        lines.append(Line(entry, order.index(entry) + 1, shown, fate_of(entry, variant)))
    lines = [line for number, line in enumerate(lines) if not is_lost(number, len(lines), variant)]
    if variant.extra == "printed twice":
        lines.insert(
            2, replace(lines[1], fate="twice" if variant.sequence or lines[1].balance is not None else "moves")
        )
    return Ledger(lines if variant.order == "oldest" else lines[::-1], whole, unit)


def happened(variant: Variant, factor: int) -> list[Entry]:
    found = entries(factor)
    if variant.amounts == "gifts":
        found = [
            entry
            if entry.amount > 0
            else replace(entry, amount=-entry.amount, memo=f"Gia đình ông K'Brẽo góp lần {number}")
            for number, entry in enumerate(found)
        ]
    found = [replace(entry, memo=otherwise(entry.memo, number, variant.text)) for number, entry in enumerate(found, 1)]
    if variant.charges != "none":
        has_tax = variant.charges != "fee"
        found[2] = replace(found[2], fee=1_000, tax=100 if has_tax else 0)
        found[3] = replace(found[3], amount=0, fee=10_000 if has_tax else 11_000, tax=1_000 if has_tax else 0)
    if variant.status == "one not":
        found[4] = replace(found[4], status="not")
    if variant.extra == "twins":
        found.insert(2, replace(found[1], reference="FT24279999999"))
    if variant.extra == "zero":
        found.insert(4, replace(found[4], amount=0, memo="Thong bao thay doi dieu khoan", reference="FT24278888888"))
    return found


def otherwise(memo: str, number: int, text: str) -> str:
    """The memo as the file writes it."""
    first, _, rest = memo.partition(" ")
    return {
        "two lines": f"{first}\n{rest}", "amount": f"{number}00.000", "day": f"0{number}/10/2024", "formula": f"=A{number}+{memo}",
        "quotes": f'"{first}" {rest}, "', "no-break": memo.replace(" ", "\u00a0"), "invisible": f"\ufeff{first[:1]}\u200b{first[1:]} {rest}",
        "decomposed": unicodedata.normalize("NFD", memo), "dash": f"- {memo}", "signs": f"{memo}; a, b | c\\d (e) #{number}",
    }.get(text, memo)  # fmt: skip


def fate_of(entry: Entry, variant: Variant) -> str:
    if entry.status != "done":
        return "status"
    if not entry.moved:
        return "zero"
    return "outside" if variant.period == "one outside" and entry.at.day > 14 else "moves"


def is_lost(number: int, count: int, variant: Variant) -> bool:
    return variant.lost == "last" and number >= count - 2 or variant.lost == "middle" and number == 4
