"""The list of the areas: before the decision it is put forward, after it those that were recognised."""

import io
from datetime import datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils import timezone

from frontportal.committee.letterhead import issuing_office, of_standing_committee
from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.decimals import decimal_text
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.paper_layouts.in_use import set_paper

from ..models.decision import Decision

LAYOUT = Path(__file__).parent / "list.typ"
HEADERS = ["TT", "Khu dân cư", "Xã, thị trấn", "Số hộ", "Ngày kiểm tra", "Điểm", "Ghi chú"]
HEADER_ROW = 3  # of the workbook, from 0
WIDTHS = [6, 34, 28, 10, 16, 10, 34]


def rows_of(decision: Decision) -> list[list[Any]]:
    """By commune and name, numbered from 1; points as a number, households as a whole one or None."""
    return [
        [
            number,
            each.unit.name,
            str(each.unit.parent),
            each.unit.households,
            each.inspected_on,
            each.points(),
            each.note,
        ]
        for number, each in enumerate(decision.registrations.with_scores().by_place(), 1)
    ]


def heading_of(decision: Decision) -> tuple[str, str]:
    """The paper's title, and the line beneath it."""
    what = f"{decision.get_title_display().lower()} năm {decision.year}"
    if decision.is_decided:
        return (
            f"Danh sách công nhận {what}",
            f"Kèm theo Quyết định số {decision.number} ngày {day(decision.decided_on)}",
        )
    return (
        f"Danh sách đề nghị công nhận {what}",
        f"Trình Ủy ban Mặt trận Tổ quốc Việt Nam {decision.get_level_display().lower()}",
    )


def list_as_pdf(decision: Decision) -> bytes:
    """A4, to be signed; the same bytes for the same list. Raises InvalidPaper with a sentence."""
    title, beneath = heading_of(decision)
    on = decision.decided_on or decision.listed_on
    rows = rows_of(decision)
    data = {
        "title": title, "heading": title.upper(), "beneath": beneath, "office": of_standing_committee(issuing_office(on)),
        "number": "Số:        /DS-MTTQ-BTT", "day": day_in_words(on),
        "headers": HEADERS, "rows": [texts_of(row) for row in rows], "total": f"Tổng số: {len(rows)} khu dân cư.",
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=timezone.make_aware(datetime.combine(on, time())))


def texts_of(row: list[Any]) -> list[str]:
    number, name, commune, households, inspected, points, note = row
    return [
        str(number), name, commune, "" if households is None else dong(households), day(inspected),
        decimal_text(points), note,
    ]  # fmt: skip


def list_as_xlsx(decision: Decision) -> bytes:
    """One sheet with true numbers and dates."""
    file = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, safe)
    on = decision.decided_on or decision.listed_on
    book.set_properties({"title": heading_of(decision)[0], "created": datetime.combine(on, time())})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        ),
        "cell": book.add_format({"border": 1, "valign": "top", "text_wrap": True}),
        "points": book.add_format({"border": 1, "valign": "top", "num_format": "0.0"}),
        "day": book.add_format({"border": 1, "valign": "top", "num_format": "dd/mm/yyyy"}),
    }
    sheet = book.add_worksheet("Danh sách")
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    for row, words in enumerate(heading_of(decision)):
        sheet.write_string(row, 0, words, styles["title"] if row == 0 else None)
    sheet.write_row(HEADER_ROW, 0, HEADERS, styles["header"])
    for row, values in enumerate(rows_of(decision), HEADER_ROW + 1):
        write_line(sheet, row, values, styles)
    book.close()
    return file.getvalue()


def write_line(sheet: Any, row: int, values: list[Any], styles: dict[str, Any]) -> None:
    for column, value in enumerate(values):
        if HEADERS[column] == "Ngày kiểm tra":
            sheet.write_datetime(row, column, datetime.combine(value, time()), styles["day"])
        elif HEADERS[column] == "Điểm":
            sheet.write_number(row, column, float(value), styles["points"])
        elif isinstance(value, int):
            sheet.write_number(row, column, value, styles["cell"])
        elif value:
            sheet.write_string(row, column, str(value), styles["cell"])
        else:
            sheet.write_blank(row, column, None, styles["cell"])
