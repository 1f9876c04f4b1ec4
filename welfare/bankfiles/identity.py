"""What two files of one account must agree in for a row to be the same. Pure."""

from datetime import date
from functools import lru_cache
from hashlib import blake2b

from welfare.bankterms.model import Transaction


def identity(row: Transaction) -> str:
    """32 hexadecimal digits, equal for rows of equal day, amounts and memo without white space: banks cut memos at will.

    Time, reference, balance and sequence number are not in it, since not every form of a statement prints them. Equal
    rows are not therefore the same transaction: see bankfiles/overlap. The stored ones of an account are counted
    (`ordinal`).
    """
    return identity_bytes(row).hex()


def identity_bytes(row: Transaction) -> bytes:
    """The same as 16 bytes."""
    memo = row.memo
    memo = (
        memo.replace(" ", "") if memo.isprintable() else "".join(memo.split())
    )  # of all blanks the plain one is printable
    content = f"{iso_day(row.day)}|{row.debit}|{row.credit}|{memo}"
    return blake2b(content.encode(errors="replace"), digest_size=16).digest()


iso_day = lru_cache(maxsize=4096)(date.isoformat)
