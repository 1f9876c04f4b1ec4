"""From a file to committed, searchable rows, beside a COPY of the same index_fields rows into the same indexed table."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund
from welfare.statements.store import copy_format

from ..memory import watched
from ..processor import Stopwatch, medians
from ..sample_data import NUMBER, write_csv, write_xlsx
from ..scratch import scratch_database

HELP = "nhập sao kê CSV và XLSX so với COPY các dòng đã chuẩn bị vào cùng bảng có chỉ mục"
ROUNDS = 3
EMPTY = """
DO $$ BEGIN
    SET LOCAL session_replication_role = replica;
    TRUNCATE statements_statementline, statements_statement CASCADE;
END $$
"""
ONLY_LINES = EMPTY.replace("statements_statementline, statements_statement CASCADE", "statements_statementline CASCADE")
COLUMNS = f"(statement_id, account_id, {copy_format.COLUMNS})"


def run(rows: int, emit: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, scratch_database():
        place = Path(folder)
        fund = Fund.objects.create(name="Quỹ đo thử", slug="do-thu")
        BankAccount.objects.create(bank="agribank", number=NUMBER, name="Đo thử", fund=fund)
        for name, write in (("sao-ke.csv", write_csv), ("sao-ke.xlsx", write_xlsx)):
            measure(write(place / name, rows), rows, place / "index_fields", emit)


def measure(path: Path, rows: int, index_fields: Path, emit: Callable[[str], None]) -> None:
    """Rounds of both ways in turn, so that whatever else the machine does burdens both."""
    whole, plain, memory = [], [], []
    for _ in range(ROUNDS):
        execute(EMPTY)
        taken, most = alone(path)
        whole.append(taken)
        memory.append(most)
        copy_out(index_fields)
        execute(ONLY_LINES)
        watch = Stopwatch()
        copy_in(index_fields)
        plain.append((watch.seconds, watch.processor))
    (seconds, processor), (seconds_plain, processor_plain) = map(medians, (whole, plain))
    emit(
        f"{path.suffix[1:].upper()}, {rows} dòng: nhập {seconds:.2f} giây, COPY {seconds_plain:.2f} giây, "
        f"tỷ lệ {seconds / seconds_plain:.2f} (thời gian bộ xử lý: {processor:.2f} và {processor_plain:.2f} giây, "
        f"tỷ lệ {processor / processor_plain:.2f}); bộ nhớ cao nhất {max(memory) >> 20} MB; "
        f"tải của máy {os.getloadavg()[0]:.1f}."
    )


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def alone(path: Path) -> tuple[tuple[float, float], int]:
    """Seconds by the clock and of processors, and peak memory in bytes, of an import in a process of its own, the process
    that reads included."""
    output, most = watched([sys.executable, "-m", "welfare.bench.single_import", str(path)], cwd=settings.BASE_DIR)
    seconds, processor = map(float, output.split())
    return (seconds, processor), most


def copy_out(index_fields: Path) -> None:
    with connection.cursor() as cursor, index_fields.open("wb") as file:
        names = COLUMNS.strip("()")
        with cursor.copy(f"COPY (SELECT {names} FROM statements_statementline ORDER BY id) TO STDOUT") as copy:  # noqa: S608 - ours
            for block in copy:
                file.write(block)


@transaction.atomic
def copy_in(index_fields: Path) -> None:
    with (
        index_fields.open("rb") as file,
        connection.cursor() as cursor,
        cursor.copy(f"COPY statements_statementline {COLUMNS} FROM STDIN") as copy,
    ):
        while block := file.read(1 << 16):
            copy.write(block)
