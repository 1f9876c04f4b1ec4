"""Agribank's statement: a balance after every row; long remarks run over the amounts.

Runs are kept apart as they were drawn, so an amount under a remark is still read. Where a file draws both as one, the
row is set aside and the balance shows how much is missing: an amount is never made up from the balance that proves it.
"""

from datetime import date

from ..model import Reading, Transaction
from ..signature import Signature
from ..sources.pdf.pages import Pages
from ..text.memo import sender_in
from ..transactions import paged

LAYOUT = "agribank-pdf"
TITLE = "Agribank, tệp PDF"
BANK = "agribank"
PROOF = "running balance"


def matches(probe: Signature) -> bool:
    return probe.kind == "pdf" and probe.says("remark", "dr", "cr", "balance", "ref. no")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)


def finish(row: Transaction, piece: paged.Piece) -> None:
    row.time = None
    row.reference = piece.said("reference")
    row.counter_account, row.counterparty = sender_in(row.memo)
