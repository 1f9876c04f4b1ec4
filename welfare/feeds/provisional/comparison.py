"""What a provider told beside what the statement prints. Pure."""

from datetime import timedelta

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold
from frontportal.kit.web.tags import day

LEAST_NUMBER = 4  # letters and digits; shorter document numbers are counted anew every day
LEAST_MEMO = 8  # letters and digits of a memo that may be a piece of the longer one


def letters(text: str) -> str:
    """Only letters and digits, without diacritics: banks cut and join words at will."""
    return "".join(char for char in fold(text) if char.isalnum())


def is_same_document(line, other, days: timedelta) -> bool:
    """One number, one way of the money, days near each other."""
    number = letters(line.reference)
    return (
        len(number) >= LEAST_NUMBER
        and number == letters(other.reference)
        and (line.amount > 0) == (other.amount > 0)
        and abs(other.day - line.day) <= days
    )


def is_alike(line, other, *, wholly: bool = False) -> bool:
    """Beside day and amount: one memo, letter by letter where it is to be so `wholly`, and one balance where both have it."""
    if None not in (line.balance, other.balance) and line.balance != other.balance:
        return False
    return letters(line.memo) == letters(other.memo) if wholly else is_same_memo(line.memo, other.memo)


def is_same_memo(reported: str, printed: str) -> bool:
    """One is the other, or a piece of it: statements add what the bank knows, or cut what is long."""
    short, long = sorted((letters(reported), letters(printed)), key=len)
    return short == long or (len(short) >= LEAST_MEMO and short in long)


def is_piece(reported: str, printed: str) -> bool:
    """Whether one memo is a piece of the other, however short: enough where something else says that they are one."""
    short, long = sorted((letters(reported), letters(printed)), key=len)
    return short in long


def differences(line, other) -> list[dict]:
    """What of a pair is not the same: [{"field", "reported", "printed"}], as staff read it."""
    found = []
    if line.amount != other.amount:
        found.append(("Số tiền", dong(line.amount), dong(other.amount)))
    if line.day != other.day:
        found.append(("Ngày", day(line.day), day(other.day)))
    if None not in (line.balance, other.balance) and line.balance != other.balance:
        found.append(("Số dư", dong(line.balance), dong(other.balance)))
    if not is_piece(line.memo, other.memo):
        found.append(("Nội dung", line.memo, other.memo))
    # Where balances agree, a second number is only the other system's own.
    is_sure = line.balance is not None and line.balance == other.balance
    if not is_sure and line.reference and other.reference and letters(line.reference) != letters(other.reference):
        found.append(("Số chứng từ", line.reference, other.reference))
    return [{"field": field, "reported": reported, "printed": printed} for field, reported, printed in found]
