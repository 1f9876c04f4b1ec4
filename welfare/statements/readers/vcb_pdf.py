"""Vietcombank's statement: the day over the document number in one cell; a balance only after each day's last row."""

from datetime import date

from .. import paged
from ..parsing.wording import sender_in, time_in
from ..reading import Reading, Row
from ..recognising import Probe
from ..sources.pdf import Pages

LAYOUT = "vcb-pdf"
TITLE = "Vietcombank, tệp PDF"
BANK = "vietcombank"
PROOF = "daily balance"


def matches(probe: Probe) -> bool:
    return probe.kind == "pdf" and probe.says("doc no", "debit", "credit", "balance", "transactions in detail")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)


def finish(row: Row, piece: paged.Piece) -> None:
    row.reference = " ".join(run.text for run in piece.runs["day"][1:])
    row.time = time_in(row.memo)
    row.account, row.counterparty = sender_in(row.memo)
