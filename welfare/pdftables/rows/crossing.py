"""Rows whose texts run into each other: a row too low for its text prints it over the neighbour's."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from ..column_bands import SAME_LINE, UNNAMED, ColumnBands
from ..content.ruling import Box
from ..content.text_runs import SIGNS, TextRun, letter_of
from .row_blocks import RowBlock

MOVED = tuple(f"{name}{more}" for name in ("debit", "credit", "amount") for more in ("", "#2", "#3"))
LEAST_PITCH = 1.3  # of a letter's width: lines of one cell never stand closer
OVER = 0.4  # of a letter's width: texts beside each other never reach so far into one another
BESIDE = {"reference", "counter_account", "counterparty"}  # columns in which no money's sign stands by itself
NO_GAP = 0.2  # of a letter's width
LOW, HIGH = 0.25, 0.9  # of a letter's width: so far above its baseline a text is struck through, not underlined
MORE_THAN = 1.5  # of a letter's width: farther over a column's end is more than a wide last letter
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


def doubt_across(pieces: list[RowBlock], grid: ColumnBands) -> None:
    """Mark rows in which one text reaches over the end of its column into one that has nothing on its line: on a page without
    walls it may be the texts of both, which touch. A letter or two reach over where the other column has lines of its own."""
    letter = letter_of([run for piece in pieces for runs in piece.runs.values() for run in runs])
    for piece in pieces:
        for name, runs in piece.runs.items():
            for run in runs:
                beyond = {*grid.at(run.left + 0.5), *grid.at(run.right - 1)} - {name}
                named = not any(other.startswith(UNNAMED) for other in beyond)
                far = {*grid.at(run.right - MORE_THAN * letter)} & beyond
                if is_plain_text(run, piece, beyond):
                    continue
                if named and beyond and (far and is_alone(run, piece, far) or not any(map(piece.runs.get, beyond))):
                    piece.unclear = f"“{run.text[:40]}” đứng vắt qua hai cột nên có thể là chữ của cả hai"


def is_plain_text(run: TextRun, piece: RowBlock, beyond: set[str]) -> bool:
    """Whether a text reaches over into columns of money that are empty, in a row whose amount stands elsewhere, and ends with a word:
    then no amount can be part of it."""
    is_empty = bool(beyond) and beyond <= {*MOVED} and not any(map(piece.runs.get, beyond))
    return is_empty and any(map(piece.runs.get, MOVED)) and not any(map(str.isdigit, run.text.split()[-1]))


def is_alone(run: TextRun, piece: RowBlock, names: set[str]) -> bool:
    """Whether none of these columns has a text of its own on the line of a run."""
    return not any(abs(run.base - other.base) < SAME_LINE for name in names for other in piece.runs.get(name, ()))


def doubt_unclear(pieces: list[RowBlock], width: float) -> None:
    """Mark rows in which letters may be lost: pdfium keeps one of two equal letters that are printed over each other, and a
    text that reaches a page's edge, `width` points from the left, is cut there."""
    letter = letter_of([run for piece in pieces for runs in piece.runs.values() for run in runs])
    for piece in pieces:
        ordered = sorted((round(run.base), run, name) for name, runs in piece.runs.items() for run in runs)
        for (height, one, name), (below, other, beside) in pairwise(ordered):
            if height == below and name != beside and may_hide(one, other, letter):
                piece.unclear = f"“{one.text[:40]}” và “{other.text[:40]}” in đè lên nhau nên có thể thiếu chữ hay số"
        for _, run, name in ordered:
            sign = run.text.split(" ", 1)[0]
            if sign in SIGNS and name in BESIDE:
                piece.unclear = f"“{sign}” của cột tiền in sang cột bên cạnh"
            if abs(run.right - width) < letter:  # what reaches farther was not cut
                piece.unclear = f"“{run.text[:40]}” chạy ra mép giấy nên có thể thiếu chữ"


def doubt_struck(pieces: list[RowBlock], strokes: list[Box]) -> None:
    """Mark rows with a text that is struck through: it was cancelled, and looks like any other to a program. `strokes`: the page's
    lines across."""
    ordered = sorted(strokes, key=lambda stroke: stroke.top)
    heights = [stroke.top for stroke in ordered]
    letter = letter_of([run for piece in pieces for runs in piece.runs.values() for run in runs])
    for piece in pieces if strokes else ():
        for run in (run for runs in piece.runs.values() for run in runs):
            near = range(bisect_left(heights, run.base - HIGH * letter), bisect_right(heights, run.base - LOW * letter))
            covered = [min(run.right, ordered[at].right) - max(run.left, ordered[at].left) for at in near]
            if max(covered, default=0.0) > (run.right - run.left) / 2:
                piece.unclear = f"“{run.text[:40]}” bị gạch ngang"


def strikes(runs: list[TextRun], strokes: list[Box]) -> list[Box]:
    """The lines across that go through the letters of one text and no farther: the rows' own are as wide as the table."""
    ordered = sorted(strokes, key=lambda stroke: stroke.top)
    heights, letter = [stroke.top for stroke in ordered], letter_of(runs) if strokes else 0.0
    found = []
    for run in runs if strokes else ():
        near = range(bisect_left(heights, run.base - HIGH * letter), bisect_right(heights, run.base - LOW * letter))
        found += [
            ordered[at] for at in near if run.left - letter < ordered[at].left < ordered[at].right < run.right + letter
        ]
    return found


def may_hide(one: TextRun, other: TextRun, letter: float) -> bool:
    """Whether the end of one text may hide the beginning of the next one; digits without any gap may have more beneath them."""
    over = (one.right - other.left) / letter
    return one != other and (over > OVER or over > -NO_GAP and one.text[-1:].isdigit() and other.text[:1].isdigit())
