"""SWIFT MT940 (and MT950) as lines of cells. The library mt-940 reads each field; what is a field, this module says.

Given a whole file, the library loses what it can't read: an entry with a point in its amount vanishes without an error and
its text is glued to the entry before. So every `:61:` is given to it by itself, with its `:86:`; what it can't read stays
in its place and is set aside, and what was lost anyway shows in the balances (`Section.gap`).
"""

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

import mt940

from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.words import clean

from ..csv_file import bounded
from ..encoding import encoding_of
from ..lines import Line
from .mt940_text import information
from .sections import Section, SectionedTable, cells

TAG = re.compile(r":(\d\d[A-Z]?|NS):")
TAG_NAMES = {
    "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "64", "65", "86", "90C", "90D", "NS",
}  # fmt: skip
AFTER_ENTRY = {"20", "60F", "60M", "61", "62F", "62M", "64", "65", "90C", "90D"}
BEGINS = {
    "25",
    "25P",
    "28",
    "28C",
    "60F",
    "60M",
}  # behind a closing balance, of a part that some banks give no :20: of its own
ENVELOPE = re.compile(r"-?\}?\{[1-5]:|-\}?$")
MESSAGE = re.compile(r"\{2:[IO](\d{3})")
READ = {"940", "950"}
OPENING, CLOSING = ("60F", "60M"), ("62F", "62M")
TAGS: dict[int | str, mt940.tags.Tag] = {
    61: mt940.tags.StatementGLS()
}  # references of any length; the usual one cuts them after 16 letters
RAW: dict[str, list[Any]] = {"post_transaction_details": []}  # the text of :86: as it is, see mt940_text.py
OPTIONS = mt940.Options.all()
UNREADABLE = (RuntimeError, ValueError, InvalidOperation)
NO_AMOUNT = re.compile(r"[\d.,' ]")  # a reference that begins so is the rest of an amount the library stopped in
BALANCE = re.compile(r"[CD]\d{6}[A-Z]{3}\d{1,15}(?:,\d*)?|\d+[A-Z]{3}\d{1,15}(?:,\d*)?")
NUMBER = re.compile(r"(\d{1,5})(?:/(\d{1,5}))?")  # of the statement and, of a long one, of its page
TYPE = re.compile(r"[SNF][A-Z0-9]{3}")

logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)  # it quotes what it can't read: names, accounts

Field = tuple[int, str, list[str]]


class Mt940(SectionedTable):
    """The entries of all messages in the order of time. Read anew on each iteration, never held whole."""

    format = "mt940"

    name = "Điện MT940"

    def __init__(self, file: BinaryIO):
        self.file = file
        self.encoding, self.convert = encoding_of(file)
        super().__init__()
        self.notes += missing_numbers(self.remaining[::-1] if self.is_newest_first else self.remaining)

    def walk(self, *, whole: bool) -> Iterator[Line | Section]:
        """The lines of each message and then its Section, see SectionedTable. Raises FileRefusedError for a balance that can't be read."""
        section, digest = None, hashlib.blake2b(digest_size=16)
        entry: tuple[int, list[str], list[str]] | None = None
        for number, tag, lines in self.fields():
            if section and entry and tag in AFTER_ENTRY:
                yield self.entry(section, *entry, whole=whole)
                entry = None
            if section and (tag == "20" or tag in BEGINS and section.closing is not None):
                section.fingerprint = digest.digest()
                yield section
                section = None
            if section is None:
                section, digest = Section(number), hashlib.blake2b(digest_size=16)
            digest.update("\n".join([tag, *lines]).encode(errors="replace"))
            if tag == "61":
                entry = number, lines, []
            elif tag in ("86", "NS") and entry:
                entry[2].extend(lines)
            else:
                figure(section, tag, lines[0])
        if section and entry:
            yield self.entry(section, *entry, whole=whole)
        if section:
            section.fingerprint = digest.digest()
            yield section

    def fields(self) -> Iterator[Field]:
        """Number of its first line, tag and lines of each field. Raises FileRefusedError for a message of another kind."""
        self.file.seek(0)
        text = io.TextIOWrapper(self.file, self.encoding, newline=None)
        field: Field | None = None
        closed: Field | None = None  # by a line of “-”, which ends a message unless its text goes on below
        try:
            for number, line in enumerate(bounded(text), 1):
                lead = " " if line[:1].isspace() else ""  # parts the words of a text that goes on
                line = lead + clean(self.convert(line) if self.convert else line)
                if closed and line.strip():
                    if not (TAG.match(line) or ENVELOPE.match(line)):
                        field = (*closed[:2], [*closed[2], "-"])
                    else:
                        yield closed
                    closed = None
                if line == "-" and field and field[1] == "86":
                    field, closed = None, field
                    continue
                if ENVELOPE.match(line):
                    refuse_others(line)
                    if field:
                        yield field
                    field = None
                    line = line.partition("{4:")[2].strip()
                if (found := TAG.match(line)) and found[1] in TAG_NAMES:
                    if field:
                        yield field
                    refuse_interim(found[1])
                    field = number, found[1], [line[found.end() :]]
                elif field and line.strip():
                    field[2].append(line)
            if field := field or closed:
                yield field
        except UnicodeDecodeError:
            raise FileRefusedError("encoding", "Tệp có ký tự hỏng giữa chừng, không đọc tiếp được.") from None
        finally:
            text.detach()

    def entry(self, section: Section, number: int, lines: list[str], details: list[str], *, whole: bool) -> Line:
        """A `:61:` and the lines of its `:86:` as cells; one that can't be read is set aside for its amount."""
        section.booked += 1
        if not whole:
            return number, []
        try:
            data, more = statement_line(lines)
            amount = whole_number(data["amount"].amount)
        except UNREADABLE:
            section.moved = None
            return number, unreadable(lines, details)
        if isinstance(amount, int) and section.moved is not None:
            section.moved += amount
        return number, as_cells(data, amount, more, details)


