"""What the report's narrative says of figures.

In a text a figure is marked as `[52 căn](houses)`: the words as they stand, then whose words they are. Marks become links
to the index of figures, and tell when the words are no longer true.
"""

import re
from collections.abc import Iterator

from frontportal.kit.values.money import dong
from frontportal.yearly.figures import registry
from frontportal.yearly.narrative.clause import Clause
from frontportal.yearly.narrative.paragraphs import paragraph

MARK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([a-z0-9-]{1,60})\)")


def section_text(figures: list[dict], year: int) -> str:
    """The narrative of a section: one paragraph of all its figures, each marked."""
    found = paragraph(figures, year, clause_of)
    return "".join(f"[{words}]({slug})" if slug and is_markable(words) else words for words, slug in found)


def clause_of(slug: str) -> Clause | None:
    return registry[slug].clause if slug in registry else None


def is_markable(words: str) -> bool:
    return MARK.fullmatch(f"[{words}](x)") is not None


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text as (words, slug) in order; the slug is empty for words that are no figure's."""
    at = 0
    for mark in MARK.finditer(text):
        if mark.start() > at:
            yield text[at : mark.start()], ""
        yield mark[1], mark[2]
        at = mark.end()
    if at < len(text):
        yield text[at:], ""


def plain(text: str) -> str:
    """The words without the marks."""
    return "".join(words for words, _ in pieces(text))


def untrue(text: str, figures: dict[str, dict]) -> list[str]:
    """A sentence for each marked figure whose words are no longer what the figure says; `figures` by slug."""
    found = []
    for words, slug in pieces(text):
        if not slug:
            continue
        figure = figures.get(slug)
        if figure is None:
            found.append(f"Không còn chỉ tiêu “{slug}” mà đoạn “{words}” dẫn tới.")
        elif words not in sayings(figure):
            found.append(f"{figure['label']}: trong bài ghi “{words}”, nay là “{figure['sentence']}”.")
    return found


def sayings(figure: dict) -> set[str]:
    """All ways in which a text may truly say a figure."""
    if figure["value"] is None:
        return {figure["sentence"], figure["text"]}
    exact = f"{dong(figure['value'])} {figure['unit_of_measure']}"
    return {figure["sentence"], figure["text"], exact, dong(figure["value"])}
