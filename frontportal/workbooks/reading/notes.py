"""What a person is told of a sheet before its rows are imported: what was left out, reckoned or mended."""

from ..files.grid import Grid, listed
from .amounts_in_words import words_differ
from .records import RecordReader
from .result import SheetReading, TotalRow


def tell(grid: Grid, reading: SheetReading, reader: RecordReader) -> None:
    """Notes on what was left out, reckoned or mended, in the order of the sheet."""
    first, last = reading.header_lines[0], reading.header_lines[-1]
    if any(any(cell is not None for cell in row) for row in grid.rows[: first - 1]):
        where = f"dòng {first}" if first == last else f"các dòng {first}–{last}"
        reading.notes.append(f"Tên các cột ở {where}; những dòng phía trên không được nhập.")
    reading.notes += grid.notes + unit_notes(reading) + column_notes(reading, reader)
    reading.notes += reader.dittos.notes
    reading.notes += reader.groups.notes({column.name: column.header for column in reading.columns})
    reading.notes += [total_note(total) for total in reading.totals]
    amounts = amounts_of(reading, reader)
    for line in reader.below:
        if amounts and line.is_in_words and words_differ(line, amounts):
            reading.notes.append(f"Số tiền bằng chữ ở dòng {line.number} khác tổng các dòng phía trên.")
    below = [line for line in reader.below if not line.is_in_words]
    if below:
        reading.notes.append(f"Từ dòng {below[0].number} (“{below[0].label[:50]}”) là phần dưới bảng, không được nhập.")


def amounts_of(reading: SheetReading, reader: RecordReader) -> list[int]:
    """The sums of the columns of money in đồng."""
    units = reader.money_units()
    return [int(total * units[position]) for position, total in reader.sums.whole.items() if position in units]


def unit_notes(reading: SheetReading) -> list[str]:
    """What a written 1 of money stands for, once for the sheet and for each header that says its own."""
    money = {column.name for column in reading.columns if column.is_money}
    headers = [header for header in reading.headers if header.field in money]
    notes = []
    if reading.unit and any(header.unit is None for header in headers):
        unit = reading.unit
        notes.append(f"“{unit.text}” (ô {unit.position}): 1 ghi trong cột số tiền là {in_dong(unit.factor)}.")
    for header in headers:
        if header.unit and header.unit.factor > 1:
            notes.append(f"Cột “{header.text}”: 1 ghi trong tệp là {in_dong(header.unit.factor)}.")
    return notes


def in_dong(factor: int) -> str:
    return f"{factor:,} đồng".replace(",", ".")


def column_notes(reading: SheetReading, reader: RecordReader) -> list[str]:
    """Columns that are left out, and those out of an old font with a first example."""
    notes = [
        f"Cột “{header.text}” không được nhập: {header.reason}."
        for header in reading.headers
        if header.is_ignored and header.reason
    ]
    for header in reader.used:
        if font := reader.fonts.get(header.column):
            row = next(row for row in reading.rows if header.field in row.written)
            notes.append(
                f"Cột “{header.text}” gõ bằng phông {font}, đã chuyển sang Unicode, ví dụ dòng {row.line}: "
                f"“{row.written[header.field]}” thành “{row.values[header.field]}”."
            )
    return notes


def total_note(total: TotalRow) -> str:
    """What a row of sums says, and whether it is right."""
    total_words = f"Dòng {total.line} (“{total.text}”) là dòng tổng cộng"
    if total.differences:
        named = listed(
            (f"{each.column} ghi {each.printed}, các dòng cộng lại là {each.summed}" for each in total.differences),
            joiner="; ",
        )
        return f"{total_words}, không khớp: {named}."
    agreeing = f", khớp ở cột “{'”, “'.join(total.agreeing)}”" if total.agreeing else ""
    return f"{total_words}{agreeing}."
