"""One figure in large letters."""

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.tags import percent
from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.figures import Figure
from frontportal.yearly.summary import YearFigure


def large_figure(year_figure: YearFigure, compare: int | None = None) -> dict:
    """What parts/_figure.html takes: the rounded value large, its approximation above; below how it stands to the plan, and the year
    `compare` or the records."""
    figure = year_figure.figure
    if year_figure.is_untold:
        url = figure_url(figure, year_figure.year)
        return {"url": url, "number": SUPPRESSED, "label": figure.label, "value": 0, "plan": None, "context": NOTE}
    approximation, rounded = figure.approximated(year_figure.value)
    number, unit = (year_figure.text, "") if figure.value_words else (dong(rounded), figure.unit_of_measure)
    if figure.is_money and (approximation or figure.is_round(rounded)):
        number, _, scale = short_money(rounded).partition(" ")
        unit = f"{scale} đồng"
    return {
        "url": figure_url(figure, year_figure.year),
        "approximation": approximation,
        "number": number,
        "of": f"/{dong(year_figure.denominator)}" if year_figure.denominator else "",
        "unit": unit,
        "label": figure.label,
        "value": year_figure.value,
        "plan": year_figure.target,
        "plan_words": f"đạt {percent(year_figure.achieved)} kế hoạch {amount(figure, year_figure.target)}"
        if year_figure.target
        else "",
        "context": context(year_figure, compare),
    }


def record_words(year_figure: YearFigure) -> str:
    """`"52 hồ sơ"`; "" where the records are closed, each of one household or person, and too few to be told."""
    is_closed = year_figure.is_untold and not year_figure.figure.columns
    return "" if is_closed else f"{dong(year_figure.answer.records)} hồ sơ"


def context(year_figure: YearFigure, compare: int | None) -> str:
    if compare is None or year_figure.compared is None:
        return record_words(year_figure)
    declared = " (khai báo)" if year_figure.compared_is_declared else ""
    figure = year_figure.figure
    words = figure.text(year_figure.compared) if figure.is_money else amount(figure, year_figure.compared)
    return f"năm {compare}: {words}{declared}"


def amount(figure: Figure, value: int) -> str:
    """Short where nothing is rounded away, else exact: `"1,9 tỷ"`, `"2.105.400.000 đ"`, `"50"`."""
    if figure.value_words:
        return figure.exact_text(value)
    if figure.is_money:
        return short_money(value) if figure.is_round(value) else f"{dong(value)} đ"
    return dong(value)
