"""Lines whose letters are drawn one by one and set apart, as web pages set their headers: “G h i  n ợ”. They are put together before anybody asks
where a word ends."""

from itertools import pairwise
from statistics import median

from .text_runs import TOUCHING, TextRun, in_lines, letter_of

LEAST = 6  # letters of such a line
MOST_OTHERS = 0.2  # of its runs
OF_WORD = 1.8  # times as far apart as letters usually are: farther is the next word
BLANK = 0.6  # of a letter's width; so much farther than twice that is the next column


def without_letter_spacing(runs: list[TextRun]) -> list[TextRun]:
    """The runs, each word of such lines as one."""
    if sum(len(run.text) == 1 for run in runs) < LEAST:
        return runs
    found: list[TextRun] = []
    changed = set[int]()
    for line in in_lines([run for run in runs if run.text.strip()]):
        if spacing := spacing_of(line):
            changed |= set(map(id, line))
            found += joined(line, spacing)
    return [run for run in runs if id(run) not in changed] + found if changed else runs


def spacing_of(line: list[TextRun]) -> float:
    """How far apart the letters of a line are set; 0 for any other line."""
    letters = [run for run in line if len(run.text) == 1]
    if len(letters) < LEAST or len(line) - len(letters) > MOST_OTHERS * len(line):
        return 0.0
    usual = median(two.left - one.right for one, two in pairwise(line))
    return usual if usual > TOUCHING * letter_of(line) else 0.0


def joined(line: list[TextRun], spacing: float) -> list[TextRun]:
    """The letters of a line as the texts of its columns, blanks between their words."""
    found, letter = [line[0]], letter_of(line)
    for run in line[1:]:
        before = found[-1]
        gap = run.left - before.right
        if gap > 2 * spacing + BLANK * letter:
            found.append(run)
        else:
            blank = " " if gap > OF_WORD * spacing else ""
            found[-1] = TextRun(
                before.left, max(before.right, run.right), before.base, f"{before.text}{blank}{run.text}"
            )
    return found
