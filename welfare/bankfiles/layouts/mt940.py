"""SWIFT MT940 of any bank. Its balances stand between messages, so a line's balance is no part of its identity."""

from .enrichment import from_memo
from .layout import Layout

LAYOUT = Layout(
    "mt940",
    "SWIFT MT940",
    lambda file: file.kind == "mt940",
    enrich=from_memo,
    proof="daily balance",
)
