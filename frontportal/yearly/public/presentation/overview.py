"""What stands on top of a year's page: a few large figures, what needs attention, and one table of communes."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple
from urllib.parse import urlencode

from frontportal.kit.web.tags import percent
from frontportal.sheets.datasets.suppression import NOTE
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneTable
from frontportal.yearly.figures import registry
from frontportal.yearly.summary import ANCHOR, Section, YearFigure

from .large import large_figure
from .matrix import BY_NAME, CommuneView, HiddenValues

MOST_LARGE, MOST_TOLD, MOST_COLUMNS = 8, 4, 9
WELL_OVER = Fraction(6, 5)  # of the plan


class TableChoice(NamedTuple):
    """Which section's figures the table of communes shows, by which figure it stands, and which one the map draws."""

    group: str = ""
    order: str = BY_NAME
    map_figure: str = ""

    @classmethod
    def of(cls, group: str, order: str, map_figure: str = "") -> "TableChoice":
        """What an address asks for; a word that nothing is called by asks for nothing."""
        slug = order.removeprefix("-")
        anchor = group.removeprefix(ANCHOR)
        known = group if anchor != group and anchor in registry else ""
        return cls(known, order if slug in registry else BY_NAME, map_figure if map_figure in registry else "")


def overview(year_figures: Sequence[YearFigure], compare: int) -> dict:
    """`{"large": of parts/_figures.html, "has_plans", "attention": [{"tag", "label", "url", "words"}]}`; `compare`: the year held against."""
    large = [large_figure(each, compare) for each in main_figures(year_figures, MOST_LARGE)]
    return {
        "large": large,
        "has_plans": any(each["plan"] for each in large),
        "attention": attention(year_figures, compare),
    }


def main_figures(year_figures: Sequence[YearFigure], most: int) -> list[YearFigure]:
    """Those with a plan before others that have a value, at most so many, in the order of the report."""
    ranked = sorted(
        range(len(year_figures)),
        key=lambda position: (year_figures[position].target is None, not year_figures[position].value, position),
    )
    return [year_figures[position] for position in sorted(ranked[:most])]


def attention(year_figures: Sequence[YearFigure], compare: int) -> list[dict]:
    """At most four: what is missing and what falls short of the plan before what goes far beyond it and what fell."""
    found = [(rank, each, tag, words) for each in year_figures for rank, tag, words in remarks(each, compare)]
    first = sorted(found, key=lambda each: each[0])[:MOST_TOLD]
    return [
        {
            "tag": tag,
            "label": year_figure.figure.label,
            "url": figure_url(year_figure.figure, year_figure.year),
            "words": words,
        }
        for _, year_figure, tag, words in first
    ]


def remarks(year_figure: YearFigure, compare: int) -> list[tuple[int, str, str]]:
    """(rank, tag, words) of the one thing to say about a figure; nothing of most."""
    plan = year_figure.figure.exact_text(year_figure.target) if year_figure.target else ""
    if not year_figure.answer.records and not year_figure.declared:
        known = year_figure.target or year_figure.compared
        return [(0, "Chưa có số liệu", f"kế hoạch {plan}" if plan else f"năm {compare} có")] if known else []
    if year_figure.achieved is not None and year_figure.achieved < 1:
        return [(1, "Chưa đạt kế hoạch", f"{year_figure.text}, bằng {percent(year_figure.achieved)} kế hoạch {plan}")]
    if year_figure.achieved is not None and year_figure.achieved > WELL_OVER:
        return [(2, "Vượt xa kế hoạch", f"{year_figure.text}, bằng {percent(year_figure.achieved)} kế hoạch {plan}")]
    if year_figure.difference is not None and year_figure.difference < 0:
        before = year_figure.figure.exact_text(year_figure.compared or 0)
        return [(3, "Giảm", f"{year_figure.text}; năm {compare}: {before}")]
    return []


def matrix(
    table: CommuneTable,
    year_figures: list[YearFigure],
    parts: list[Section],
    hidden: HiddenValues,
    asked: TableChoice,
    *,
    in_todays_units: bool,
    compare: int | None,
) -> dict:
    """One table of communes: the main figures, or those of the section asked for by its anchor; and the choices. `compare`: the year that
    links go on comparing with."""
    section = next((part for part in parts if part.anchor == asked.group), None)
    wanted = (
        section.year_figures
        if section
        else main_figures([each for each in year_figures if has_communes(each)], MOST_COLUMNS)
    )
    positions = [position for position, each in enumerate(year_figures) if each in wanted]
    view = CommuneView(table, year_figures, positions, hidden).shown(asked.order, in_todays_units)
    same = {"sovoi": compare, "donvi": "hien-nay" if in_todays_units else "", "bando": asked.map_figure}
    group = section.anchor if section else ""
    for column in view["columns"] if view else ():
        column["query"] = query_of(same, bang=group, xep=column["order"])
    choices = [
        ("Chỉ tiêu chính", ""),
        *((part.title, part.anchor) for part in parts if any(map(has_communes, part.year_figures))),
    ]
    return {
        "table": view,
        "title": section.title if section else "Chỉ tiêu chính",
        "choices": [
            {"title": title, "query": query_of(same, bang=key), "is_chosen": key == group} for title, key in choices
        ],
        "note": NOTE,
    }


def query_of(same: dict, **changes: str) -> str:
    """A query string without what is empty. Not the reader's own: the table is made once for all readers."""
    return urlencode({key: value for key, value in (same | changes).items() if value})


def has_communes(year_figure: YearFigure) -> bool:
    """Whether any of it lies in a commune."""
    return any(value for key, value in year_figure.answer.by_commune.items() if key)
