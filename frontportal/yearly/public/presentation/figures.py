"""Figures and tables as the parts of a page take them: plain dictionaries of text, numbers and addresses."""

from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import percent
from frontportal.maps.models import MapShape
from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneTable
from frontportal.yearly.figures import Figure, Summary
from frontportal.yearly.narrative.paragraphs import paragraph
from frontportal.yearly.summary import TREND_YEARS, Section, YearFigure

from .commune_maps import map_of_figure
from .hidden_cells import hidden_in
from .large import large_figure, record_words
from .matrix import BY_NAME, CommuneView, HiddenValues
from .publication import Publication


def exact(figure: Figure, value: int | None) -> str:
    return "" if value is None else dong(value)


def unit_shown(figure: Figure) -> str:
    """Beside an exact amount the currency is one letter; words of its own need no unit."""
    return "" if figure.value_words else "đ" if figure.is_money else figure.unit_of_measure


def value_text(year_figure: YearFigure) -> str:
    if year_figure.is_untold:
        return SUPPRESSED
    if year_figure.figure.value_words:
        return year_figure.text
    whole = f"/{dong(year_figure.denominator)}" if year_figure.denominator else ""
    return f"{dong(year_figure.value)}{whole}"


def change_text(year_figure: YearFigure) -> str:
    if year_figure.growth is not None:
        return f"{'+' if year_figure.growth > 0 else ''}{percent(year_figure.growth)}"
    return (
        f"{'+' if year_figure.difference > 0 else ''}{dong(year_figure.difference)}" if year_figure.difference else ""
    )


def figure_row(year_figure: YearFigure) -> dict:
    """One row of parts/_figure_row.html."""
    figure, declared = year_figure.figure, " (khai báo)" if year_figure.compared_is_declared else ""
    return {
        "label": figure.label,
        "note": record_words(year_figure),
        "url": figure_url(figure, year_figure.year),
        "text": value_text(year_figure),
        "unit": "" if year_figure.is_untold else unit_shown(figure),
        "value": 0 if year_figure.is_untold else year_figure.value,
        "plan": None if year_figure.is_untold else year_figure.target,
        "plan_text": exact(figure, year_figure.target),
        "percent_text": percent(year_figure.achieved),
        "previous_text": f"{exact(figure, year_figure.compared)}{declared}",
        "change_text": change_text(year_figure),
        "change": sign(year_figure.difference),
        "trend": [value for _, value in year_figure.trend] if len(year_figure.trend) > 1 else [],
        "trend_label": "; ".join(f"năm {year}: {dong(value)}" for year, value in year_figure.trend),
    }


def sign(number: int | None) -> int:
    return 0 if not number else 1 if number > 0 else -1


def headers(year: int, compare: int) -> dict:
    """The column headers that name years."""
    return {"compare": compare, "previous_header": f"Năm {compare}", "trend_header": f"{year - TREND_YEARS + 1}–{year}"}


def figure_view(year_figure: YearFigure, table: CommuneTable, shapes: list[MapShape], in_todays_units: bool) -> dict:
    """What the page of one figure shows of its value."""
    figure, year = year_figure.figure, year_figure.year
    hidden = hidden_in(table, [year_figure])
    bars = commune_bars(year_figure, table, in_todays_units, hidden)
    rows = table.rows_for([0], year, hidden[figure.slug].communes)
    shown_map = map_of_figure(table, [year_figure], 0, hidden, shapes, in_todays_units=in_todays_units) if bars else {}
    return {
        "bars": numbered(bars, len(rows)) if shown_map.get("maps") else bars,
        "drawn": shown_map,
        "untold_note": NOTE if hidden[figure.slug].communes or year_figure.is_untold else "",
        "large": [large_figure(year_figure)],
        "row": figure_row(year_figure),
        "row_list": [figure_row(year_figure)],
        "unit_header": figure.unit_of_measure.capitalize(),
        "months_caption": f"{figure.label} theo tháng, năm {year}; vạch ngang: cùng tháng năm {year - 1}, nếu có hồ sơ",
        "communes_caption": f"{figure.label} theo xã, thị trấn, năm {year}",
        "records_title": f"Hồ sơ tạo nên con số ({dong(year_figure.answer.records)})",
        "trail": [
            {"label": f"Năm {year}", "url": reverse("yearly:summary", args=[year])},
            {"label": figure.label, "url": ""},
        ],
    }


def section_view(section: Section, published: Publication) -> dict:
    """A section of the year's page: its paragraph, each value a link, and its figure table.

    A figure that differs from what was published says so in its row.
    """
    return {
        "title": section.title,
        "anchor": section.anchor,
        "pieces": narrative(section, published.now),
        "rows": [noted(figure_row(each), published.note(each.figure.slug)) for each in section.year_figures],
    }


def narrative(section: Section, content: dict) -> list[dict]:
    """`[{"text", "url"}]`: the paragraph of the section, in the words of its figures' clauses."""
    figures = {each.figure.slug: each.figure for each in section.year_figures}
    own = [each for each in content["figures"] if each["slug"] in figures]
    year = section.year_figures[0].year
    pieces = paragraph(own, year, lambda slug: figures[slug].clause)
    return [{"text": words, "url": figure_url(figures[slug], year) if slug else ""} for words, slug in pieces]


def noted(row: dict, note: str) -> dict:
    return row | {"note": f"{row['note']} · {note}"} if note else row


def commune_bars(
    year_figure: YearFigure, table: CommuneTable, in_todays_units: bool, hidden: HiddenValues
) -> list[dict]:
    """Rows of parts/_bars.html for one figure; empty when nothing lies in any commune. What is not told has no bar."""
    view = CommuneView(table, [year_figure], [0], hidden).shown(BY_NAME, in_todays_units)
    return [
        {"label": place["text"], "row_url": place.get("url", ""), "value": cell.get("sort", 0), "text": cell["text"], "url": cell.get("url", "")}
        for place, cell in (view["rows"] if view else ())
    ]  # fmt: skip


def numbered(bars: list[dict], units: int) -> list[dict]:
    """With the number that a unit has on the map beside."""
    return [
        bar | {"label": f"{number}. {bar['label']}"} if number <= units and bar["row_url"] else bar
        for number, bar in enumerate(bars, 1)
    ]


def month_rows(year_figure: YearFigure, found: dict[int, Summary], earlier: dict[int, Summary]) -> list[dict]:
    """Twelve rows of parts/_columns.html from what `Figure.by_month` says of a year and of the one before, as marks; empty for a figure
    whose records have no day, or that is not told. A value None is not told."""
    found = {} if year_figure.is_untold else found
    earlier = earlier if year_figure.year - 1 in dict(year_figure.trend) else {}
    return [
        {
            "label": str(month),
            "name": f"Tháng {month}",
            "value": value or 0,
            "before": earlier.get(month, {"value": 0})["value"] if earlier else None,
            "text": SUPPRESSED if value is None else dong(value),
            "url": "",
        }
        for month in (range(1, 13) if found else ())
        for value in [found.get(month, {"value": 0})["value"]]
    ]
