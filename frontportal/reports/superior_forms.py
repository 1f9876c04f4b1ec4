"""What the cells of a superior form get for a year: from the editions, or the records of years never frozen."""

from frontportal.yearly.editions.content import year_content
from frontportal.yearly.models.edition import Edition

from .documents.superior_form import Entry
from .models.superior_form import SuperiorForm, SuperiorFormCell


def entries_of(form: SuperiorForm, year: int) -> tuple[list[Entry], list[str]]:
    """(entries, sentences about cells that stay empty)."""
    cells = list(form.form_cells.all())
    contents = {wanted: figures_of(wanted) for wanted in {year + cell.year_offset for cell in cells}}
    entries, missing = [], []
    for cell in cells:
        figure = contents[year + cell.year_offset].get(cell.figure)
        value = asked(cell, figure) if figure else None
        entries.append(Entry(cell.sheet, cell.cell, value))
        if figure is None:
            missing.append(f"Ô {cell}: không còn chỉ tiêu “{cell.figure}”, để trống.")
        elif value is None:
            missing.append(
                f"Ô {cell}: {figure['label']} năm {year + cell.year_offset} không có {cell.get_aspect_display().lower()}, để trống."
            )
    return entries, missing


def figures_of(year: int) -> dict[str, dict]:
    edition = Edition.objects.latest_of(year)
    content = edition.data if edition and edition.is_intact else year_content(year)
    return {figure["slug"]: figure for figure in content["figures"]}


def asked(cell: SuperiorFormCell, figure: dict) -> int | str | None:
    """The aspect of the figure that the cell wants; a declared value stands in for a year without records."""
    if cell.aspect == SuperiorFormCell.Aspect.RECORDS:
        return len(figure["records"])
    if cell.aspect == SuperiorFormCell.Aspect.VALUE and not figure["records"] and figure["declared"]:
        return figure["declared"]["value"]
    if cell.aspect == SuperiorFormCell.Aspect.VALUE and not figure["records"] and not figure["value"]:
        return None
    return figure["sentence" if cell.aspect == SuperiorFormCell.Aspect.TEXT else cell.aspect]
