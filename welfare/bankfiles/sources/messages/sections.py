"""Files that hold one statement after another (MT940 messages, camt.053 `Stmt`), each with its own opening and closing.

The balances stand between the entries, not beside them: the closing one is the balance after its statement's last entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.bankterms.text.cells import Cells

from ..lines import Line, Table

FIELDS = (
    "day", "value_day", "time", "debit", "credit", "balance", "memo", "reference", "counterparty", "counter_account",
    "currency", "status",
)  # fmt: skip
POSITIONS = {name: position for position, name in enumerate(FIELDS)}
VND = "VND"
SUMS = ("count", "count_debit", "count_credit", "total_debit", "total_credit")


@dataclass
class Section:
    """One statement of the file, from `line` on. `number`: its own and its page's, where it states them. Amounts in đồng, None where it states none. `booked`: its entries that
    count. `is_page`: whether it says that more pages of it follow. `moved`: what those add up to (credit − debit), None once one of them could not be read."""

    line: int
    account: str = ""
    number: tuple[int, int] | None = None
    currency: str = ""
    opening: int | None = None
    closing: int | None = None
    count: int | None = None
    count_debit: int | None = None
    count_credit: int | None = None
    total_debit: int | None = None
    total_credit: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    is_page: bool = False
    booked: int = 0
    moved: int | None = 0
    more: list[int] = field(default_factory=lambda: [0, 0])  # lines beyond one for an entry: debit, credit
    fingerprint: bytes = b""  # equal for two copies of one statement
    copy_of: "Section | None" = None  # the earlier one that it is a copy of

    @property
    def gap(self) -> int:
        """What the entries lack to lead from the opening to the closing balance; 0 where nobody can say."""
        if self.opening is None or self.closing is None or self.moved is None:
            return 0
        return self.closing - self.opening - self.moved


def cells(**values: object) -> Cells:
    """A line of cells in the order of FIELDS; what is not given is empty."""
    return [values.get(name, "") for name in FIELDS]


class SectionedTable(Table):
    """Iterating gives entries in the order of time, statement by statement; `printed` holds the figures of them all.

    A subclass gives `walk(whole)`: the lines of a statement, then its Section, and so on. Where `whole` is false the
    lines may be without their values. `name` says what one statement is called in a sentence.
    """

    columns = Columns(line=0, positions=POSITIONS, across=len(FIELDS))
    name = "sao kê"

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.sections = [one for one in self.walk(whole=False) if isinstance(one, Section)]
        if not self.sections:
            raise FileRefusedError("empty", "Tệp không có sao kê nào.")
        refuse_strangers(self.sections)
        mark_copies(self.sections)
        self.remaining = [one for one in self.sections if not one.copy_of]
        self.is_newest_first = is_newest_first(self.remaining)
        self.printed = printed_of(self.remaining[::-1] if self.is_newest_first else self.remaining)
        self.first_lines = []
        if (last := self.remaining[-1]).is_page:
            self.notes.append(f"{self.name} ở dòng {last.line} ghi là còn trang sau: hãy tải lên đủ các trang.")
        self.total = sum(one.booked for one in self.remaining)
        for number, one in enumerate(self.sections, 1):
            if first := one.copy_of:
                here, there = f"ở dòng {one.line}", f"ở dòng {first.line}"
                if one.line == first.line:  # an XML file may be one line
                    here, there = f"thứ {number}", f"thứ {self.sections.index(first) + 1}"
                self.notes.append(f"{self.name} {here} giống hệt {self.name} {there}: chỉ tính một lần.")

    def walk(self, *, whole: bool) -> Iterator[Line | Section]:
        """The lines of each statement and behind them its Section; for subclasses."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[Line]:
        parts = self.parts()
        for lines in reversed([list(lines) for lines in parts]) if self.is_newest_first else parts:
            yield from lines

    def parts(self) -> Iterator[Iterator[Line]]:
        """The lines of each statement that counts; each is to be taken to its end before the next one."""
        walk = self.walk(whole=True)
        for section in self.sections:
            lines = self.lines_of(section, walk)
            if not section.copy_of:
                yield lines
            for _ in lines:
                pass

    def lines_of(self, section: Section, walk: Iterator[Line | Section]) -> Iterator[Line]:
        """A statement's lines with its closing balance beside the last entry that counts, unless the newest comes first."""
        left, day = section.booked, None
        for one in walk:
            if isinstance(one, Section):
                if not section.copy_of:
                    self.close(one)
                return
            line, values = one
            if not values[POSITIONS["status"]]:
                left -= 1
                day = day or values[POSITIONS["day"]]
                if not left and section.closing is not None and not is_later(day, values[POSITIONS["day"]]):
                    values[POSITIONS["balance"]] = section.closing
            yield line, values

    def close(self, section: Section) -> None:
        """What a statement tells once it is read: one that does not add up is named."""
        if section.gap:
            note = f"{self.name} ở dòng {section.line}: số dư đầu cộng các giao dịch lệch số dư cuối {dotted(section.gap)} đồng."
            self.notes += [] if note in self.notes else [note]


def is_later(first: object, last: object) -> bool:
    """Whether the first day of a statement lies after its last; what is no day is neither."""
    return isinstance(first, date) and isinstance(last, date) and first > last


def refuse_strangers(sections: list[Section]) -> None:
    """Raises FileRefusedError for statements of several accounts, or of another currency than đồng."""
    foreign = next((one for one in sections if one.currency not in ("", VND)), None)
    if foreign:
        raise FileRefusedError("currency", f"Sao kê bằng {foreign.currency[:3]}: chỉ nhập được sao kê tiền đồng (VND).")
    if len({one.account for one in sections if one.account}) > 1:
        raise FileRefusedError(
            "several_accounts", "Tệp có sao kê của nhiều tài khoản. Hãy tách mỗi tài khoản thành một tệp."
        )


def mark_copies(sections: list[Section]) -> None:
    """Tell of each statement that is a copy of an earlier one which one that is."""
    first: dict[bytes, Section] = {}
    for one in sections:
        earlier = first.setdefault(one.fingerprint, one)
        one.copy_of = None if earlier is one else earlier


def is_newest_first(sections: list[Section]) -> bool:
    """Whether the statements' balances follow each other only when they are taken from the file's end."""
    return not follow(sections) and follow(sections[::-1])


def follow(sections: list[Section]) -> bool:
    """Whether each statement opens with the balance that the one before closes with."""
    pairs = list(zip(sections, sections[1:], strict=False))
    return bool(pairs) and all(one.closing is not None and one.closing == after.opening for one, after in pairs)


def printed_of(sections: list[Section]) -> PrintedFigures:
    """The figures of all statements together, in the order of time; sums only where every one of them states them."""
    printed = PrintedFigures(opening=sections[0].opening, closing=sections[-1].closing)
    printed.account = next((one.account for one in sections if one.account), "")
    printed.currency = next((one.currency for one in sections if one.currency), "")
    for name in SUMS:
        stated = [getattr(one, name) for one in sections]
        if None not in stated:
            setattr(printed, name, sum(stated))
    firsts = [one.first_day for one in sections if one.first_day]
    lasts = [one.last_day for one in sections if one.last_day]
    if len(firsts) == len(lasts) == len(sections):
        printed.first_day, printed.last_day = min(firsts), max(lasts)
    return printed


def dotted(amount: int) -> str:
    """An amount with its points: `1500000` → `"1.500.000"`."""
    return f"{amount:,}".replace(",", ".")
