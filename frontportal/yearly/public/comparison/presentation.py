"""A comparison as the parts of a page take it, and as a file."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.dataset import Column, Dataset
from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.figures import Figure, all_figures
from frontportal.yearly.public.datasets.values import DECLARED, OF_RECORDS, TOO_FEW

from .query import ComparisonQuery
from .values import Cell, FigureTable, Places

WHOLE = "Toàn địa bàn"
MOST_CHOICES = 200  # communes that the form offers; an address may name any
SHORT = {TOO_FEW: SUPPRESSED, "Chưa có hồ sơ": "–", "Chưa có đơn vị này": "–"}


def table_view(table: FigureTable, asked: ComparisonQuery, places: Places) -> dict[str, Any]:
    """`{"title", "url", "columns", "rows", "bars", "few_note", "left_out"}`; a change column where years are two."""
    figure, years = table.figure, asked.years
    headers = [{"label": str(year), "numeric": True} for year in years]
    if len(years) == 2:
        headers.append({"label": "Thay đổi", "numeric": True})
    rows = [row_view(table, code, cells, asked, places) for code, cells in table.rows.items()]
    return {
        "title": f"{figure.label} ({figure.unit_of_measure})",
        "url": figure_url(figure, years[-1]),
        "unit": figure.unit_of_measure.capitalize(),
        "note": figure.note,
        "columns": [{"label": "Đơn vị"}, *headers],
        "rows": rows,
        "bars": bars(table, asked, places),
        "few_note": NOTE if any(cell.nature == TOO_FEW for cells in table.rows.values() for cell in cells) else "",
        "left_out": table.left_out,
    }


def row_view(
    table: FigureTable, code: str, cells: Sequence[Cell], asked: ComparisonQuery, places: Places
) -> list[dict[str, Any]]:
    figure = table.figure
    name: dict[str, Any] = {"text": WHOLE} if not code else {"text": places.names[code]}
    shown = [
        {
            "text": text_of(figure, cell),
            "numeric": True,
            "url": address(figure, year, code, asked.in_todays_units)
            if cell.nature == OF_RECORDS and cell.value
            else "",
        }
        for year, cell in zip(asked.years, cells, strict=True)
    ]
    if len(cells) == 2:
        shown.append({"text": change_text(figure, *cells), "numeric": True})
    return [name, *shown]


def address(figure: Figure, year: int, code: str, in_todays_units: bool) -> str:
    """The records behind a value; today's communes have no list of their own."""
    if code and in_todays_units:
        return ""
    return figure_url(figure, year, xa=code) + ("#ho-so" if code else "")


def text_of(figure: Figure, cell: Cell) -> str:
    if cell.value is None:
        return SHORT[cell.nature]
    text = figure.text(cell.value) if figure.value_words else dong(cell.value)
    return f"{text} (khai báo)" if cell.nature == DECLARED else text


def change_text(figure: Figure, before: Cell, after: Cell) -> str:
    if before.value is None or after.value is None or figure.value_words:
        return "–"
    difference = after.value - before.value
    return f"{'+' if difference > 0 else ''}{dong(difference)}"


def bars(table: FigureTable, asked: ComparisonQuery, places: Places) -> list[dict[str, Any]]:
    """Rows of parts/_bars.html, one for each place and year with a value; the whole only where it stands alone."""
    codes = [code for code in table.rows if code] or [""]
    if table.figure.value_words:
        return []
    return [
        {
            "label": f"{places.names[code]}, {year}" if code else str(year),
            "value": cell.value,
            "text": dong(cell.value),
            "url": "",
            "row_url": "",
        }
        for code in codes
        for year, cell in zip(asked.years, table.rows[code], strict=True)
        if cell.value is not None
    ]


def choices(asked: ComparisonQuery, years: Sequence[int], places: Places) -> dict[str, Any]:
    """What the form offers, and what of it is chosen."""
    slugs = {figure.slug for figure in asked.figures}
    sections: dict[str, list[dict[str, Any]]] = {}
    for figure in all_figures():
        option = {"value": figure.slug, "label": figure.label, "is_chosen": figure.slug in slugs}
        sections.setdefault(figure.section, []).append(option)
    offered = list(places.names.items())[:MOST_CHOICES]
    offered += [(code, places.names[code]) for code in asked.communes if code not in dict(offered)]
    return {
        "sections": [{"title": title, "options": options} for title, options in sections.items()],
        "years": [{"value": year, "label": year, "is_chosen": year in asked.years} for year in years],
        "communes": [{"value": code, "label": name, "is_chosen": code in asked.communes} for code, name in offered],
        "is_cut": len(places.names) > MOST_CHOICES,
    }


class FileRow(NamedTuple):
    year: int
    figure: Figure
    code: str
    name: str
    cell: Cell


def as_dataset(tables: Sequence[FigureTable], asked: ComparisonQuery, places: Places) -> Dataset:
    """The comparison as one table: a row for each figure, place and year."""

    def rows() -> Iterator[FileRow]:
        for table in tables:
            for code, cells in table.rows.items():
                name = places.names[code] if code else WHOLE
                for year, cell in zip(asked.years, cells, strict=True):
                    yield FileRow(year, table.figure, code or "toan-dia-ban", name, cell)

    return Dataset(
        name="so-sanh",
        title="So sánh số liệu",
        description="",
        columns=(
            Column("chi_tieu", "Chỉ tiêu", "figure__slug"),
            Column("ten", "Tên chỉ tiêu", "figure__label"),
            Column("don_vi_tinh", "Đơn vị tính", "figure__unit_of_measure"),
            Column("ma_don_vi", "Mã đơn vị", "code"),
            Column("don_vi", "Đơn vị", "name"),
            Column("nam", "Năm", "year", kind="year"),
            Column("gia_tri", "Giá trị", "cell__value", kind="integer"),
            Column("nguon", "Nguồn", "cell__nature"),
        ),
        records=rows,
        key=("chi_tieu", "ma_don_vi", "nam"),
        position=0,
    )
