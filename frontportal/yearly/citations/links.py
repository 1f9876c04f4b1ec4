"""Figures that a text cites by linking to their pages.

`<a href="/nam/2023/houses/">52 căn</a>` cites: the words stay as they were written; the link says whose words they are.
"""

import re
from dataclasses import dataclass
from html import unescape

from ..addresses import figure_url
from ..figures import registry
from ..summary import figures_of_year

LINK = re.compile(r'<a\b[^>]*\bhref="(?:https?://[^"/]+)?/nam/(\d{4})/([a-z0-9-]+)/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Citation:
    """The words under a link to a figure's page."""

    year: int
    slug: str
    words: str


def citations_in(html: str) -> list[Citation]:
    """Every link of the text to a figure's page whose words hold a number or a figure's own words."""
    found = []
    for year, slug, inner in LINK.findall(html):
        words = " ".join(unescape(re.sub(r"<[^>]*>", "", inner)).split())
        if words and (any(letter.isdigit() for letter in words) or (slug in registry and registry[slug].value_words)):
            found.append(Citation(int(year), slug, words))
    return found


def citable(year: int) -> list[dict]:
    """What a writer may insert: `{"section", "label", "text", "sentence", "url"}` of every figure with records."""
    return [
        {
            "section": each.figure.section,
            "label": each.figure.label,
            "text": each.text,
            "sentence": each.sentence,
            "url": figure_url(each.figure, year),
        }
        for each in figures_of_year(year)
        if each.answer.records
    ]
