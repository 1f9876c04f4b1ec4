"""Agribank's statement: a balance after every row; long remarks run over the amounts.

Runs are kept apart as they were drawn, so an amount under a remark is still read. Where a file draws both as one, the
row is set aside and the balance shows how much is missing: an amount is never made up from the balance that proves it.
"""

from datetime import date

from .. import paged
from ..parsing.wording import sender_in
from ..reading import Reading, Row
from ..recognising import Probe
from ..sources.pdf import Pages

LAYOUT = "agribank-pdf"
TITLE = "Agribank, tệp PDF"
BANK = "agribank"
PROOF = "running balance"


def matches(probe: Probe) -> bool:
    return probe.kind == "pdf" and probe.says("remark", "dr", "cr", "balance", "ref. no")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)


def finish(row: Row, piece: paged.Piece) -> None:
    row.time = None
    row.reference = piece.said("reference")
    row.account, row.counterparty = sender_in(row.memo)
