"""How many rows are covered, and how many are claimed that no printed figure covers: ours beside statementproof's.

statementproof (PyPI, 0.2.1) is the best public checker that was found. It is no part of the portal: it is installed into
a folder that goes again, when this measurement is asked for and the package index answers.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from welfare.bankfiles.read import read
from welfare.bankterms.model import PrintedFigures, Transaction
from welfare.proof.coverage import certify

from ..sample_data import OPENING, rows

HELP = "đối soát các tệp mẫu và một danh sách tự lập: số dòng đối soát được, bên cạnh statementproof 0.2.1"
PACKAGE = "statementproof==0.2.1"
SAMPLES = settings.BASE_DIR / "tests" / "welfare" / "bankfiles" / "samples"
SECONDS = 600
OF_FILE = """
import json, sys
from statementproof.extract import find_balances, parse
from statementproof.validate import validate
ends = find_balances(sys.argv[1])
found, _ = parse(sys.argv[1], ends)
print(json.dumps([len(found), validate(found, *ends).verdict]))
"""
OF_ROWS = """
import json, sys
from statementproof.validate import Txn, validate
rows, opening, closing = json.load(sys.stdin)
found = [Txn(number, day, "", amount, balance) for number, (day, amount, balance) in enumerate(rows, 1)]
print(json.dumps([len(found), validate(found, opening, closing).verdict]))
"""


def run(count: int, emit: Callable[[str], None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        other = Checker(Path(folder))
        if not other.is_there:
            emit(f"Không cài được {PACKAGE}: chỉ có phần của cổng.")
        truth = {each["file"]: each["rows"] for each in json.loads((SAMPLES / "manifest.json").read_text())["files"]}
        for path in sorted(path for path in SAMPLES.iterdir() if path.name in truth):
            emit(f"{path.name}, {truth[path.name]} dòng: {ours(path)}; {other.of_file(path)}.")
        for label, found, printed in variants(list(transactions(count))):
            covered = certify(found, printed).proven_rows
            emit(f"{label}, {len(found)} dòng: cổng đối soát được {covered}; {other.of_rows(found, printed, covered)}.")


def ours(path: Path) -> str:
    reading = read(path, name=path.name, today=timezone.localdate())
    found = list(reading.transactions)
    proof = certify(found, reading.printed, reading.rejected)
    return f"cổng đọc {len(found)}, đối soát được {proof.proven_rows} ({proof.outcome}, {proof.kind})"


def transactions(count: int):
    """An invented account, oldest first, a balance after each row."""
    for number, (day, reference, debit, credit, balance, memo) in enumerate(rows(count), 1):
        when = datetime.strptime(day, "%d/%m/%Y").date()  # noqa: DTZ007 - a day alone
        yield Transaction(when, debit or 0, credit or 0, memo, number, reference=reference, balance=balance)


def variants(found: list[Transaction]):
    """(label, rows, what is printed): the same list with its balances, with a few, and with a row gone."""
    middle, blank = len(found) // 2, PrintedFigures()
    yield "Số dư ở mọi dòng", found, PrintedFigures(opening=OPENING, closing=found[-1].balance)
    yield "Số dư ở ba dòng đầu", [row if row.line <= 3 else replace(row, balance=None) for row in found], blank
    without_middle = [row for row in found if row.line != middle]
    holes = [row if abs(row.line - middle) > 1 else replace(row, balance=None) for row in without_middle]
    yield "Mất một dòng, hai dòng bên cạnh không in số dư", holes, blank
    yield "Số dư ở mọi dòng, mất một dòng", without_middle, blank


class Checker:
    """statementproof in processes of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), PACKAGE]
        self.is_there = subprocess.run(command, capture_output=True, check=False).returncode == 0

    def of_file(self, path: Path) -> str:
        if path.suffix != ".pdf":
            return "statementproof chỉ đọc PDF"
        count, verdict = self.ask(OF_FILE, str(path)) or (None, None)
        return "statementproof không chạy" if count is None else f"statementproof đọc {count}: {verdict}"

    def of_rows(self, found: list[Transaction], printed: PrintedFigures, covered: int) -> str:
        """Its verdict on rows as they were read. VERIFIED speaks of all of them; what no figure covers is claimed falsely."""
        given = [(row.day.isoformat(), (row.credit - row.debit) * 100, cents(row.balance)) for row in found]
        answer = self.ask(OF_ROWS, given=json.dumps([given, cents(printed.opening), cents(printed.closing)]))
        if not answer:
            return "statementproof không chạy"
        claimed = len(found) if answer[1] == "VERIFIED" else 0
        return f"statementproof: {answer[1]}, nhận sai {max(0, claimed - covered)} dòng"

    def ask(self, code: str, *arguments: str, given: str = ""):
        if not self.is_there:
            return None
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            input=given, capture_output=True, text=True, check=False, timeout=SECONDS, env={"PYTHONPATH": str(self.folder)},
        )  # fmt: skip
        return json.loads(done.stdout) if done.returncode == 0 else None


def cents(amount: int | None) -> int | None:
    """Its unit is a hundredth."""
    return None if amount is None else amount * 100
