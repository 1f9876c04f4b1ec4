"""What several banks write into their texts, taken out of them."""

from welfare.bankterms.model import Transaction
from welfare.bankterms.text.memo import sender_in, time_in


def from_memo(row: Transaction) -> None:
    """Time and sender as Vietcombank writes them into a memo."""
    row.time = row.time or time_in(row.memo)
    sender_from_memo(row)


def sender_from_memo(row: Transaction) -> None:
    """Take account and name of the sender out of the memo, unless a column of their own names one."""
    if not row.counter_account and not row.counterparty:
        row.counter_account, row.counterparty = sender_in(row.memo)
