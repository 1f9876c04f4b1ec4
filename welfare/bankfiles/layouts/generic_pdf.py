"""A list of no bank we know by name, as PDF: read by its heads, and by the lines between its rows where it has them."""

from datetime import date

from ..model import Reading, Transaction
from ..signature import Signature
from ..sources.pdf.column_bands import grid_of
from ..sources.pdf.pages import Pages
from ..sources.pdf.row_blocks import Piece, by_lines_or_days
from ..text.memo import sender_in, time_in
from ..transactions import paged
from ..transactions.tabular import proof_of

LAYOUT = "any-pdf"
TITLE = "Tệp PDF đọc theo tên cột"
BANK = ""


def matches(probe: Signature) -> bool:
    return probe.kind == "pdf" and not probe.headless


def read(source: Pages, *, today: date) -> Reading:
    source.mend()  # nothing is known of how this bank draws
    proof = proof_of(grid_of(source.head).columns)
    return paged.read(source, layout=LAYOUT, proof=proof, today=today, group=by_lines_or_days, finish=finish)


def finish(row: Transaction, piece: Piece) -> None:
    row.reference = row.reference or piece.said("reference")
    row.time = row.time or time_in(row.memo)
    row.counter_account, row.counterparty = piece.said("counter_account"), piece.said("counterparty")
    if not row.counter_account and not row.counterparty:
        row.counter_account, row.counterparty = sender_in(row.memo)