def unreadable(lines: list[str], details: list[str]) -> Cells:
    """Cells that are set aside for their amount: the field as it stands, which is no amount."""
    day = re.match(r"(\d\d)(\d\d)(\d\d)", lines[0])
    return cells(
        day=f"20{day[1]}-{day[2]}-{day[3]}" if day else lines[0][:40] or "?",
        credit=f":61:{lines[0]}"[:60],
        memo=" ".join(details),
    )


def statement_line(lines: list[str]) -> tuple[dict[str, Any], str]:
    """The values of a `:61:`, and its text beyond them. Raises one of UNREADABLE.

    The first line alone, for the library takes no second one after a reference longer than the standard's; a line that
    was cut before its amount is put together.
    """
    for given, more in ((lines[:1], lines[1:]), (lines, [])):
        try:
            (one,) = mt940.models.Transactions(RAW, TAGS, options=OPTIONS).parse(
                "\n".join([f":61:{given[0]}", *given[1:]])
            )
        except RuntimeError:
            continue
        data, rest = one.data, one.data.get("extra_details") or ""
        if data.get("bank_reference") and rest and lines[0].endswith(rest):
            data["bank_reference"], rest = lines[0].partition("//")[2], ""
        if NO_AMOUNT.match(data.get("customer_reference") or "") and not data.get("id"):
            raise ValueError("what follows the amount is more of it")
        return data, " ".join([rest, *more]).strip()
    raise ValueError("no statement line")


def as_cells(data: dict[str, Any], amount: int | str, more: str, details: list[str]) -> Cells:
    """A `:61:` as cells in đồng. `more`: its text beyond the values; `details`: the lines of its `:86:`."""
    found = information(details)
    is_out = isinstance(amount, int) and amount < 0 or isinstance(amount, str) and amount.startswith("-")
    size = abs(amount) if isinstance(amount, int) else amount.lstrip("-")
    return cells(
        day=plain_date(data.get("entry_date") or data["date"]),
        value_day=plain_date(data["date"]),
        debit=size if is_out else "",
        credit="" if is_out else size,
        memo=found.memo if more in found.memo else f"{found.memo} {more}".strip(),
        reference=data.get("bank_reference") or own_reference(data),
        counterparty=found.counterparty,
        counter_account=found.account,
    )


def plain_date(day: date) -> date:
    """The library's days are a class of their own."""
    return date(day.year, day.month, day.day)


