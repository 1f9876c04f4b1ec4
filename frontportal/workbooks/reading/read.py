"""The way of a staff sheet: file → grid → headers → unit of money → rows, with every doubt as a sentence or a question."""

from collections.abc import Mapping
from typing import Any

from ..files.grid import Grid, is_filled
from ..files.kinds import kind_of
from ..files.text_table import text_table
from ..files.workbook import Workbook
from ..headers.columns import Vocabulary, columns_of
from ..headers.header_finder import HeaderFinder
from ..headers.header_reader import HeaderReader
from ..headers.meanings import HeaderMeanings
from ..office_files import InvalidFile, check_package
from .lines import lines_below
from .money_units import refuse_unit_below, unit_of_header, unit_of_sheet
from .notes import tell
from .records import RecordReader
from .repeated.other_table import refuse_other_table
from .repeated.page_lines import without_page_lines
from .result import SheetReading

MOST_ROWS, MOST_COLUMNS, MOST_TITLE = 20_000, 100, 2_000
EMPTY = "Tệp không có dòng dữ liệu nào{}. Dòng đầu phải là tên các cột như trong tệp mẫu."
UNREADABLE = (
    "Không đọc được tệp bảng tính này (đã hỏng, hoặc có mật khẩu). Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx."
)


def read_sheet(
    data: bytes,
    file_name: str,
    resource: Any,
    *,
    sheet_name: str | None = None,
    header_mapping: Mapping[str, str | None] | None = None,
    skip_totals: bool | None = None,
    unit_applies: bool | None = None,
) -> SheetReading:
    """The table of a workbook or CSV that the fields of a `RecordResource` can take.

    `sheet_name`, `header_mapping` (text of a header → name of a field, None to leave it out), `skip_totals` and `unit_applies`
    are a person's answers; while one is missing the reading `has_questions`. `skip_totals=False` takes rows of sums for
    records, `unit_applies=False` takes amounts for đồng whatever stands above the table.
    Raises InvalidFile with a Vietnamese sentence for a file that holds no table at all.
    """
    reading = SheetReading(columns=columns_of(resource))
    grid = text_table(data) if file_name.lower().endswith(".csv") else grid_of_workbook(data, reading, sheet_name)
    if grid is not None:
        read_grid(grid, reading, header_mapping or {}, skip_totals, unit_applies)
    return reading


def grid_of_workbook(data: bytes, reading: SheetReading, sheet_name: str | None) -> Grid | None:
    """The one sheet that is meant; None while a person must choose."""
    if kind_of(data) == "xlsx":
        check_package(data, "xlsx")
    try:
        book = Workbook(data)
        reading.sheets = book.sheets
        name = chosen(reading, sheet_name)
        return book.open(name) if name else None
    except InvalidFile:
        raise
    except Exception:  # a hostile workbook can fail anywhere inside the reader
        raise InvalidFile(UNREADABLE) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own way to fail, which is no Exception
            raise
        raise InvalidFile(UNREADABLE) from None


def chosen(reading: SheetReading, sheet_name: str | None) -> str:
    """The name of the sheet to read: as a person chose, or the only visible one; "" while there are several."""
    visible = [sheet.name for sheet in reading.sheets if not sheet.is_hidden]
    hidden = [sheet.name for sheet in reading.sheets if sheet.is_hidden]
    if sheet_name in (*visible, *hidden):
        reading.sheet_name = sheet_name
    elif len(visible) == 1:
        reading.sheet_name = visible[0]
    elif not visible:
        names = f": chỉ có trang ẩn “{'”, “'.join(hidden)}”" if hidden else ""
        raise InvalidFile(EMPTY.format(names))
    reading.must_choose_sheet = not reading.sheet_name
    reading.notes += [f"Trang tính ẩn “{name}” không được nhập." for name in hidden if name != reading.sheet_name]
    if reading.sheet_name:
        others = [name for name in visible if name != reading.sheet_name]
        reading.notes += [f"Trang tính “{name}” không được nhập." for name in others]
    return reading.sheet_name


def read_grid(
    grid: Grid,
    reading: SheetReading,
    mapping: Mapping[str, str | None],
    skip_totals: bool | None,
    unit_applies: bool | None,
) -> None:
    """Fill the reading from the cells of one sheet. Raises InvalidFile where there are no headers, or no rows."""
    if not any(any(map(is_filled, row)) for row in grid.rows):
        raise InvalidFile(EMPTY.format(""))
    meanings = HeaderMeanings(Vocabulary(reading.columns), mapping)
    finder = HeaderFinder(grid, meanings)
    position = finder.find()
    reading.header_lines, reading.headers = position.lines, HeaderReader(meanings).headers(finder.grid, position)
    if len(reading.headers) > MOST_COLUMNS:
        raise InvalidFile(f"Tệp có quá {MOST_COLUMNS} cột. Hãy dùng tệp mẫu.")
    above = (cell for row in finder.grid.rows[: position.line - 1] for cell in row if isinstance(cell, str))
    reading.title = " ".join(filter(is_filled, above))[:MOST_TITLE]
    if finder.font:
        reading.notes.append(f"Tên các cột gõ bằng phông {finder.font}, đã chuyển sang Unicode.")
    reading.unit = unit_of_sheet(finder.grid, position.line)
    for header in reading.headers:
        header.unit = unit_of_header(header, position.lines[-1])
    if reading.counts_in_unit:
        reading.must_confirm_unit = unit_applies is None
        reading.unit = reading.unit if unit_applies is not False else None
    lines = without_page_lines(lines_below(grid, position, reading.headers), grid, position.lines)
    if len(lines) > MOST_ROWS:
        raise InvalidFile(f"Tệp có quá {MOST_ROWS:,} dòng. Hãy chia thành nhiều tệp nhỏ hơn.".replace(",", "."))
    refuse_other_table(lines, meanings.vocabulary)
    used = {header.field for header in reading.headers}
    if any(column.is_money and column.name in used for column in reading.columns):
        refuse_unit_below(lines, [reading.unit, *(header.unit for header in reading.headers)])
    reader = RecordReader(grid, reading)
    reader.read(lines, keep_totals=skip_totals is False)
    if not reading.rows:
        raise InvalidFile(EMPTY.format(""))
    reading.must_decide_totals = bool(reading.totals) and skip_totals is None
    tell(grid, reading, reader)
