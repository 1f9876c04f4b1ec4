"""Columns are found by their heads, in any order, under the names that banks give them.

A head is looked up among the names that are known; one that is not is taken by its words (`LIKELY`), so that a bank which
writes “Số tiền chuyển đến” for what others call “Ghi có” needs no change here.
"""

import re
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import lru_cache
from itertools import zip_longest

from ..text.words import fold

HEADS = {
    "sequence": "stt|so tt|tt|so thu tu|#|seq|s.t.t",
    "day": "ngay giao dich|ngay gd|ngay|date|tnx date|trans.date|trans date|transaction date|ngay hach toan"
    "|thoi gian gd|thoi gian giao dich|thoi gian|date time|date_time|ngay gio giao dich|ngay ct|ngay ung ho",
    "value_day": "ngay gia tri|ngay hieu luc|value date|effective date",
    "time": "gio|gio giao dich|time|gio gd",
    "debit": "debit|debit amount|dr|chi|no|withdrawal|withdrawals|withdraw",
    "credit": "credit|credit amount|cr|thu|co|deposit|deposits|so tien ung ho",
    "amount": "so tien|amount|money|so tien gd|so tien giao dich|gia tri|so tien (vnd)|so tien vnd|phat sinh",
    "direction": "no/co|co/no|d/c|c/d|dr/cr|cr/dr|ghi no/ghi co|ghi co/ghi no|debit/credit|credit/debit|dau|sign|thay doi|change|+/-|-/+",
    "kind": "loai gd|loai giao dich|transaction type|type",
    "balance": "so du|balance|so du sau gd|so du sau giao dich|running balance|so du cuoi|du cuoi|con lai|ton|so ton|ton quy"
    "|can doi|so du co|du co",
    "owed": "so du no|du no",
    "memo": "noi dung|dien giai|content|noi dung chi tiet|noi dung giao dich|noi dung gd|noi dung chuyen khoan"
    "|description|desc|detail|details|transaction details|transactions in detail|txn. description|remark|ghi chu|mo ta"
    "|dien giai giao dich|noi dung ung ho|nhan xet",
    "reference": "so chung tu|so ct|doc no|so tham chieu|ref. no|ref no|ref|trans_no|ma giao dich|ma gd|so giao dich"
    "|reference|so but toan|so ct/ doc no|ma tham chieu",
    "counter_account": "tk doi ung|tai khoan doi ung|so tai khoan doi ung|so tk doi ung|offset account|so tai khoan|account",
    "counterparty": "ten doi ung|ten tk doi ung|ten tai khoan doi ung|nguoi chuyen|ten nguoi chuyen|ten nguoi gui"
    "|counterparty|counterparty name|don vi/ ca nhan|don vi / ca nhan|ten don vi doi ung|nguoi ung ho",
    "currency": "loai tien|loai tien te|tien te|currency|ccy|don vi tien",
}
LIKELY = [
    (field, re.compile(words))
    for field, words in {
        "value_day": r"^ngay (?:gia tri|hieu luc)|\b(?:value|effective) date",
        "balance": r"^so du (?:sau|hien|tai khoan|luy ke|kha dung|moi)|\b(?:running|available|account) balance|^balance after",
        "amount": r"^(?:so tien|gia tri|tong (?:so )?(?:tien|thu|chi)|tien)\b(?! bang chu)|\bamount\b",
        "day": r"^(?:ngay|thoi gian|thoi diem)\b(?! (?:in|lap|mo|sinh|sao)\b)|^date\b|\bdate$",
        "memo": r"noi dung|dien giai|mo ta|chi tiet|ly do|loi nhan|description|remark|detail|narrative|particular|content|message",
        "counterparty": r"^ten\b|doi ung|\bnguoi (?:chuyen|gui|nop|ung ho|huong)|\bdon vi\b(?! t)|ca nhan|^ho (?:va )?ten|tap the"
        r"|nha tai tro|beneficiary|counterpart|remitter|sender|payer",
        "reference": r"chung tu|tham chieu|but toan|\bref\b|reference|trace|^ma (?:gd|giao dich)|^so (?:gd|giao dich|phieu)",
    }.items()
]
MOVED = r"(?:(?:(?:so )?phat sinh|ps|so tien|tien|doanh so|giao dich|gd|khoan|ghi) )+"
DEBITED = re.compile(
    rf"(?:{MOVED}(?:no|rut(?: ra| tien)?|chi(?: ra| tieu)?|ra|giam)|rut (?:ra|tien)|chi (?:ra|tieu)|no tktt|giam)(?: vnd)?"
)
CREDITED = re.compile(
    rf"(?:{MOVED}(?:co|gui(?: vao| tien)?|nop(?: vao| tien)?|thu(?: vao)?|vao|tang)|gui vao|nop vao|thu vao|co tktt|tang)(?: vnd)?"
)
CHARGE = re.compile(
    r"(?:(?:so tien|tien|cac khoan|cac loai) )?(?:phi|thue|vat|fees?|charges?|tax)"
    r"(?: (?:va|lai|thue|vat|gtgt|vnd|giao dich|gd|dich vu|ngan hang|chuyen tien|phat sinh|amount|fees?|interest))*"
)
TRANSACTED = re.compile(
    r"^(?:ngay|thoi gian|ngay gio) (?:giao dich|gd|phat sinh)\b|\b(?:transaction|tran|trans|tnx) date\b"
)
OF_BANK = re.compile(r"^(?:nh|ngan hang|bank)\b|\bbank$")
ACCOUNT = re.compile(r"^(?!ten\b)(?:so tai khoan|so tk|tai khoan|tk|account)\b")
OUT = re.compile(r"\b(?:no|debit|dr|rut|chi|tien ra|withdraw(?:als?)?)\b")
IN = re.compile(r"\b(?:co|credit|cr|gui|nop|thu|tien vao|deposits?|chuyen den)\b")
FIELD_OF = {head: field for field, heads in HEADS.items() for head in heads.split("|")}
MONEY = {"debit", "credit", "amount"}
PARTS = re.compile(r"[/(\n]")
SEAM = re.compile(r"_|(?<=[a-z])(?=[A-Z])")  # of names that programs give: debit_amount, DebitAmount
VALUE = re.compile(r"\d{4}|:[^\S\n]*[^\s:]")  # what a label has and a head has not
LONGEST = 60  # characters of a head in two languages


