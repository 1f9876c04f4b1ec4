"""A list of no bank we know by name, as PDF: read by its heads, and by the lines between its rows where it has them."""

from datetime import date

from .. import paged
from ..grids import grid_of
from ..parsing.wording import sender_in, time_in
from ..pieces import Piece, by_lines_or_days
from ..reading import Reading, Row
from ..recognising import Probe
from ..sources.pdf import Pages
from ..tabular import proof_of

LAYOUT = "any-pdf"
TITLE = "Tệp PDF đọc theo tên cột"
BANK = ""


def matches(probe: Probe) -> bool:
    return probe.kind == "pdf" and not probe.headless


def read(source: Pages, *, today: date) -> Reading:
    source.mend()  # nothing is known of how this bank draws
    proof = proof_of(grid_of(source.head).columns)
    return paged.read(source, layout=LAYOUT, proof=proof, today=today, group=by_lines_or_days, finish=finish)


def finish(row: Row, piece: Piece) -> None:
    row.reference = row.reference or piece.said("reference")
    row.time = row.time or time_in(row.memo)
    row.account, row.counterparty = piece.said("account"), piece.said("counterparty")
    if not row.account and not row.counterparty:
        row.account, row.counterparty = sender_in(row.memo)
