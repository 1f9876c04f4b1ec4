"""Rows whose texts run into each other: a row too low for its text prints it over the neighbour's."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from ..content.text_runs import TextRun, letter_of
from .row_blocks import RowBlock

LEAST_PITCH = 1.3  # of a letter's width: lines of one cell never stand closer
BODY = 1.0  # of a letter's width: so far above its baseline every line of text has ink


def doubt_crossing(pieces: list[RowBlock], lines: list[float]) -> None:
    """Mark rows of a page, from top to bottom, that share a text with a neighbour: what is printed over another text of its
    column, or across one of the `lines` between rows, may belong to either."""
    letter = letter_of([run for piece in pieces for runs in piece.runs.values() for run in runs])
    for at, piece in enumerate(pieces):
        day = min((run.base for run in piece.runs.get("day", ())), default=0.0)
        for runs in piece.runs.values():
            for run in runs:
                if is_crossed(run, lines, BODY * letter):
                    doubt(pieces, at, at - 1, run)
            for one, other in overprints(runs, letter):
                astray = max(one, other, key=lambda run: abs(run.base - day))
                doubt(pieces, at, at + 1 if astray.base > day else at - 1, astray)


def doubt(pieces: list[RowBlock], at: int, near: int, run: TextRun) -> None:
    """Note at the rows `at` and `near` that it is not certain to which of them a run belongs."""
    for index in (at, near):
        if 0 <= index < len(pieces):
            pieces[index].crossed = pieces[index].crossed or run.text


def is_crossed(run: TextRun, lines: list[float], height: float) -> bool:
    """Whether a line goes through the letters of a text."""
    position = bisect_right(lines, run.base - 1)
    return position > 0 and lines[position - 1] > run.base - height


def overprints(runs: list[TextRun], letter: float) -> Iterator[tuple[TextRun, TextRun]]:
    """Texts of one cell that are printed over each other."""
    if len(runs) < 2:
        return
    ordered = sorted(runs, key=lambda run: run.base)
    for at, one in enumerate(ordered):
        for other in islice(ordered, at + 1, None):
            if other.base - one.base >= LEAST_PITCH * letter:
                break
            if min(one.right, other.right) - max(one.left, other.left) > letter / 2:
                yield one, other
