"""The sheet to fill in: heads only, with a note on each that says what belongs in the column."""

import io
from typing import Any

from . import cells, links
from .formats import MOST_ROWS

NOTES = (
    (links.UnitCell, "Mã đơn vị, hoặc tên như: Thôn 1, xã Đạ Đờn"),
    (links.ManyLinksCell, "Mã hoặc tên, ngăn bằng dấu chấm phẩy"),
    (links.LinkCell, "Mã hoặc tên"),
    (cells.MomentCell, "ngày/tháng/năm giờ:phút, ví dụ 18/11/2023 07:30"),
    (cells.DayCell, "ngày/tháng/năm, ví dụ 18/11/2023"),
    (cells.HourCell, "giờ:phút, ví dụ 07:30"),
    (cells.MoneyCell, "Số đồng, ví dụ 2.400.000.000 hoặc 2,4 tỷ"),
    (cells.WholeCell, "Số nguyên"),
    (cells.YesNoCell, "có hoặc không"),
)


def note_of(resource: Any, name: str, field: Any) -> str:
    """What the head's note says: required or not, the room's own instruction, the shape of a cell."""
    model_field = next((item for item in resource._meta.model._meta.fields if item.name == name), None)
    must = model_field is not None and not model_field.blank and not model_field.has_default()
    parts = ["Bắt buộc." if must else "Có thể để trống.", resource.instructions.get(name, "")]
    if isinstance(field.widget, cells.ChoiceCell):
        parts.append(f"Một trong: {', '.join(field.widget.labels.values())}")
    else:
        parts.append(next((note for kind, note in NOTES if isinstance(field.widget, kind)), ""))
    if model_field is not None and model_field.help_text:
        parts.append(str(model_field.help_text))
    return "\n".join(part for part in parts if part)


def template_sheet(resource: Any) -> bytes:
    """An .xlsx with one sheet of heads; columns of choices offer them as a list."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = "Dữ liệu"
    sheet.freeze_panes = "A2"
    columns = [(name, field) for name, field in resource.fields.items() if field in resource.get_user_visible_fields()]
    for number, (name, field) in enumerate(columns, 1):
        head = sheet.cell(row=1, column=number, value=field.column_name)
        head.font, head.comment = (
            Font(bold=True),
            Comment(note_of(resource, name, field), "Mặt trận", width=320, height=120),
        )
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(14, min(40, len(field.column_name) + 6))
        listed = ",".join(field.widget.labels.values()) if type(field.widget) is cells.ChoiceCell else ""
        if listed and len(listed) < 250 and listed.count(",") == len(field.widget.labels) - 1:
            choices = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            choices.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
            sheet.add_data_validation(choices)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
