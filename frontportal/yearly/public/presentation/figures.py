"""Lines and tables as the parts of a page take them: plain dictionaries of text, numbers and addresses."""

from django.urls import reverse

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.tags import percent
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneRow, CommuneTable, combine
from frontportal.yearly.editions.publication import Publication
from frontportal.yearly.figures import Figure
from frontportal.yearly.narrative.paragraphs import paragraph
from frontportal.yearly.summary import TREND_YEARS, Line, Section

HEAT_STEPS = 5
MOST_UNITS = 200  # rows of units on one page; the data files hold them all


def exact(figure: Figure, value: int | None) -> str:
    return "" if value is None else dong(value)


def unit_shown(figure: Figure) -> str:
    """Beside an exact amount the currency is one letter; words of its own need no unit."""
    return "" if figure.value_words else "đ" if figure.is_money else figure.unit_of_measure


def value_text(line: Line) -> str:
    if line.figure.value_words:
        return line.text
    whole = f"/{dong(line.denominator)}" if line.denominator else ""
    return f"{dong(line.value)}{whole}"


def change_text(line: Line) -> str:
    if line.growth is not None:
        return f"{'+' if line.growth > 0 else ''}{percent(line.growth)}"
    return f"{'+' if line.difference > 0 else ''}{dong(line.difference)}" if line.difference else ""


def figure_row(line: Line) -> dict:
    """One row of parts/_figure_row.html."""
    figure, declared = line.figure, " (khai báo)" if line.compared_is_declared else ""
    return {
        "label": figure.label,
        "note": f"{dong(line.answer.records)} hồ sơ",
        "url": figure_url(figure, line.year),
        "text": value_text(line),
        "unit": unit_shown(figure),
        "value": line.value,
        "plan": line.target,
        "plan_text": exact(figure, line.target),
        "percent_text": percent(line.achieved),
        "previous_text": f"{exact(figure, line.compared)}{declared}",
        "change_text": change_text(line),
        "change": sign(line.difference),
        "trend": [value for _, value in line.trend] if len(line.trend) > 1 else [],
        "trend_label": "; ".join(f"năm {year}: {dong(value)}" for year, value in line.trend),
    }


def sign(number: int | None) -> int:
    return 0 if not number else 1 if number > 0 else -1


def large_figure(line: Line) -> dict:
    """What parts/_figure.html takes: the rounded value large, its approximation above, plan and records below."""
    figure = line.figure
    approximation, rounded = figure.approximated(line.value)
    number, unit = (line.text, "") if figure.value_words else (dong(rounded), figure.unit_of_measure)
    if figure.is_money and (approximation or figure.is_round(rounded)):
        number, _, scale = short_money(rounded).partition(" ")
        unit = f"{scale} đồng"
    context = [f"{dong(line.answer.records)} hồ sơ"]
    if line.target:
        plan = short_money(line.target) if figure.is_money else dong(line.target)
        context.insert(0, f"{percent(line.achieved)} của {plan} kế hoạch")
    return {
        "url": figure_url(figure, line.year),
        "approximation": approximation,
        "number": number,
        "of": f"/{dong(line.denominator)}" if line.denominator else "",
        "unit": unit,
        "label": figure.label,
        "context": " · ".join(context),
    }


def heads(year: int, compare: int) -> dict:
    """The column heads that name years."""
    return {"compare": compare, "previous_head": f"Năm {compare}", "trend_head": f"{year - TREND_YEARS + 1}–{year}"}


def figure_view(line: Line, table: CommuneTable, today: bool) -> dict:
    """What the page of one figure shows of its value."""
    figure, year = line.figure, line.year
    return {
        "bars": commune_bars(line, table, today),
        "large": [large_figure(line)],
        "row": figure_row(line),
        "row_list": [figure_row(line)],
        "unit_head": figure.unit_of_measure.capitalize(),
        "months_caption": f"{figure.label} theo tháng, năm {year}",
        "communes_caption": f"{figure.label} theo xã, thị trấn, năm {year}",
        "records_title": f"Hồ sơ tạo nên con số ({dong(line.answer.records)})",
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
        "rows": [noted(figure_row(line), published.note(line.figure.slug)) for line in section.lines],
    }


