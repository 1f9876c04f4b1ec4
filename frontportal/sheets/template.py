"""The workbook to fill in: headers with notes, a sheet that explains each column, and one with the values that columns allow."""

import io
from typing import Any

from frontportal.kit.records.scoping import visible

from . import cells, links

DATA, GUIDE, VALUES = "Dữ liệu", "Hướng dẫn", "Giá trị"
LISTED_ROWS = 5_000  # rows of the sheet to fill in that offer a list
MOST_VALUES = 2_000  # records that a list offers; of more kinds only the way to write them is told
GUIDE_HEADERS = ("Cột", "Bắt buộc", "Ghi gì", "Ví dụ", "Chọn trong danh sách")
GUIDE_WIDTHS = (28, 12, 70, 30, 24)

# cell → (what belongs in it, an example)
NOTES: tuple[tuple[Any, str, str], ...] = (
    (links.UnitCell, "Mã đơn vị, hoặc tên như: Thôn 1, xã Đạ Đờn", "Thôn 1, xã Đạ Đờn"),
    (links.ManyLinksCell, "Mã hoặc tên, ngăn bằng dấu chấm phẩy", ""),
    (links.LinkCell, "Mã hoặc tên", ""),
    (cells.MomentCell, "ngày/tháng/năm giờ:phút, ví dụ 18/11/2023 07:30", "18/11/2023 07:30"),
    (cells.DayCell, "ngày/tháng/năm, ví dụ 18/11/2023", "18/11/2023"),
    (cells.HourCell, "giờ:phút, ví dụ 07:30", "07:30"),
    (cells.MoneyCell, "Số đồng, ví dụ 2.400.000.000 hoặc 2,4 tỷ", "2.400.000.000"),
    (cells.WholeCell, "Số nguyên", "120"),
    (cells.YesNoCell, "có hoặc không", "có"),
    (cells.SeveralCell, "Một hoặc nhiều mục, ngăn bằng dấu chấm phẩy", ""),
)


def model_field(resource: Any, name: str) -> Any:
    """The model's field behind a column; None where there is none."""
    return next((item for item in resource._meta.model._meta.fields if item.name == name), None)


def is_required(resource: Any, name: str) -> bool:
    """Whether a new record can't do without the column."""
    field = model_field(resource, name)
    return field is not None and not field.blank and not field.has_default()


def instruction(resource: Any, name: str, field: Any) -> str:
    """The room's own words, the shape of a cell, and the form's help."""
    of_model = model_field(resource, name)
    parts = [resource.instructions.get(name, "")]
    if type(field.widget) is cells.ChoiceCell:
        parts.append(f"Một trong: {', '.join(field.widget.labels.values())}")
    else:
        parts.append(next((note for kind, note, _ in NOTES if isinstance(field.widget, kind)), ""))
    parts.append(str(of_model.help_text) if of_model is not None else "")
    return "\n".join(part for part in parts if part)


def note_of(resource: Any, name: str, field: Any) -> str:
    """What the header's note says: required or not, and how to fill the column."""
    must = "Bắt buộc." if is_required(resource, name) else "Có thể để trống."
    return "\n".join(part for part in (must, instruction(resource, name, field)) if part)


def example_of(field: Any, allowed: list[str]) -> str:
    """A cell as it might be filled."""
    return next(
        (text for kind, _, text in NOTES if isinstance(field.widget, kind) and text), allowed[0] if allowed else ""
    )


def values_of(resource: Any, name: str, field: Any) -> list[str]:
    """The texts that the column allows, where they can be listed: choices, or the records that this person may name."""
    cell = getattr(field.widget, "one", field.widget)
    if isinstance(cell, cells.YesNoCell):
        return ["có", "không"]
    if isinstance(cell, cells.ChoiceCell):
        return list(cell.labels.values())
    if not isinstance(cell, links.LinkCell):
        return []
    records = cell.related() if resource.user is None else visible(cell.related(), resource.user)
    of_model = model_field(resource, name)
    if of_model is not None:
        records = records.complex_filter(of_model.get_limit_choices_to())
    if hasattr(records, "today"):
        records = records.today()
    found = list(records[: MOST_VALUES + 1])
    return [] if len(found) > MOST_VALUES else sorted({cell.render(record) for record in found})


def template_sheet(resource: Any) -> bytes:
    """An .xlsx to fill in. Lists may be left aside: what else is understood may be typed."""
    from openpyxl import Workbook

    book = Workbook()
    data, guide, values = book.active, book.create_sheet(GUIDE), book.create_sheet(VALUES)
    data.title, data.freeze_panes, guide.freeze_panes = DATA, "A2", "A2"
    write_row(guide, 1, GUIDE_HEADERS, bold=True)
    listed = 0
    names = {id(field): name for name, field in resource.fields.items()}
    shown = [(names[id(field)], field) for field in resource.get_user_visible_fields()]
    for number, (name, field) in enumerate(shown, 1):
        allowed = values_of(resource, name, field)
        write_header(data, number, field.column_name, note_of(resource, name, field))
        must = "có" if is_required(resource, name) else "không"
        in_list = f"trang “{VALUES}”" if allowed else ""
        row = (field.column_name, must, instruction(resource, name, field), example_of(field, allowed), in_list)
        write_row(guide, number + 1, row)
        if allowed:
            listed += 1
            offer(data, number, values, listed, [field.column_name, *allowed])
    widen(guide)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write_header(sheet: Any, column: int, header: str, note: str) -> None:
    """A header of the sheet to fill in, with its note."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    cell = sheet.cell(row=1, column=column, value=header)
    cell.font, cell.comment = Font(bold=True), Comment(note, "Mặt trận", width=320, height=120)
    sheet.column_dimensions[get_column_letter(column)].width = max(14, min(40, len(header) + 6))


def write_row(sheet: Any, row: int, texts: Any, *, bold: bool = False) -> None:
    """Texts side by side; none of them runs as a formula."""
    from openpyxl.styles import Alignment, Font

    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row=row, column=column, value=text)
        cell.data_type, cell.font, cell.alignment = "s", Font(bold=bold), Alignment(wrap_text=True, vertical="top")


def offer(data: Any, column: int, values: Any, position: int, texts: list[str]) -> None:
    """A column of allowed values in the sheet of values, offered as a list in the sheet to fill in."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for row, text in enumerate(texts, 1):
        cell = values.cell(row=row, column=position, value=text)
        cell.data_type, cell.font = "s", Font(bold=row == 1)
    letter, here = get_column_letter(position), get_column_letter(column)
    values.column_dimensions[letter].width = max(14, min(50, max(map(len, texts)) + 2))
    source = f"'{VALUES}'!${letter}$2:${letter}${len(texts)}"
    listed = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    listed.add(f"{here}2:{here}{LISTED_ROWS + 1}")
    data.add_data_validation(listed)


def widen(guide: Any) -> None:
    """Columns of the guide as wide as their texts want."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(GUIDE_WIDTHS, 1):
        guide.column_dimensions[get_column_letter(column)].width = width
