"""Tables as files for people: no sheet says nothing."""

import io

from openpyxl import load_workbook

from frontportal.yearly.public.formats import as_xlsx
from frontportal.yearly.public.tables import FACTS, Table


def test_no_sheet_without_rows_but_that_of_the_records():
    tables = [Table("a", "Có", FACTS, [["Giá trị", 5]]), Table("b", "Trống", FACTS), Table("ho_so", "Hồ sơ", FACTS)]
    book = load_workbook(io.BytesIO(as_xlsx(tables, {})[1]))
    assert {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book} == {
        "Có": [["Mục", "Giá trị"], ["Giá trị", 5]],
        "Hồ sơ": [["Mục", "Giá trị"]],
    }
