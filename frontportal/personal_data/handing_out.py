"""What is kept about a person, as files for that person: a workbook to read, JSON to take elsewhere."""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone

from frontportal.sheets.datasets.personal import PersonalRecords
from frontportal.sheets.table_files import json_file, xlsx_file

from .finding import FoundRecord
from .retention import how_long

HEADERS = ("Nơi lưu", "Mục", "Nội dung", "Để làm gì", "Giữ bao lâu", "Có xoá được không")
WIDTHS = (24, 24, 60, 40, 40, 50)


def package(found: list[FoundRecord], now: datetime | None = None) -> bytes:
    """A ZIP of du-lieu.xlsx and du-lieu.json: of every record what it holds, what for, how long, whether it can go."""
    moment = timezone.localtime(now)
    rows = [
        [each.held.label, label, value, each.held.purpose, how_long(each.held), each.fate]
        for each in found
        for label, value in each.facts
    ]
    content = {
        "ngay_lap": f"{moment:%Y-%m-%d %H:%M}",
        "ban_ghi": [described(each.held) | {"noi_dung": dict(each.facts), "xoa": each.fate} for each in found],
    }
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("du-lieu.xlsx", xlsx_file([("Dữ liệu", [HEADERS, *rows])], bold_headers=True, widths=WIDTHS))
        archive.writestr("du-lieu.json", json_file(content))
    return file.getvalue()


def described(held: PersonalRecords) -> dict[str, str]:
    return {"noi_luu": held.label, "de_lam_gi": held.purpose, "giu_bao_lau": how_long(held)}
