"""Text that runs over its row's end into a row that has none of its own, so that nothing is printed over anything: its lines
go on at their own distance through the border, and stand otherwise beside the day than those of other rows."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..content.text_runs import letter_of
from .row_blocks import MONEY, RowBlock

USUAL_PITCH = 2.5  # of a letter's width; where no row of the page has two lines of text
TIGHT = 1.08  # distances up to this many times as wide are those of one text
NEAR = 0.8  # points: baselines of one height
ENDS = ("top", "middle", "bottom")
Block = list[float]  # the baselines of a cell's lines, from top to bottom


def doubt_overflow(pieces: list[RowBlock], lines: Sequence[float] = ()) -> None:
    """Mark neighbouring rows of a page that seem to share one text. `lines`: heights of those drawn between rows; a text that stands
    between its row's own two as the page's others do is its row's, wherever the day stands."""
    names = {name for piece in pieces for name in piece.runs if name != "day" and name not in MONEY}
    days = [lines_of(piece, "day") for piece in pieces]
    for name in sorted(names):
        blocks = [lines_of(piece, name) for piece in pieces]
        if any(len(block) > 1 for block in blocks) or any(map(is_shifted, blocks, days)):
            shared = shared_texts(blocks, days, pitch_of(pieces, name, blocks))
            for at in () if shared and are_framed_alike(blocks, lines) else shared:
                text = min(pieces[at].runs[name], key=lambda run: run.base).text
                for piece in pieces[at - 1 : at + 1]:
                    piece.crossed = piece.crossed or text


def lines_of(piece: RowBlock, name: str) -> Block:
    """The heights of the lines of a row's text in a column."""
    found: Block = []
    for base in sorted(run.base for run in piece.runs.get(name, ())):
        if not found or base - found[-1] > NEAR:
            found.append(base)
    return found


def are_framed_alike(blocks: list[Block], lines: Sequence[float]) -> bool:
    """Whether all texts of a column stand alike between the lines above and below them: at their top, their bottom or in the middle."""
    framed = []
    for block in filter(None, blocks):
        at = bisect_right(lines, block[0])
        if not 0 < at < len(lines) or block[-1] > lines[at]:
            return False
        framed.append((block, [lines[at - 1], lines[at]]))
    offsets = [[offset(block, frame, end) for block, frame in framed] for end in ENDS]
    return any(max(of_end) - min(of_end) < NEAR for of_end in offsets)


def is_shifted(block: Block, day: Block) -> bool:
    """Whether a text begins at another height than its day."""
    return bool(block and day) and abs(block[0] - day[0]) > NEAR


def pitch_of(pieces: list[RowBlock], name: str, blocks: list[Block]) -> float:
    """How far apart the lines of one text stand."""
    letter = letter_of([run for piece in pieces for run in piece.runs.get(name, ())])
    plain = [block for piece, block in zip(pieces, blocks, strict=True) if not piece.crossed]
    steps = [below - above for block in plain for above, below in pairwise(block)]
    return median(steps) if steps else USUAL_PITCH * letter


def shared_texts(blocks: list[Block], days: list[Block], pitch: float) -> list[int]:
    """The rows whose text goes on from the row above: the lines follow each other as those of one text, and one of both
    rows has it elsewhere beside its day than the rows of the page have theirs."""
    close = [
        at
        for at in range(1, len(blocks))
        if blocks[at - 1] and blocks[at] and blocks[at][0] - blocks[at - 1][-1] <= TIGHT * pitch
    ]
    if not close:
        return []
    uncertain = {one for at in close for one in (at - 1, at)}
    sure = [at for at in range(len(blocks)) if at not in uncertain] or sorted(uncertain)
    usual = [
        end for end in ENDS if all_alike([offset(blocks[at], days[at], end) for at in sure if blocks[at] and days[at]])
    ]
    shown = Counter(
        end
        for at, (block, day) in enumerate(zip(blocks, days, strict=True))
        for end in ENDS
        if len(block) > 1 and day and abs(offset(block, day, end)) < NEAR and at in {*sure, *(one - 1 for one in close)}
    )
    ends = usual if len(usual) < len(ENDS) and usual else [end for end, _ in shown.most_common(1)] or [*ENDS]

    def is_aligned(at: int) -> bool:
        return not days[at] or any(abs(offset(blocks[at], days[at], end)) < NEAR for end in ends)

    return [at for at in close if not (is_aligned(at) and is_aligned(at - 1))]


def offset(block: Block, day: Block, end: str) -> float:
    """How far below its day a text stands, measured at one of ENDS."""
    if end == "middle":
        return (block[0] + block[-1] - day[0] - day[-1]) / 2
    return block[0] - day[0] if end == "top" else block[-1] - day[-1]


def all_alike(offsets: list[float]) -> bool:
    """Whether all texts stand beside their days, none of them NEAR points away or more."""
    return bool(offsets) and max(map(abs, offsets)) < NEAR
