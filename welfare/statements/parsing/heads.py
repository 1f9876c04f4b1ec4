"""Columns are found by their heads, in any order, under the names that banks give them."""

import re
from dataclasses import dataclass

from frontportal.kit.text import fold

HEADS = {
    "sequence": "stt|so tt|tt|so thu tu|#|seq",
    "day": "ngay giao dich|ngay gd|ngay|date|tnx date|trans.date|trans date|transaction date|ngay hach toan"
    "|thoi gian gd|thoi gian giao dich|thoi gian|date time|date_time|ngay gio giao dich|ngay ct|ngay ung ho",
    "time": "gio|gio giao dich|time|gio gd",
    "debit": "ghi no|so tien ghi no|phat sinh no|ps no|debit|debit amount|dr|so tien rut|tien ra|chi|no",
    "credit": "ghi co|so tien ghi co|phat sinh co|ps co|credit|credit amount|cr|so tien gui|tien vao|thu|co"
    "|so tien ung ho",
    "amount": "so tien|amount|money|so tien gd|so tien giao dich|gia tri|so tien (vnd)|so tien vnd",
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
FIELD_OF = {head: field for field, heads in HEADS.items() for head in heads.split("|")}
MONEY = {"debit", "credit", "amount"}


@dataclass(frozen=True)
class Columns:
    """Where each field stands: field name → index of its cell. `line` is the head's own line in the file."""

    line: int
    places: dict[str, int]

    def has(self, *fields: str) -> bool:
        return all(field in self.places for field in fields)

    @property
    def width(self) -> int:
        return max(self.places.values()) + 1


def field_of(head: object) -> str | None:
    """The field a head names, None for what is no head we know: `"Số tiền ghi có/ Credit"` → `"credit"`."""
    if not isinstance(head, str) or not head or len(head) > 60:
        return None
    for part in (head, *re.split(r"[/(\n]", head)):
        part = part.strip(" :.)")
        if part.casefold() == "no":  # English; the Vietnamese “Nợ” has the same letters once they are folded
            return "sequence"
        if field := FIELD_OF.get(fold(part)):
            return field
    return None


def columns_in(cells: list, line: int = 0) -> Columns | None:
    """The columns that a line of heads announces; None when it names no day, no money or no text."""
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if field := field_of(cell):
            places.setdefault(field, index)
    if "memo" not in places and "counterparty" in places:
        places["memo"] = places.pop("counterparty")
    if "day" in places and "memo" in places and MONEY & places.keys():
        return Columns(line, places)
    return None
