"""What texts say of figures, held against what the records say now.

A room tells which texts cite a year in its own `citations.py`: `def citing_texts(year) -> list[CitingText]`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from frontportal.kit.values.money import dong

from ..addresses import figure_url
from ..checks import percentages_in
from ..figures import registry
from ..summary import YearFigure, front_figures
from .claims import BILLION, Claim, claims
from .links import Citation


@dataclass(frozen=True)
class CitingText:
    """`text` says a figure of the year, or many; with `slug` it is about that figure alone."""

    text: str
    source: str
    url: str = ""
    slug: str = ""


def mismatches(citing: CitingText, content: dict) -> list[str]:
    """Sentences for every claim that no figure of its unit bears out, and for percentages that don't match."""
    figures = [each for each in content["figures"] if citing.slug in ("", each["slug"]) and each["value"] is not None]
    found = percentages_in(citing.text, citing.source)
    for unit in dict.fromkeys(figure["unit_of_measure"] for figure in figures):
        measured = [figure for figure in figures if figure["unit_of_measure"] == unit]
        for claim in claims(citing.text, unit):
            if not is_total(claim, unit, citing) or any(is_supported(claim, figure) for figure in measured):
                continue
            found.append(sentence(citing, claim, measured))
    return found


def is_total(claim: Claim, unit: str, citing: CitingText) -> bool:
    """A running text names small amounts of all kinds; only large ones can be meant as totals of the year."""
    return bool(citing.slug) or unit != "đồng" or claim.number >= BILLION


def is_supported(claim: Claim, figure: dict) -> bool:
    whole = figure["whole"] if claim.whole is not None else None
    return claim.fits(figure["value"], whole) or (figure["plan"] is not None and claim.fits(figure["plan"]))


def sentence(citing: CitingText, claim: Claim, measured: list[dict]) -> str:
    known = "; ".join(f"{figure['label']} {dong(figure['value'])}" for figure in measured)
    return f"{citing.source} viết “{claim.words}”, không khớp chỉ tiêu nào của năm ({known})."


@dataclass(frozen=True)
class CheckedCitation:
    """A citation beside today's figure: `now` is its sentence, empty when there is no such figure any more."""

    citation: Citation
    label: str
    now: str
    is_true: bool
    url: str = ""

    def __str__(self):
        if not self.now:
            return f"“{self.citation.words}”: không còn chỉ tiêu “{self.citation.slug}”."
        changed = "" if self.is_true else f", nay là “{self.now}”"
        return f"{self.label} năm {self.citation.year}: “{self.citation.words}”{changed}."


def check_citations(citations: Iterable[Citation]) -> list[CheckedCitation]:
    """Each citation beside the records of now, in their order; two queries for each year that is cited."""
    citations, year_figures = list(citations), {}
    for year in {citation.year for citation in citations}:
        slugs = {citation.slug for citation in citations if citation.year == year}
        figures = [registry[slug] for slug in slugs if slug in registry]
        year_figures |= {(year, each.figure.slug): each for each in front_figures(year, figures)} if figures else {}
    return [checked(citation, year_figures.get((citation.year, citation.slug))) for citation in citations]


def checked(citation: Citation, year_figure: YearFigure | None) -> CheckedCitation:
    if year_figure is None:
        return CheckedCitation(citation, citation.slug, "", False)
    return CheckedCitation(
        citation,
        year_figure.figure.label,
        year_figure.sentence,
        is_said_in(citation.words, year_figure),
        figure_url(year_figure.figure, citation.year),
    )


def is_said_in(words: str, year_figure: YearFigure) -> bool:
    """Whether the words hold the figure in one of the ways in which it is truly said, not as part of another number."""
    ways = {year_figure.text, year_figure.sentence} | (set() if year_figure.is_untold else {dong(year_figure.value)})
    return any(re.search(rf"(?<![\d.,/]){re.escape(way)}(?![\d]|[.,/]\d)", words) for way in ways)