def own_reference(data: dict[str, Any]) -> str:
    """The customer's reference; where the type is missing, the library takes the reference's first letters for it."""
    kind, reference = data.get("id") or "", (data.get("customer_reference") or "").strip()
    reference = reference if not kind or TYPE.fullmatch(kind) else kind + reference
    return "" if reference.upper() == "NONREF" else reference


def whole_number(amount: Decimal) -> int | str:
    """Đồng, or the amount as text where it has a part of one: what reads amounts will say so."""
    return int(amount) if amount == amount.to_integral_value() else str(amount).replace(".", ",")


def figure(section: Section, tag: str, value: str) -> None:
    """Take from a field what the message states of itself. Raises FileRefusedError for a balance that can't be read."""
    if tag in ("25", "25P"):
        section.account = account_number(value)
    elif tag in ("28", "28C"):
        found = NUMBER.fullmatch(value.strip())
        section.number = found and (int(found[1]), int(found[2] or 1))
    elif tag in (*OPENING, *CLOSING, "90D", "90C"):
        read = mt940.models.Transactions(options=OPTIONS)
        try:
            if not BALANCE.fullmatch(value.strip()):
                raise ValueError("the library would take the beginning of the amount for all of it")
            read.parse(f":{tag}:{value}")
            ((_, parsed),) = read.data.items()
            money = parsed if tag.startswith("90") else parsed.amount
            amount, currency = whole_number(money.amount), money.currency
        except (*UNREADABLE, AttributeError):
            amount, currency = "", ""
        if not isinstance(amount, int):
            raise FileRefusedError(
                "damaged", f"Điện MT940 ở dòng {section.line}: không đọc được số tiền ở trường :{tag}:."
            )
        section.currency = section.currency if section.currency not in ("", "VND") else currency
        if tag in OPENING:
            section.opening = amount
        elif tag in CLOSING:
            section.closing = amount
        else:
            side = "debit" if tag == "90D" else "credit"
            setattr(section, f"total_{side}", abs(amount))
            setattr(section, f"count_{side}", int(parsed.number or 0))


def account_number(value: str) -> str:
    """`"BANKVNVX/9990001112223VND"` → `"9990001112223"`; an account of letters stays as it is."""
    own = re.sub(r"[A-Z]{3}$", "", value.rpartition("/")[2].strip())
    return re.sub(r"[ .-]", "", own) or value.strip()


def refuse_others(text: str) -> None:
    """Raises FileRefusedError where the envelope names a SWIFT message that is no statement."""
    if (found := MESSAGE.search(text)) and found[1] not in READ:
        raise FileRefusedError(
            "not_statement", f"Đây là điện SWIFT MT{found[1]}, không phải sao kê; hãy xuất dạng MT940."
        )


def refuse_interim(tag: str) -> None:
    """Raises FileRefusedError for the field that only a report within the day has, whose entries are not final, where no envelope names it."""
    if tag == "34F":
        raise FileRefusedError(
            "not_statement",
            "Đây là điện SWIFT MT942 (giao dịch trong ngày, chưa chốt), không phải sao kê; hãy xuất dạng MT940.",
        )


def missing_numbers(sections: list[Section]) -> list[str]:
    """Sentences on numbers (:28C:) that the messages skip, in the order of time; they begin anew with a year."""
    notes: list[str] = []
    before: Section | None = None
    for one in sections:
        if one.number is None or before is None or before.number is None:
            page = one.number[1] if one.number else 1
            notes += (
                [f"Điện MT940 ở dòng {one.line} là trang {page}: thiếu các trang trước của sao kê."] if page > 1 else []
            )
        else:
            (number, page), (last, last_page) = one.number, before.number
            is_next = number in (last + 1, 1) and page == 1 or number == last and page in (last_page, last_page + 1)
            if not is_next and (number, page) > (last, last_page):
                missing = f"số {last + 1}" if number == last + 2 else f"số {last + 1} đến {number - 1}"
                missing = missing if number > last + 1 else "một số trang"
                notes.append(
                    f"Số sao kê (:28C:) không liền: sau {last}/{last_page} (dòng {before.line}) là {number}/{page} "
                    f"(dòng {one.line}), tệp có thể thiếu {missing}."
                )
        before = one if one.number else before
    return notes
