"""From a file to committed, searchable rows, beside a COPY of the same prepared rows into the same indexed table."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection, transaction

from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund

from .memory import watched
from .sample_data import NUMBER, write_csv, write_xlsx
from .scratch import scratch_database

HELP = "nhập sao kê CSV và XLSX so với COPY các dòng đã chuẩn bị vào cùng bảng có chỉ mục"
ROUNDS = 3
EMPTY = """
DO $$ BEGIN
    SET LOCAL session_replication_role = replica;
    TRUNCATE statements_statementline, statements_statement CASCADE;
END $$
"""
ONLY_LINES = EMPTY.replace("statements_statementline, statements_statement CASCADE", "statements_statementline CASCADE")
COLUMNS = """(statement_id, account_id, number, day, time, debit, credit, balance, reference, memo, counterparty,
    counter_account, page, line, sequence, folded, words, identity, ordinal)"""


def run(rows: int, say: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, scratch_database():
        place = Path(folder)
        fund = Fund.objects.create(name="Quỹ đo thử", slug="do-thu")
        BankAccount.objects.create(bank="agribank", number=NUMBER, name="Đo thử", fund=fund)
        for name, write in (("sao-ke.csv", write_csv), ("sao-ke.xlsx", write_xlsx)):
            measure(write(place / name, rows), rows, place / "prepared", say)


def measure(path: Path, rows: int, prepared: Path, say: Callable[[str], None]) -> None:
    """Rounds of both ways in turn, so that whatever else the machine does burdens both."""
    whole, plain, memory = [], [], []
    for _ in range(ROUNDS):
        execute(EMPTY)
        seconds, most = alone(path)
        whole.append(seconds)
        memory.append(most)
        copy_out(prepared)
        execute(ONLY_LINES)
        plain.append(timed(lambda: copy_in(prepared)))
    say(
        f"{path.suffix[1:].upper()}, {rows} dòng: nhập {median(whole):.2f} giây, COPY {median(plain):.2f} giây, "
        f"tỷ lệ {median(whole) / median(plain):.2f}; bộ nhớ cao nhất {max(memory) >> 20} MB."
    )


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def timed(act: Callable) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def alone(path: Path) -> tuple[float, int]:
    """Seconds and peak memory in bytes of an import in a process of its own, the process that reads included."""
    said, most = watched([sys.executable, "-m", "welfare.bench.single_import", str(path)], cwd=settings.BASE_DIR)
    return float(said), most


def copy_out(prepared: Path) -> None:
    with connection.cursor() as cursor, prepared.open("wb") as file:
        names = COLUMNS.strip("()")
        with cursor.copy(f"COPY (SELECT {names} FROM statements_statementline ORDER BY id) TO STDOUT") as copy:  # noqa: S608 - ours
            for block in copy:
                file.write(block)


@transaction.atomic
def copy_in(prepared: Path) -> None:
    with (
        prepared.open("rb") as file,
        connection.cursor() as cursor,
        cursor.copy(f"COPY statements_statementline {COLUMNS} FROM STDIN") as copy,
    ):
        while block := file.read(1 << 16):
            copy.write(block)
