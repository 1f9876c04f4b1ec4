"""One figure in large letters."""

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.tags import percent
from frontportal.sheets.datasets.suppression import NOTE, UNTOLD
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.figures import Figure
from frontportal.yearly.summary import Line


def large_figure(line: Line, compare: int | None = None) -> dict:
    """What parts/_figure.html takes: the rounded value large, its approximation above; below how it stands to the plan, and the year
    `compare` or the records."""
    figure = line.figure
    if line.is_untold:
        url = figure_url(figure, line.year)
        return {"url": url, "number": UNTOLD, "label": figure.label, "value": 0, "plan": None, "context": NOTE}
    approximation, rounded = figure.approximated(line.value)
    number, unit = (line.text, "") if figure.value_words else (dong(rounded), figure.unit_of_measure)
    if figure.is_money and (approximation or figure.is_round(rounded)):
        number, _, scale = short_money(rounded).partition(" ")
        unit = f"{scale} đồng"
    return {
        "url": figure_url(figure, line.year),
        "approximation": approximation,
        "number": number,
        "of": f"/{dong(line.denominator)}" if line.denominator else "",
        "unit": unit,
        "label": figure.label,
        "value": line.value,
        "plan": line.target,
        "plan_words": f"đạt {percent(line.achieved)} kế hoạch {amount(figure, line.target)}" if line.target else "",
        "context": context(line, compare),
    }


def context(line: Line, compare: int | None) -> str:
    if compare is None or line.compared is None:
        return f"{dong(line.answer.records)} hồ sơ"
    declared = " (khai báo)" if line.compared_is_declared else ""
    figure = line.figure
    words = figure.text(line.compared) if figure.is_money else amount(figure, line.compared)
    return f"năm {compare}: {words}{declared}"


def amount(figure: Figure, value: int) -> str:
    """Short where nothing is rounded away, else exact: `"1,9 tỷ"`, `"2.105.400.000 đ"`, `"50"`."""
    if figure.value_words:
        return figure.exact_text(value)
    if figure.is_money:
        return short_money(value) if figure.is_round(value) else f"{dong(value)} đ"
    return dong(value)
