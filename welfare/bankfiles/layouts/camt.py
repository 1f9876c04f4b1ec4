"""ISO 20022 camt.053 of any bank. Its balances stand between statements, so a line's balance is no part of its identity."""

from welfare.bankfiles.transactions.layout import Layout

from .enrichment import from_memo

LAYOUT = Layout(
    "camt-053",
    "ISO 20022 camt.053",
    lambda file: file.kind == "camt-053",
    enrich=from_memo,
)
