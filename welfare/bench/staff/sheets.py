"""A staff sheet from its file to stored records with their histories, beside reading it and one INSERT of the same records."""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import override_settings

from frontportal.imports.models import SheetImport
from frontportal.imports.undoing.act import undo
from frontportal.imports.waiting import files, reading
from frontportal.imports.waiting.jobs import run_job
from frontportal.imports.waiting.process import look_for_circles_seldom
from frontportal.places.models import Unit
from frontportal.sheets.table_files import xlsx_file
from frontportal.staff.models import User
from welfare.assistance.models.household import Household

from ..processor import Stopwatch
from ..scratch import scratch_database

HELP = "nhập bảng Excel của văn phòng so với đọc bảng và một lệnh INSERT cùng các bản ghi"
ROUNDS = 3
AREAS = 370
HEADERS = ["Mã hộ", "Họ tên chủ hộ", "Đơn vị", "Địa chỉ", "Điện thoại", "Diện", "Ghi chú"]
GROUPS = [label for _, label in Household.Group.choices]

Taken = tuple[float, float]  # seconds by the clock, of processors


def run(rows: int, emit: Callable[[str], None]) -> None:
    """Adding, the same file again, every row changed, undoing: each beside the same measure."""
    look_for_circles_seldom()  # as the process of an import does; the measure has it, too
    with tempfile.TemporaryDirectory() as folder, override_settings(DATA_DIR=folder), scratch_database():
        make_units()
        user = User.objects.create(username="do-thu", is_superuser=True)
        first, changed = sheet(rows, "Ghi chú thử"), sheet(rows, "Ghi chú khác")
        taken: dict[str, list[Taken]] = {}
        for _ in range(ROUNDS):
            one_round(first, changed, user, lambda name, found: taken.setdefault(name, []).append(found))
        tell(rows, taken, emit)


def one_round(first: bytes, changed: bytes, user: Any, note: Callable[[str, Taken], None]) -> None:
    """All ways in turn, so that whatever else the machine does burdens all."""
    Household.objects.all().delete()
    SheetImport.objects.all().delete()
    watch = Stopwatch()
    table = reading.read(first, "ho.xlsx", reading.resource_for(Household, user), reading.Answers())
    note("đọc bảng", (watch.seconds, watch.processor))
    records = [household(row.values, user) for row in table.rows]
    watch = Stopwatch()
    Household.objects.bulk_create(records)
    note("INSERT", (watch.seconds, watch.processor))
    execute("TRUNCATE assistance_household CASCADE")
    for name, data in (("thêm mới", first), ("nhập lại", first), ("sửa", changed)):
        job = waiting(data, user)
        watch = Stopwatch()
        run_job(job.pk)
        note(f"{name}: xem trước", (watch.seconds, watch.processor))
        SheetImport.objects.filter(pk=job.pk).update(state="storing")
        watch = Stopwatch()
        run_job(job.pk)
        note(f"{name}: nhập", (watch.seconds, watch.processor))
    job.refresh_from_db()
    assert job.state == "stored", job.message
    watch = Stopwatch()
    undo(job, by=user)
    note("hoàn tác", (watch.seconds, watch.processor))


def tell(rows: int, taken: dict[str, list[Taken]], emit: Callable[[str], None]) -> None:
    """Each way beside reading and one INSERT together."""
    middle = {name: tuple(map(median, zip(*found, strict=True))) for name, found in taken.items()}
    clock, processor = (middle["đọc bảng"][position] + middle["INSERT"][position] for position in (0, 1))
    emit(
        f"{rows} dòng; đọc bảng và INSERT: {clock:.2f} giây (bộ xử lý {processor:.2f}); tải của máy {os.getloadavg()[0]:.1f}."
    )
    for name, (seconds, used) in middle.items():
        emit(
            f"  {name}: {seconds:.2f} giây, tỷ lệ {seconds / clock:.2f} (bộ xử lý {used:.2f}, tỷ lệ {used / processor:.2f})"
        )


def make_units() -> None:
    commune = Unit.objects.create(code="xa-thu", name="Thử", kind="commune", since=date(2000, 1, 1))
    areas = (Unit(code=f"thu-{number}", name=f"Thôn {number}", kind="area", parent=commune) for number in range(AREAS))
    Unit.objects.bulk_create(areas)


def sheet(rows: int, note: str) -> bytes:
    """A workbook of invented households."""
    lines = (
        [f"h-{number}", f"Người Thử {number}", f"thu-{number % AREAS}", f"Nhà {number}", f"0900{number:06}",
         GROUPS[number % len(GROUPS)], note]
        for number in range(rows)
    )  # fmt: skip
    return xlsx_file([("Dữ liệu", [HEADERS, *lines])], bold_headers=True)


def household(values: dict[str, Any], user: Any) -> Household:
    """A record as the measure's INSERT takes it: nothing is checked."""
    unit = UNITS.get(values["unit"]) or UNITS.setdefault(values["unit"], Unit.objects.get(code=values["unit"]))
    group = next(value for value, label in Household.Group.choices if label == values["group"])
    return Household(**values | {"unit": unit, "group": group, "created_by": user, "updated_by": user})


UNITS: dict[str, Unit] = {}


def waiting(data: bytes, user: Any) -> SheetImport:
    """An import that has just arrived."""
    job = SheetImport.objects.create(
        content_type=ContentType.objects.get_for_model(Household), file_name="ho.xlsx", size=len(data),
        sha256=files.digest(data), created_by=user, updated_by=user,
    )  # fmt: skip
    files.store(job, data)
    return job


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
