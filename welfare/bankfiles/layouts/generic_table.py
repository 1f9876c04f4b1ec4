"""A table of no bank we know by name, read by its heads alone: it has days, amounts, texts, and perhaps a proof."""

from datetime import date

from ..model import Reading
from ..signature import Signature
from ..sources.lines import Table
from ..transactions import tabular
from .vcb_list import finish

LAYOUT = "any-table"
TITLE = "Bảng đọc theo tên cột"
BANK = ""


def matches(probe: Signature) -> bool:
    return probe.kind == "table" and bool(probe.columns)


def read(source: Table, *, today: date) -> Reading:
    proof = tabular.proof_of(tabular.columns_of(source))
    return tabular.read(source, layout=LAYOUT, proof=proof, today=today, finish=finish)