@dataclass(frozen=True)
class Columns:
    """Where each field stands: field name → index of its cell. `line` is the head's own last line in the file.

    `charges`: cells of fees and taxes beside the amount. `across`: how many cells the line of heads fills. `others`: cells
    without a head, or with one that we don't know.
    """

    line: int
    places: dict[str, int]
    charges: tuple[int, ...] = ()
    across: int = 0
    others: dict[int, str] = attribute(default_factory=dict)

    def has(self, *fields: str) -> bool:
        return all(field in self.places for field in fields)

    @property
    def width(self) -> int:
        return max(*self.places.values(), *self.charges, self.across - 1) + 1

    @property
    def fullness(self) -> tuple[bool, int]:
        """Of two readings of a table's heads, the one that says which way money goes says more than the longer one."""
        return self.has("debit", "credit"), len(self.places)


@lru_cache(maxsize=4096)
def field_of(head: object) -> str | None:
    """The field a head names, None for what is no head we know: `"Số tiền ghi có/ Credit"` → `"credit"`.

    Of a head in several lines or languages, a part that says which way the money goes weighs more than “Số tiền”. A
    balance of one side, and what belongs to the other party's bank, are none of these.
    """
    if not isinstance(head, str) or not head or len(head) > LONGEST or VALUE.search(head):
        return None
    found = []
    whole = fold(" ".join(SEAM.split(head)))
    parts = [part.strip(" :.)*\"'") for part in (head, *PARTS.split(head))]
    for part, folded in zip(parts, [whole, *map(fold, parts[1:])], strict=True):
        if OF_BANK.search(folded):
            return None
        if part.casefold() == "no":  # English; the Vietnamese “Nợ” has the same letters once they are folded
            found.append("sequence")
        elif field := FIELD_OF.get(folded.strip(" :.)*\"'")) or moved(folded):
            found.append(field)
    if len(found) > 1 and "balance" in found:
        return "owed" if "debit" in found else "balance"
    if "reference" in found[:1]:
        return "reference"  # “Số bút toán/Doanh số nợ” counts entries, it is no column of money
    if found and FIELD_OF.get(whole) != "direction":
        return next((field for field in found if field in ("debit", "credit")), found[0])
    return found[0] if found else likely(fold(PARTS.split(head)[0]) if "(" in head else whole)


