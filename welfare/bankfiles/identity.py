"""Which transaction a row is, whatever file it comes in. Pure."""

from hashlib import blake2b

from .model import Transaction


def identity(row: Transaction, kind: str) -> str:
    """32 hexadecimal digits, equal for equal transactions: day, time, document, amounts, balance and memo.

    White space of the memo does not count: banks cut it into lines at will. The balance counts where every row has one;
    of a layout that prints it after the last row of a day only, a later file may print it after another row.
    Equal transactions of one file share an identity and are told apart by counting (`ordinal`).
    """
    balance = row.balance if kind == "running balance" else None
    memo = "".join(row.memo.split())
    said = f"{row.day}|{row.time or ''}|{row.reference}|{row.debit}|{row.credit}|{balance}|{memo}"
    return blake2b(said.encode(errors="replace"), digest_size=16).hexdigest()
