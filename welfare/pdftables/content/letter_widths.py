"""How far letters reach whose font says it wrongly: one that stands in for another, for letters which that has not, is given
boxes narrower or wider than the letters were set. Then the next letter tells it."""

from .text_runs import SAME_LINE, TextRun, letter_of

Span = tuple[int, int]
ONE_LETTER = 1.35  # of a letter's width: from one letter to the next one of its word
WIDE_LETTER, WITH_BLANK = 1.5, 1.7  # no letter with a mark is wider; as far as that only with a blank between
MOST_GAP = HALF = 0.5


def settle_widths(spans: list[Span], runs: list[TextRun]) -> None:
    """Mend the right ends of `runs` of `spans`, which follow each other: pdfium takes those without a blank between for one word."""
    letter = letter_of(runs)
    for at in range(1, len(runs)):
        before, run = runs[at - 1], runs[at]
        if spans[at - 1][1] != spans[at][0] or abs(run.base - before.base) >= SAME_LINE:
            continue
        step, gap = (run.left - before.left) / len(before.text) / letter, (run.left - before.right) / letter
        if 0 < gap < MOST_GAP and step < ONE_LETTER or gap < 0 and step > HALF and is_marked(before.text):
            runs[at - 1] = before._replace(right=run.left)
        elif step > WITH_BLANK and before.right - before.left > WIDE_LETTER * letter and is_marked(before.text):
            runs[at - 1] = before._replace(right=before.left + letter)


def is_marked(text: str) -> bool:
    """Whether it is one letter, and one that fonts may lack."""
    return len(text) == 1 and not text.isascii()
