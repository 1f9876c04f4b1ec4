"""Text whose letters are drawn in two turns: first those that its font has, then, into the gaps, the others in another
font. LibreOffice prints Vietnamese so where the font lacks letters: “S d đ u kỳ”, and “ố ư ầ” over it. No font lacks “+” or “x”: what has such
letters in two turns are two texts, one printed over the other.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from .text_runs import TOUCHING, TextRun, in_lines, letter_of

Span = tuple[int, int]
OVERLAP = 0.5  # points: runs that share more than that stand over each other
ROOM = 0.62  # of the widths of letters: two texts over each other have half of it
BLANKS = " \u00a0\t"


def interleaved(
    text: str, spans: list[Span], measured: Callable[[int, int], TextRun]
) -> tuple[list[Span], list[TextRun]]:
    """The spans of a page's text that stand by themselves, and as runs those that lie in each other's gaps, put together
    letter by letter. Texts that are printed over each other stay apart. `measured`: where a span of the text stands."""
    alone, runs = [], []
    for group in groups(spans, [measured(*span) for span in spans]):
        letters = sorted(
            (measured(at, at + 1), turn)
            for turn, (start, end) in enumerate(group if len(group) > 1 else ())
            for at in range(start, end)
            if text[at] not in BLANKS
        )
        turns = [turn for _, turn in letters]
        changes = sum(one != two for one, two in pairwise(turns))
        # One behind the other makes a change less than there are texts: their ends touch, no letter lies in a gap.
        is_one = changes >= len(group) and len({turn for letter, turn in letters if letter.text.isascii()}) < 2
        run = spelled_out([letter for letter, _ in letters], turns) if is_one else None
        if run:
            runs.append(run)
        else:
            alone += group
    return sorted(alone), runs


def groups(spans: list[Span], runs: list[TextRun]) -> Iterator[list[Span]]:
    """Spans that stand over each other on one line, together."""
    span_of = dict(zip(map(id, runs), spans, strict=True))
    for line in in_lines(runs):
        group, end = [span_of[id(line[0])]], line[0].right
        for run in line[1:]:
            if run.left < end - OVERLAP:
                group.append(span_of[id(run)])
            else:
                yield group
                group = [span_of[id(run)]]
            end = max(end, run.right)
        yield group


def spelled_out(letters: list[TextRun], turns: list[int]) -> TextRun | None:
    """Letters from left to right as one run, blanks where they stand apart; None where two stand on one position. `turns`: which
    text each is of."""
    wide = letter_of(letters)
    if is_crowded(letters, turns):
        return None
    text, end = letters[0].text, letters[0].right
    for letter in letters[1:]:
        if letter.left < end - wide / 2:
            return None
        text += letter.text if letter.left - end < TOUCHING * wide else f" {letter.text}"
        end = max(end, letter.right)
    return TextRun(letters[0].left, end, letters[0].base, text)


def is_crowded(letters: list[TextRun], turns: list[int]) -> bool:
    """Whether there is no room for all letters from the first to the last that another text's stands beside: a text that runs
    over its column's end into the next one's."""
    changes = [at for at, (one, two) in enumerate(pairwise(turns)) if one != two]
    mixed = letters[changes[0] : changes[-1] + 2]
    return mixed[-1].left - mixed[0].left < ROOM * sum(letter.right - letter.left for letter in mixed[:-1])
