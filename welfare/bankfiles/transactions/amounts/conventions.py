"""How one file tells money out from money in, where a single column holds both or fees stand beside the amount.

Found by looking at all of its rows before the first is read: signs, words, and which way the balances can be read.
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.columns.providers import are_signed
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.amounts import MOST_BALANCE, SIDE, Amounts
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.dates import day_in_text
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.words import fold

from .checks import TwinColumns
from .doubtful_steps import NEWEST, OLDEST, DoubtfulSteps
from .words import IN, OUT, looks_paid_out, side_of

MOST_WORDS = 200  # different words of one column; a column with more holds texts
LEAST_STEPS = 2  # between balances; one that does not fit may be a misprint
MOST_KINDS = 6  # that a column without a known header tells apart
MOST_PAID_OUT = 0.01  # of a list without directions; one donor in a hundred may write as a payment does


@dataclass
class Conventions:
    """`direction`: the column whose words say it, `sides` what each of its words says. `signed`: whether the amount's own
    sign does. `by_balance`: whether only the balances do. `assumed`: nothing does, all is read as money in, and that is
    said. `doubtful`: balances of rows whose direction their neighbours do not tell for certain (doubtful_steps.py). `order` of the rows; `fee`: whether fees come on top of the amount ("added") or are part of it ("included"),
    None where the rows do not agree.
    """

    direction: int | None = None
    sides: dict[str, str | None] = field(default_factory=dict)
    signed: bool = False
    by_balance: bool = False
    assumed: bool = False
    doubtful: frozenset[int] = frozenset()
    order: str | None = None
    fee: str | None = None


def is_single(columns: Columns) -> bool:
    """Whether one column holds all amounts."""
    return columns.has("amount") and not columns.has("debit") and not columns.has("credit")


def conventions_of(columns: Columns, rows: Iterable[Cells], unit: int, group: str = "") -> Conventions:
    """`rows`: the cells of every line with a day. Raises FileRefusedError for a file that nowhere says which way money went."""
    if not (is_single(columns) or columns.charges):
        return Conventions()
    survey = Survey(columns, unit, group)
    for cells in rows:
        survey.add(cells)
    return survey.conventions()


class Survey:
    """Counts what the rows show, and decides nothing before the last."""

    def __init__(self, columns: Columns, unit: int, group: str):
        self.columns, self.amounts, self.positions = columns, Amounts(unit, group), columns.positions
        self.single = is_single(columns)
        self.words: dict[int, Counter[str]] = {position: Counter() for position in self.candidates()}
        self.steps = self.rows = self.minus = self.plus = self.unsigned = self.paid_out = self.paid_in = 0
        self.fits: Counter[str] = Counter()
        self.fees: Counter[tuple[str, str]] = Counter()
        self.twins, self.twins_differ = TwinColumns(columns), False
        self.days: tuple[date, date] | None = None  # of the first row and of the last one
        self.before: tuple[set[tuple[str, int]], int | None, int] = (set(), None, 0)
        self.steps_in_doubt = DoubtfulSteps()

    def candidates(self) -> list[int]:
        """The columns that may say the direction, the likeliest first."""
        if not self.single:
            return []
        amount = self.positions["amount"]
        named = [self.positions.get("direction"), self.positions.get("kind"), amount - 1, *self.columns.others]
        allowed = {self.positions.get("direction"), self.positions.get("kind"), *self.columns.others}
        return [position for position in dict.fromkeys(named) if position is not None and position in allowed]

    def add(self, cells: Cells) -> None:
        """The cells of a line with a day, in the order of the file."""
        self.rows += 1
        self.twins_differ = self.twins_differ or bool(self.twins.difference(cells))
        day = day_of(cells[self.positions["day"]])
        if day:
            self.days = (self.days[0] if self.days else day, day)
        for position, words in self.words.items():
            if len(words) <= MOST_WORDS:
                cell = cells[position] if len(cells) > position else ""
                words[cell if isinstance(cell, str) else "#"] += 1
        base, fee, balance = self.amount(cells), self.fee(cells), self.read(cells, "balance")
        if self.single:
            memo = cells[self.positions["memo"]] if len(cells) > self.positions["memo"] else ""
            is_paid_out = isinstance(memo, str) and looks_paid_out(memo)
            self.paid_out += is_paid_out
            self.paid_in += is_paid_out and min(base) < 0 < (self.read(cells, "amount") or 0)
        fits = self.compare(base, fee, balance)
        if self.single and balance is not None:
            stamp = [
                str(cells[at]) for name in ("day", "time") if -1 < (at := self.positions.get(name, -1)) < len(cells)
            ]
            self.steps_in_doubt.add(balance, day, " ".join(stamp) if ":" in "".join(stamp) else "", fits)

    def amount(self, cells: Cells) -> set[int]:
        """What the row may have moved, fees left out."""
        if not self.single:
            debit, credit = (self.read(cells, name) or 0 for name in ("debit", "credit"))
            return {credit - abs(debit)}
        amount = self.read(cells, "amount") or 0
        cell = cells[self.positions["amount"]] if len(cells) > self.positions["amount"] else ""
        self.minus += amount < 0
        is_plus = isinstance(cell, str) and ("+" in cell or bool(SIDE.search(cell)))
        self.plus += is_plus
        self.unsigned += amount > 0 and not is_plus
        return {amount, -amount}

    def fee(self, cells: Cells) -> int:
        """The fees and taxes beside the amount, in đồng; what is no amount counts nothing."""
        total = 0
        for position in self.columns.charges:
            with suppress(Doubt):
                total += abs(self.amounts.read(cells[position], signed=True) or 0) if len(cells) > position else 0
        return total

    def read(self, cells: Cells, name: str) -> int | None:
        """The amount in the column of a field, in đồng; None for an empty cell and for what is no amount."""
        position = self.positions.get(name)
        if position is None or len(cells) <= position:
            return None
        try:
            return self.amounts.read(cells[position], most=MOST_BALANCE, signed=True)
        except Doubt:
            return None

    def compare(self, base: set[int], fee: int, balance: int | None) -> dict[str, bool]:
        """Count whether the balance follows from the one before, in either order, with the fee and without; by order, whether it does."""
        found: dict[str, bool] = {}
        ways = {("included", moved) for moved in base} | {("added", moved - fee) for moved in base}
        before_ways, before, before_fee = self.before
        if balance is not None and before is not None:
            self.steps += 1
            for order, step, steps, with_fee in (
                (OLDEST, balance - before, ways, fee),
                (NEWEST, before - balance, before_ways, before_fee),
            ):
                how = {name for name, moved in steps if moved == step}
                found[order] = bool(how)
                self.fits[order] += bool(how)
                if with_fee and len(how) == 1:
                    self.fees[order, how.pop()] += 1
        self.before = (ways, balance, fee)
        return found

    def conventions(self) -> Conventions:
        """Raises FileRefusedError where a single column of amounts says nowhere which way they went."""
        found = Conventions()
        for position, words in self.words.items():
            self.words[position] = folded(words)
        found.order = self.order()
        if self.columns.charges:
            counts = {name: self.fees[found.order or "", name] for name in ("added", "included")}
            found.fee = next((name for name, count in counts.items() if count and count == sum(counts.values())), None)
        if self.single:
            self.decide_direction(found)
        return found

    def order(self) -> str | None:
        """Which end of the file is the newest: by its balances, where these fit one way alone, or more often and its days say nothing else."""
        by_days = None
        if self.days and self.days[0] != self.days[1]:
            by_days = OLDEST if self.days[0] < self.days[1] else NEWEST
        if self.fits[OLDEST] == self.fits[NEWEST]:
            return by_days
        by_balances = max((OLDEST, NEWEST), key=self.fits.__getitem__)
        is_certain = self.fits[by_balances] == self.steps or not self.single
        return by_balances if is_certain or by_days is None or not self.fits[by_days] else by_days

    def decide_direction(self, found: Conventions) -> None:
        """Raises FileRefusedError where nothing says it; not where two columns differ, which is refused with the row (checks.py)."""
        for position, words in self.words.items():
            if sides := self.says_direction(position, words):
                found.direction, found.sides = position, sides
                return
        only_plus = self.plus and self.unsigned and not self.minus  # then what has no sign may well have gone out
        is_known = are_signed([*self.columns.headers.values()])
        found.signed = bool(self.minus or self.plus and not only_plus or is_known)
        found.by_balance = not found.signed and sum(self.fits.values()) > 0
        if found.by_balance:
            found.doubtful = self.steps_in_doubt.of(found.order or OLDEST)
        if not found.signed and not found.by_balance and self.steps >= LEAST_STEPS:
            raise FileRefusedError(
                "no_direction",
                untold(self.columns, "và số dư in trong tệp không khớp với cột ấy ở dòng nào", balances=True),
            )
        if found.signed and not self.steps and self.is_upside_down():
            why = "mà các khoản chi lại ghi số dương"
            raise FileRefusedError("no_direction", untold(self.columns, why, signs="có dấu + và -"))
        if found.signed or found.by_balance or self.twins_differ:
            return
        if only_plus:
            raise FileRefusedError(
                "no_direction", untold(self.columns, "ngoài dấu + ở một số dòng", signs="không có dấu -")
            )
        self.refuse_unknown_kinds()
        if self.paid_out > max(1, MOST_PAID_OUT * self.rows) or self.rows == self.paid_out > 0 or self.columns.charges:
            raise FileRefusedError("no_direction", untold(self.columns, "trong khi nội dung cho thấy có cả khoản chi"))
        found.assumed = True

    def is_upside_down(self) -> bool:
        """Whether most amounts above zero, and none below, are of rows whose memo is a payment's."""
        return self.paid_out == self.paid_in > 1 and 2 * self.paid_in > self.rows - self.minus

    def says_direction(self, position: int, counts: Counter[str]) -> dict[str, str | None]:
        """What each word of a column says, where it says the direction: “Ghi có”, not “Chuyển khoản”. Empty where it does not.

        “-” in each line may only mean that nothing is said; not so in a column without a header, right before the amount."""
        words = {word for word in counts if word}
        if not words or len(counts) > MOST_WORDS:
            return {}
        sides = {word: side_of(word, words) for word in words}
        stated = {side for side in sides.values() if side}
        named = position in (self.positions.get("direction"), self.positions.get("kind"))
        if position == self.positions.get("direction"):
            return sides if stated else {}
        if named:
            return sides if None not in sides.values() or len(stated) == 2 else {}
        bare = position == self.positions["amount"] - 1 and not self.columns.others[position]
        return sides if None not in sides.values() and "" not in counts and (IN in stated or bare) else {}

    def refuse_unknown_kinds(self) -> None:
        """A column that is headed as one of kinds, and any other that divides the rows into a few or in which some cells
        speak of a direction, may say what we do not read. Raises FileRefusedError, naming it."""
        named = (self.positions.get("direction"), self.positions.get("kind"))
        for position, counts in self.words.items():
            words = [word for word in counts if word and word != "-"]
            if len(counts) > MOST_WORDS or not words:
                continue
            if position in named or is_classification(counts) or any(side_of(word, set(words)) for word in words):
                shown = ", ".join(f"“{word}”" for word in words[:3])
                header = " ".join(self.columns.headers.get(position, "").split()) or f"thứ {position + 1}"
                raise FileRefusedError(
                    "no_direction", untold(self.columns, f"và không rõ các chữ {shown} ở cột “{header}” nghĩa là gì")
                )


