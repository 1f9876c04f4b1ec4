"""Vietcombank's masked list: day, whole amount, text, and no number of any kind: nothing to prove it by."""

from datetime import date

from ..model import Reading
from ..signature import Signature
from ..sources.lines import Table
from ..transactions import tabular
from .vcb_list import finish

LAYOUT = "vcb-masked"
TITLE = "Danh sách chỉ có ngày, số tiền, nội dung"
BANK = ""  # three heads that any bank may print
PROOF = "none"


def matches(probe: Signature) -> bool:
    return (
        probe.kind == "table"
        and probe.heads("day", "memo")
        and probe.heads_any("amount", "credit")
        and not probe.heads_any("sequence", "balance", "debit", "direction")
    )


def read(source: Table, *, today: date) -> Reading:
    return tabular.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)
