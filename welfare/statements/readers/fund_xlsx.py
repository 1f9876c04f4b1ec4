"""The plain internet-banking export: a block of labels, debit and credit with a balance after each row, a line of totals."""

from datetime import date

from .. import tabular
from ..reading import Reading
from ..recognising import Probe
from ..sources.table import Table

LAYOUT = "fund-xlsx"
TITLE = "Bản xuất từ ngân hàng điện tử, có số dư từng dòng"
BANK = ""
PROOF = "running balance"


def matches(probe: Probe) -> bool:
    return probe.kind == "table" and probe.heads("day", "debit", "credit", "balance", "memo")


def read(source: Table, *, today: date) -> Reading:
    return tabular.read(source, layout=LAYOUT, proof=PROOF, today=today)
