"""What a provider tells about one transaction, in one form for all of them. Pure: values of JSON in, a line out."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LARGEST = 10**15
FIRST = date(2000, 1, 1)  # as of statements: no account of a fund is older
EXACT = re.compile(r"-?[0-9]{1,15}(\.0{1,2})?")  # three zeros could as well be thousands
KEY = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
KEPT_BLANKS = "\t\n\r"


class Unreadable(Exception):
    """What a provider told can't be taken; the text is a Vietnamese sentence for staff, without anything private."""


@dataclass(frozen=True)
class Notification:
    """One transaction. Amounts in đồng, day and time of Vietnam; `account` is "" where the provider doesn't name it.

    `is_test` lines come from a button "try it" of the provider and are no money.
    """

    external_id: str
    account: str
    day: date
    time: time | None
    debit: int
    credit: int
    balance: int | None
    reference: str
    memo: str
    counterparty: str = ""
    counter_account: str = ""
    is_test: bool = False


def exact_dong(value, field: str) -> int:
    """500000, 500000.0 and "500000.00" are 500.000 đồng. Raises Unreadable for fractions and anything else."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise Unreadable(f"Trường “{field}” không phải là số tiền.")
    if isinstance(value, str):
        if not EXACT.fullmatch(value.strip()):
            raise Unreadable(f"Trường “{field}” không phải là số đồng chẵn.")
        value = Decimal(value.strip())
    if value != value or abs(value) > LARGEST or value != int(value):
        raise Unreadable(f"Trường “{field}” không phải là số đồng chẵn.")
    return int(value)


def known_balance(value, field: str) -> int | None:
    """A balance in đồng; None where none is told. Providers send 0 where the bank tells none, after a payment as well; of an account
    that was truly emptied the next balance tells as much."""
    return None if value in (None, "") else exact_dong(value, field) or None


def moment(value, field: str) -> tuple[date, time | None]:
    """ "2024-10-01 08:01:02" is local; a moment with a zone comes to Vietnam's; a day alone has no time."""
    text = value.strip() if isinstance(value, str) else ""
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        raise Unreadable(f"Trường “{field}” không phải là ngày giờ.")
    try:
        found = datetime.fromisoformat(text)
        found = found.astimezone(VIETNAM) if found.tzinfo else found
    except (ValueError, OverflowError):
        raise Unreadable(f"Trường “{field}” không phải là ngày giờ.") from None
    if found.date() < FIRST:
        raise Unreadable(f"Trường “{field}” là ngày quá xưa (trước năm {FIRST.year}).")
    return found.date(), found.time().replace(microsecond=0) if len(text) > len("2024-10-01") else None


def words(value) -> str:
    """Text as it may be stored: composed, blanks of every kind as a space, nothing invisible. Raises Unreadable for what is none."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise Unreadable("Lời gọi có một danh sách ở chỗ của chữ.")
    text = unicodedata.normalize("NFC", str(value))
    spaced = "".join(
        " " if char in KEPT_BLANKS or unicodedata.category(char).startswith("Z") else char for char in text
    )
    # Cc, Cf, Cs, Co, Cn: controls, zero-width characters, halves of pairs, letters that no font has.
    return " ".join("".join(char for char in spaced if not unicodedata.category(char).startswith("C")).split())


def account_number(*values) -> str:
    """The first of the values that holds something, without blanks."""
    return next((found for value in values if (found := words(value).replace(" ", ""))), "")


def external_id(value) -> str:
    """Raises Unreadable where there is none: such a call could not be told from its repetition."""
    found = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not KEY.fullmatch(found):
        raise Unreadable("Thiếu mã giao dịch (trường “id”).")
    return found
