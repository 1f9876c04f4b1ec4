"""BIDV's statement: a row's own line is centred, so its text begins above and ends below it. Rows stand between drawn
lines; the report's own page foot stands in mid-table and is neither a row nor part of one."""

from datetime import date

from ..model import Reading
from ..signature import Signature
from ..sources.pdf.pages import Pages
from ..sources.pdf.row_blocks import between_lines
from ..transactions import paged

LAYOUT = "bidv-pdf"
TITLE = "BIDV, tệp PDF"
BANK = "bidv"
PROOF = "sequence number"


def matches(probe: Signature) -> bool:
    return probe.kind == "pdf" and probe.says("trans.date", "credit amount", "txn. description")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, group=between_lines)