def moved(part: str) -> str | None:
    """What a head says of money by its words alone: that it went out, came in, or was taken for the bank's trouble."""
    if CHARGE.fullmatch(part):
        return "charge"
    return "debit" if DEBITED.fullmatch(part) else "credit" if CREDITED.fullmatch(part) else None


def likely(head: str) -> str | None:
    """The field that a folded head's words speak of; None for sentences, labels with their value, and numbers."""
    if len(head.split()) > 7 or ":" in head or any(char.isdigit() for char in head):
        return None
    found = next((field for field, words in LIKELY if words.search(head)), None)
    if found in (None, "amount"):
        out, into = OUT.search(head), IN.search(head)
        if found and (out or into):
            return "direction" if out and into else "debit" if out else "credit"
        if ACCOUNT.search(head):
            return "counter_account"
    elif found == "counterparty" and ACCOUNT.search(head):
        return "counter_account"
    return found


def columns_in(cells: list, line: int = 0) -> Columns | None:
    """The columns that a line of heads announces; None when it names no day, no money or no text."""
    places: dict[str, int] = {}
    charges = []
    for index, cell in enumerate(cells):
        field = field_of(cell) if isinstance(cell, str) else None
        if field == "charge":
            charges.append(index)
        elif field == "day" and field in places and transacted(cell) and not transacted(cells[places[field]]):
            places[field] = index  # the day of the transaction itself, rather than of its booking or its request
        elif field:
            places.setdefault(field, index)
    if "memo" not in places and "counterparty" in places:
        places["memo"] = places.pop("counterparty")
    if "day" not in places and "value_day" in places:
        places["day"] = places.pop("value_day")
    if "day" in places and "memo" in places and MONEY & places.keys():
        across = max(index for index, cell in enumerate(cells) if cell not in ("", None)) + 1
        others = {index: str(cell or "") for index, cell in enumerate(cells[:across]) if not field_of(cell)}
        return Columns(line, places, tuple(charges), across, others)
    return None


def transacted(head: str) -> bool:
    return bool(TRANSACTED.search(fold(head)))


def columns_near(lines: list[tuple[int, list]]) -> Columns | None:
    """The fullest heads among a table's first lines, in one line or in two of which the upper one spans columns."""
    best = None
    for index, (line, cells) in enumerate(lines):
        ways = [columns_in(cells, line)]
        if index + 1 < len(lines):
            below, under = lines[index + 1]
            if may_stand_over(cells, under):
                ways.append(columns_in(stacked(cells, under), below))
        for columns in ways:
            if columns and (best is None or columns.fullness > best.fullness):
                best = columns
    return best


def may_stand_over(upper: list, lower: list) -> bool:
    """Whether two lines can be heads together: neither has values, and the upper one is no label above whole heads."""
    if any(not isinstance(cell, str) or VALUE.search(cell) for cell in (*upper, *lower) if cell not in ("", None)):
        return False
    named = {field_of(cell) for cell in upper} - {None}
    return len(named) > 1 or columns_in(lower) is None


def stacked(upper: list, lower: list) -> list[str]:
    """Heads of two lines as one: `["Phát sinh", ""]` over `["Nợ", "Có"]` → `["Phát sinh\\nNợ", "Phát sinh\\nCó"]`."""
    heads, over = [], ""
    for high, low in zip_longest(upper, lower, fillvalue=""):
        high, low = high or "", low or ""
        over = high or (over if low else "")  # a head that spans columns stands in the first of them only
        heads.append("\n".join(cell for cell in (over, low) if cell))
    return heads
