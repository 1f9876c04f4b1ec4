"""VietinBank's list: day and time in one cell, text in several lines, who gave with a masked account."""

from datetime import date

from ..model import Reading, Transaction
from ..signature import Signature
from ..sources.lines import Table
from ..text.parties import name_and_account
from ..transactions import tabular

LAYOUT = "vietinbank-xlsx"
TITLE = "VietinBank, danh sách giao dịch"
BANK = "vietinbank"
PROOF = "sequence number"


def matches(probe: Signature) -> bool:
    return (
        probe.kind == "table"
        and probe.heads("sequence", "day", "memo", "counterparty")
        and probe.heads_any("amount", "credit")
        and not probe.heads_any("balance", "debit", "direction")
    )


def read(source: Table, *, today: date) -> Reading:
    return tabular.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)


def finish(row: Transaction) -> None:
    row.counterparty, account = name_and_account(row.counterparty)
    row.counter_account = row.counter_account or account
