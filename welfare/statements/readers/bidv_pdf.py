"""BIDV's statement: a row's own line is centred, so its text begins above and ends below it. Rows stand between drawn
lines; the report's own page foot stands in mid-table and is neither a row nor part of one."""

from bisect import bisect_right
from datetime import date

from .. import paged
from ..parsing.days import DAY
from ..reading import Reading
from ..recognising import Probe
from ..sources.pdf import Page, Pages, Run

LAYOUT = "bidv-pdf"
PROOF = "sequence number"


def matches(probe: Probe) -> bool:
    return probe.kind == "pdf" and probe.says("trans.date", "credit amount", "txn. description")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, group=between_lines)


def between_lines(page: Page, grid: paged.Grid, runs: list[Run]) -> tuple[list[paged.Piece], list[Run]]:
    """Pieces from the gaps between drawn lines that hold a day; a gap before the page's first day goes on from before."""
    lines = page.rules()[1]
    gaps: dict[int, list[Run]] = {}
    for run in runs:
        gaps.setdefault(bisect_right(lines, run.base), []).append(run)
    pieces, before = [], []
    for _, inside in sorted(gaps.items()):
        ours = [run for run in inside if not is_notice(run, grid)]
        if any(DAY.match(run.text) and "day" in grid.at(run.left + 0.5) for run in ours):
            pieces.append(paged.Piece(len(pieces) + 1))
            for run in ours:
                paged.put(pieces[-1], grid, run)
        elif len(ours) == len(inside):  # no notice: the rest of a row, or one that lost its day and must not be lost
            if pieces:
                pieces.append(paged.Piece(len(pieces) + 1, {"memo": ours}))
            else:
                before += ours
    return pieces, before


def is_notice(run: Run, grid: paged.Grid) -> bool:
    """The page foot's sentence begins where numbers stand, and is none."""
    return "sequence" in grid.at(run.left + 0.5) and not run.text.isdecimal()