def narrative(section: Section, content: dict) -> list[dict]:
    """`[{"text", "url"}]`: the paragraph of the section, in the words of its figures' clauses."""
    figures = {line.figure.slug: line.figure for line in section.lines}
    own = [each for each in content["figures"] if each["slug"] in figures]
    year = section.lines[0].year
    pieces = paragraph(own, year, lambda slug: figures[slug].clause)
    return [{"text": words, "url": figure_url(figures[slug], year) if slug else ""} for words, slug in pieces]


def noted(row: dict, note: str) -> dict:
    return row | {"note": f"{row['note']} · {note}"} if note else row


def commune_view(table: CommuneTable, lines: list[Line], positions: list[int], today: bool) -> dict | None:
    """What parts/_table.html takes for the lines at `positions`; None when nothing lies in any commune."""
    positions = [position for position in positions if any(row.values[position] for row in table.rows)]
    if not positions:
        return None
    most = {position: max(row.values[position] for row in table.rows) for position in positions}
    rows = [
        [{"text": str(row.unit), "url": row.unit.get_absolute_url()}]
        + [
            value_cell(lines[position], row.values[position], most[position], "" if today else row.unit.code)
            for position in positions
        ]
        for row in table.rows[:MOST_UNITS]
    ]
    if len(table.rows) > MOST_UNITS:
        rows.append(rest_row(table.rows[MOST_UNITS:], lines, positions))
    extra = [("Cấp trên xã", table.above), ("Không quy được", table.left_out)]
    for label, values in extra:
        if values and any(values[position] for position in positions):
            rows.append(
                [{"text": label}] + [value_cell(lines[position], values[position], 0, "") for position in positions]
            )
    return {
        "columns": [{"label": "Đơn vị"}]
        + [{"label": head(lines[position].figure), "numeric": True} for position in positions],
        "rows": rows,
        "total": [{"text": "Toàn địa bàn"}]
        + [value_cell(lines[position], lines[position].value, 0, "") for position in positions],
    }


def rest_row(rest: list[CommuneRow], lines: list[Line], positions: list[int]) -> list[dict]:
    """The units that a page has no room for, together, so that the column still adds up; files hold them all."""
    sums = {position: combine(lines[position], [row.values[position] for row in rest]) for position in positions}
    label = f"{dong(len(rest))} đơn vị khác (xem trong tệp dữ liệu)"
    return [{"text": label}, *(value_cell(lines[position], sums[position], 0, "") for position in positions)]


def commune_bars(line: Line, table: CommuneTable, today: bool) -> list[dict]:
    """Rows of parts/_bars.html for one figure; empty when nothing lies in any commune."""
    if not any(row.values[0] for row in table.rows):
        return []
    rows = [
        bar(str(row.unit), row.values[0], line, row.unit.get_absolute_url(), "" if today else row.unit.code)
        for row in table.rows[:MOST_UNITS]
    ]
    if rest := table.rows[MOST_UNITS:]:
        label = f"{dong(len(rest))} đơn vị khác (xem trong tệp dữ liệu)"
        rows.append(bar(label, combine(line, [row.values[0] for row in rest]), line, "", ""))
    extra = [("Cấp trên xã", table.above), ("Không quy được", table.left_out)]
    return rows + [bar(label, values[0], line, "", "") for label, values in extra if values and values[0]]


def bar(label: str, value: int, line: Line, row_url: str, code: str) -> dict:
    records = figure_url(line.figure, line.year, xa=code) + "#ho-so" if code and value else ""
    return {"label": label, "value": value, "text": dong(value), "url": records, "row_url": row_url}


def head(figure: Figure) -> str:
    """A column's head; only money needs its unit said."""
    return f"{figure.short or figure.label}{' (đ)' if figure.is_money else ''}"


def value_cell(line: Line, value: int, most: int, code: str) -> dict:
    heat = -(-value * HEAT_STEPS // most) if most > 0 and value > 0 else ""
    return {
        "text": dong(value),
        "numeric": True,
        "sort": value,
        "heat": heat,
        "url": figure_url(line.figure, line.year, xa=code) + "#ho-so" if code and value else "",
    }


def month_rows(figure: Figure, year: int) -> list[dict]:
    """Twelve rows of parts/_columns.html; empty for a figure whose records have no day."""
    found = figure.by_month(year)
    values = {month: found.get(month, {"value": 0})["value"] for month in range(1, 13)} if found else {}
    short = short_money if figure.is_money else dong
    return [
        {
            "label": str(month),
            "name": f"Tháng {month}",
            "value": value,
            "text": dong(value),
            "short": short(value),
            "url": "",
        }
        for month, value in values.items()
    ]
