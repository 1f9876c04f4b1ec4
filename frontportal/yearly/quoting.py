"""Figures that a text quotes by linking to their pages, held against what the records say now.

`<a href="/nam/2023/houses/">52 căn</a>` quotes: the words stay as they were written; the link says whose words they are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from frontportal.kit.values.money import dong

from .figures import registry
from .presentation import figure_url
from .summary import Line, year_lines

LINK = re.compile(r'<a\b[^>]*\bhref="(?:https?://[^"/]+)?/nam/(\d{4})/([a-z0-9-]+)/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Quoted:
    """The words under a link to a figure's page."""

    year: int
    slug: str
    words: str


@dataclass(frozen=True)
class Held:
    """A quotation beside today's figure: `now` is its sentence, empty when there is no such figure any more."""

    quoted: Quoted
    label: str
    now: str
    is_true: bool
    url: str = ""

    def __str__(self):
        if not self.now:
            return f"“{self.quoted.words}”: không còn chỉ tiêu “{self.quoted.slug}”."
        changed = "" if self.is_true else f", nay là “{self.now}”"
        return f"{self.label} năm {self.quoted.year}: “{self.quoted.words}”{changed}."


def quoted_in(html: str) -> list[Quoted]:
    """Every link of the text to a figure's page whose words hold a number or a figure's own words."""
    found = []
    for year, slug, inner in LINK.findall(html):
        words = " ".join(unescape(re.sub(r"<[^>]*>", "", inner)).split())
        if words and (any(letter.isdigit() for letter in words) or (slug in registry and registry[slug].say)):
            found.append(Quoted(int(year), slug, words))
    return found


def held(quotes: Iterable[Quoted]) -> list[Held]:
    """Each quotation beside the records of now, in their order; three queries for each year that is quoted."""
    quotes, lines = list(quotes), {}
    for year in {quoted.year for quoted in quotes}:
        slugs = {quoted.slug for quoted in quotes if quoted.year == year}
        figures = [registry[slug] for slug in slugs if slug in registry]
        lines |= {(year, line.figure.slug): line for line in year_lines(year, figures=figures)} if figures else {}
    return [beside(quoted, lines.get((quoted.year, quoted.slug))) for quoted in quotes]


def beside(quoted: Quoted, line: Line | None) -> Held:
    if line is None:
        return Held(quoted, quoted.slug, "", False)
    return Held(
        quoted, line.figure.label, line.sentence, says(quoted.words, line), figure_url(line.figure, quoted.year)
    )


def says(words: str, line: Line) -> bool:
    """Whether the words hold the figure in one of the ways in which it is truly said, not as part of another number."""
    ways = {line.text, line.sentence, dong(line.value)}
    return any(re.search(rf"(?<![\d.,/]){re.escape(way)}(?![\d]|[.,/]\d)", words) for way in ways)


def offered(year: int) -> list[dict]:
    """What a writer may insert: `{"section", "label", "text", "sentence", "url"}` of every figure with records."""
    return [
        {
            "section": line.figure.section,
            "label": line.figure.label,
            "text": line.text,
            "sentence": line.sentence,
            "url": figure_url(line.figure, year),
        }
        for line in year_lines(year)
        if line.answer.records
    ]
