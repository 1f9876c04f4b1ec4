"""Tables of a year as files: a workbook with a sheet each, CSV of the first, JSON of all."""

from frontportal.sheets.table_files import CSV, JSON, XLSX, csv_file, json_tables, xlsx_file

from .tables import Table

ALWAYS = ("ho_so", "dieu_chinh")  # of which none is an answer too


def as_xlsx(tables: list[Table], about: dict) -> tuple[str, bytes]:
    """`(content type, bytes)`; a sheet's name says its table's title. No sheet says nothing: figures of years have no months."""
    filled = (table for table in tables if table.rows or table.key in ALWAYS)
    sheets = ((table.title, [[header.label for header in table.headers], *table.rows]) for table in filled)
    return XLSX, xlsx_file(sheets, bold_headers=True)


def as_csv(tables: list[Table], about: dict) -> tuple[str, bytes]:
    return CSV, csv_file([header.label for header in tables[0].headers], tables[0].rows)


def as_json(tables: list[Table], about: dict) -> tuple[str, bytes]:
    """`about` first, then each table by its key as a list of objects."""
    return JSON, json_tables(about, {each.key: ([column.key for column in each.headers], each.rows) for each in tables})


FORMATS = {"xlsx": as_xlsx, "csv": as_csv, "json": as_json}
