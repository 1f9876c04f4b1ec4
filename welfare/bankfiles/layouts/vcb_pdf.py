"""Vietcombank's statement: the day over the document number in one cell; a balance only after each day's last row."""

from welfare.bankfiles.transactions.layout import Layout
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.memo import sender_in, time_in


def enrich(row: Transaction) -> None:
    """Take time and sender out of the memo, which is where Vietcombank prints them."""
    row.time = time_in(row.memo)
    row.counter_account, row.counterparty = sender_in(row.memo)


LAYOUT = Layout(
    "vcb-pdf",
    "Vietcombank, tệp PDF",
    lambda file: file.is_pdf and file.says("doc no", "debit", "credit", "balance", "transactions in detail"),
    bank="vietcombank",
    enrich=enrich,
)
