"""Vietcombank's statement: the day over the document number in one cell; a balance only after each day's last row."""

from datetime import date

from ..model import Reading, Transaction
from ..signature import Signature
from ..sources.pdf.pages import Pages
from ..text.memo import sender_in, time_in
from ..transactions import paged

LAYOUT = "vcb-pdf"
TITLE = "Vietcombank, tệp PDF"
BANK = "vietcombank"
PROOF = "daily balance"


def matches(probe: Signature) -> bool:
    return probe.kind == "pdf" and probe.says("doc no", "debit", "credit", "balance", "transactions in detail")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)


def finish(row: Transaction, piece: paged.Piece) -> None:
    row.reference = " ".join(run.text for run in piece.runs["day"][1:])
    row.time = time_in(row.memo)
    row.counter_account, row.counterparty = sender_in(row.memo)
