"""BIDV's statement: a row's own line is centred, so its text begins above and ends below it. Rows stand between drawn
lines; the report's own page foot stands in mid-table and is neither a row nor part of one."""

from datetime import date

from .. import paged
from ..pieces import between_lines
from ..reading import Reading
from ..recognising import Probe
from ..sources.pdf import Pages

LAYOUT = "bidv-pdf"
TITLE = "BIDV, tệp PDF"
BANK = "bidv"
PROOF = "sequence number"


def matches(probe: Probe) -> bool:
    return probe.kind == "pdf" and probe.says("trans.date", "credit amount", "txn. description")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, group=between_lines)
