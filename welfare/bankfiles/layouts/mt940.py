"""SWIFT MT940 of any bank. Its balances stand between messages, so a line's balance is no part of its identity."""

from welfare.bankfiles.transactions.layout import Layout

from .enrichment import from_memo

LAYOUT = Layout(
    "mt940",
    "SWIFT MT940",
    lambda file: file.kind == "mt940",
    enrich=from_memo,
)
