"""VietinBank's list of gifts: day and time in one cell, text in several lines, who gave with a masked account."""

from welfare.bankfiles.transactions.layout import Layout
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.memo import name_and_account


def enrich(row: Transaction) -> None:
    """Part the counterparty's name from its account; an account in a column of its own comes first."""
    row.counterparty, account = name_and_account(row.counterparty)
    row.counter_account = row.counter_account or account


LAYOUT = Layout(
    "vietinbank-xlsx",
    "VietinBank, danh sách giao dịch",
    lambda file: (
        file.is_table
        and file.prints("stt", "ngay giao dich", "noi dung", "ten doi ung")
        and file.has_any("amount", "credit")
        and not file.has_any("balance", "debit", "direction", "kind")
    ),
    bank="vietinbank",
    enrich=enrich,
    credits_only=True,
)