def is_classification(counts: Counter[str]) -> bool:
    """Whether a column under a header that nobody knows divides the rows into a few kinds: “Loại 1”, “Loại 2”."""
    words = {word: count for word, count in counts.items() if word and word != "#"}
    return 1 < len(words) <= MOST_KINDS and sum(words.values()) >= 2 * len(words)


def folded(words: Counter[str]) -> Counter[str]:
    """The same counts by folded words."""
    found: Counter[str] = Counter()
    for word, count in words.items():
        found[fold(word)] += count
    return found


def day_of(cell: object) -> date | None:
    """The day of a cell; None for what is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return day_in_text(cell) if isinstance(cell, str) else None
    except Doubt:
        return None


def untold(columns: Columns, why: str, *, balances: bool = False, signs: str = "không có dấu + hoặc -") -> str:
    """The sentence with which a file is refused that says nowhere which way money went. `signs`: which ones it lacks."""
    none = signs if balances else f"{signs}, không có số dư"
    return (
        f"Tệp không nói tiền vào hay tiền ra: chỉ có cột “{columns.header('amount')}”, {none}, {why}. "
        "Hãy xuất tệp có cột ghi nợ và cột ghi có."
    )


__all__ = ["IN", "NEWEST", "OLDEST", "OUT", "Conventions", "conventions_of", "is_single"]
