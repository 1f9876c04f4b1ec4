"""Columns are found by their heads, in any order, under the names that banks give them.

A head is looked up among the names that are known; one that is not is taken by its words (`LIKELY`), so that a bank which
writes “Số tiền chuyển đến” for what others call “Ghi có” needs no change here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from frontportal.kit.text import fold

HEADS = {
    "sequence": "stt|so tt|tt|so thu tu|#|seq|s.t.t",
    "day": "ngay giao dich|ngay gd|ngay|date|tnx date|trans.date|trans date|transaction date|ngay hach toan"
    "|thoi gian gd|thoi gian giao dich|thoi gian|date time|date_time|ngay gio giao dich|ngay ct|ngay ung ho",
    "value_day": "ngay gia tri|ngay hieu luc|value date|effective date",
    "time": "gio|gio giao dich|time|gio gd",
    "debit": "ghi no|so tien ghi no|phat sinh no|ps no|debit|debit amount|dr|so tien rut|tien ra|chi|no|withdrawal|withdrawals|withdraw",
    "credit": "ghi co|so tien ghi co|phat sinh co|ps co|credit|credit amount|cr|so tien gui|tien vao|thu|co|deposit|deposits"
    "|so tien ung ho",
    "amount": "so tien|amount|money|so tien gd|so tien giao dich|gia tri|so tien (vnd)|so tien vnd|phat sinh",
    "direction": "no/co|co/no|d/c|c/d|dr/cr|cr/dr|ghi no/ghi co|ghi co/ghi no|debit/credit|credit/debit|dau|sign",
    "kind": "loai gd|loai giao dich|transaction type|type",
    "balance": "so du|balance|so du sau gd|so du sau giao dich|running balance|so du cuoi",
    "memo": "noi dung|dien giai|content|noi dung chi tiet|noi dung giao dich|noi dung gd|noi dung chuyen khoan"
    "|description|detail|details|transaction details|transactions in detail|txn. description|remark|ghi chu|mo ta"
    "|dien giai giao dich|noi dung ung ho",
    "reference": "so chung tu|so ct|doc no|so tham chieu|ref. no|ref no|ref|trans_no|ma giao dich|ma gd|so giao dich"
    "|reference|so but toan|so ct/ doc no|ma tham chieu",
    "account": "tk doi ung|tai khoan doi ung|so tai khoan doi ung|so tk doi ung|offset account|so tai khoan|account",
    "counterparty": "ten doi ung|ten tk doi ung|ten tai khoan doi ung|nguoi chuyen|ten nguoi chuyen|ten nguoi gui"
    "|counterparty|counterparty name|don vi/ ca nhan|don vi / ca nhan|ten don vi doi ung|nguoi ung ho",
    "currency": "loai tien|loai tien te|tien te|currency|ccy|don vi tien",
}
LIKELY = [
    (field, re.compile(words))
    for field, words in {
        "value_day": r"^ngay (?:gia tri|hieu luc)|\b(?:value|effective) date",
        "balance": r"^so du (?:sau|hien|tai khoan|luy ke|kha dung|moi)|\b(?:running|available|account) balance",
        "amount": r"^(?:so tien|gia tri|tong (?:so )?(?:tien|thu|chi)|tien)\b(?! bang chu)|\bamount\b",
        "day": r"^(?:ngay|thoi gian|thoi diem)\b(?! (?:in|lap|mo|sinh|sao)\b)|^date\b|\bdate$",
        "memo": r"noi dung|dien giai|mo ta|chi tiet|ly do|loi nhan|description|remark|detail|narrative|particular|content|message",
        "counterparty": r"^ten\b|doi ung|\bnguoi (?:chuyen|gui|nop|ung ho|huong)|\bdon vi\b(?! t)|ca nhan|^ho (?:va )?ten|tap the"
        r"|nha tai tro|beneficiary|counterpart|remitter|sender|payer",
        "reference": r"chung tu|tham chieu|but toan|\bref\b|reference|trace|^ma (?:gd|giao dich)|^so (?:gd|giao dich|phieu)",
    }.items()
]
ACCOUNT = re.compile(r"^(?!ten\b)(?:so tai khoan|so tk|tai khoan|tk|account)\b")
OUT = re.compile(r"\b(?:no|debit|dr|rut|chi|tien ra|withdraw(?:als?)?)\b")
IN = re.compile(r"\b(?:co|credit|cr|gui|nop|thu|tien vao|deposits?|chuyen den)\b")
FIELD_OF = {head: field for field, heads in HEADS.items() for head in heads.split("|")}
MONEY = {"debit", "credit", "amount"}
PARTS = re.compile(r"[/(\n]")
LONGEST = 60  # characters of a head in two languages


@dataclass(frozen=True)
class Columns:
    """Where each field stands: field name → index of its cell. `line` is the head's own last line in the file."""

    line: int
    places: dict[str, int]

    def has(self, *fields: str) -> bool:
        return all(field in self.places for field in fields)

    @property
    def width(self) -> int:
        return max(self.places.values()) + 1


@lru_cache(maxsize=4096)
def field_of(head: object) -> str | None:
    """The field a head names, None for what is no head we know: `"Số tiền ghi có/ Credit"` → `"credit"`.

    Of a head in several lines or languages, a part that says which way the money goes weighs more than “Số tiền”.
    """
    if not isinstance(head, str) or not head or len(head) > LONGEST:
        return None
    found = []
    for part in (head, *PARTS.split(head)):
        part = part.strip(" :.)*\"'")
        if part.casefold() == "no":  # English; the Vietnamese “Nợ” has the same letters once they are folded
            found.append("sequence")
        elif field := FIELD_OF.get(fold(part)):
            found.append(field)
    if found and FIELD_OF.get(fold(head)) != "direction":
        return next((field for field in found if field in ("debit", "credit")), found[0])
    return found[0] if found else likely(fold(PARTS.split(head)[0] if "(" in head else head))


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
            return "account"
    elif found == "counterparty" and ACCOUNT.search(head):
        return "account"
    return found


def columns_in(cells: list, line: int = 0) -> Columns | None:
    """The columns that a line of heads announces; None when it names no day, no money or no text."""
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if field := field_of(cell) if isinstance(cell, str) else None:
            places.setdefault(field, index)
    if "memo" not in places and "counterparty" in places:
        places["memo"] = places.pop("counterparty")
    if "day" not in places and "value_day" in places:
        places["day"] = places.pop("value_day")
    if "day" in places and "memo" in places and MONEY & places.keys():
        return Columns(line, places)
    return None


def columns_near(lines: list[tuple[int, list]]) -> Columns | None:
    """The fullest heads among a table's first lines, in one line or in two of which the upper one spans columns."""
    best = None
    for index, (line, cells) in enumerate(lines):
        ways = [columns_in(cells, line)]
        if index + 1 < len(lines):
            below, under = lines[index + 1]
            ways.append(columns_in(stacked(cells, under), below))
        for columns in ways:
            if columns and (best is None or len(columns.places) > len(best.places)):
                best = columns
    return best


def stacked(upper: list, lower: list) -> list[str]:
    """Heads of two lines as one: `["Phát sinh", ""]` over `["Nợ", "Có"]` → `["Phát sinh\\nNợ", "Có"]`."""
    pairs = zip_longest(upper, lower, fillvalue="")
    return ["\n".join(cell for cell in pair if isinstance(cell, str) and cell) for pair in pairs]
