"""The plain internet-banking export: a block of labels, debit and credit with a balance after each row, a line of totals."""

from datetime import date

from ..model import Reading
from ..signature import Signature
from ..sources.lines import Table
from ..transactions import tabular

LAYOUT = "fund-xlsx"
TITLE = "Bản xuất từ ngân hàng điện tử, có số dư từng dòng"
BANK = ""
PROOF = "running balance"


def matches(probe: Signature) -> bool:
    return probe.kind == "table" and probe.heads("day", "debit", "credit", "balance", "memo")


def read(source: Table, *, today: date) -> Reading:
    return tabular.read(source, layout=LAYOUT, proof=PROOF, today=today)
