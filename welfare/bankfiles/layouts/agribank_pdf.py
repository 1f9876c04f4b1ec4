"""Agribank's statement: a balance after every row; long remarks run over the amounts.

Runs are kept apart as they were drawn, so an amount under a remark is still read. Where a file draws both as one, the
row is rejected and the balance shows how much is missing: an amount is never made up from the balance that proves it.
"""

from welfare.bankfiles.transactions.layout import Layout
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.memo import sender_in


def enrich(row: Transaction) -> None:
    """Take the sender out of the memo; what looks like a time in it is none."""
    row.time = None
    row.counter_account, row.counterparty = sender_in(row.memo)


LAYOUT = Layout(
    "agribank-pdf",
    "Agribank, tệp PDF",
    lambda file: file.is_pdf and file.says("remark", "dr", "cr", "balance", "ref. no"),
    bank="agribank",
    enrich=enrich,
)
