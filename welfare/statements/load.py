"""A bank's file into the books: one transaction, all of it or nothing. The only module that writes statement lines."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from ..models import BankAccount, Statement
from . import contradictions, files, recognise, staging
from .proof import Certificate, Witness
from .reading import Controls, Reading, Refused, Row

MOST_CONFLICTS = 1_000

TAKE_FILE = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
TAKE_ACCOUNT = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))"
FIND_KNOWN = """
UPDATE welfare_place SET stored = line.id FROM welfare_statementline line
WHERE line.account_id = %s AND line.identity = welfare_place.identity AND line.ordinal = welfare_place.ordinal
"""
SPAN = "SELECT min(day), max(day) FROM welfare_incoming"
INSERT = """
INSERT INTO welfare_statementline (statement_id, account_id, number, day, time, debit, credit, balance, reference, memo,
    counterparty, counter_account, page, line, sequence, folded, words, identity, ordinal)
SELECT %s, %s, number, day, time, debit, credit, balance, reference, memo, counterparty, counter_account, page, line,
    sequence, folded, words, incoming.identity, ordinal
FROM welfare_incoming incoming JOIN welfare_place USING (number)
WHERE stored IS NULL AND NOT number = ANY(%s)
ORDER BY number
"""


@dataclass
class Report:
    """What an import found, as Statement keeps it. `statement` is its key once stored, None for a dry run."""

    layout: str
    rows: int
    credit: int
    debit: int
    opening: int | None
    closing: int | None
    new: int
    known: int
    conflicts: list[dict]
    set_aside: list[dict]
    proof: dict
    account: int
    statement: int | None = None
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        """What `manage.py import_statement --json` prints."""
        return {name: value for name, value in asdict(self).items() if name != "account"}


def import_statement(
    path: Path,
    *,
    by=None,
    name: str = "",
    account: str = "",
    dry_run: bool = False,
    today: date | None = None,
    progress=None,
) -> Report:
    """Read, prove and store a statement; a dry run does the same and stores nothing.

    `account` is the number of one of ours, needed where the file prints none of them. `progress(rows, percent)` hears
    how far reading is (None where unknown) and may raise Refused to cancel. Raises Refused; then nothing is stored.
    """
    sha256 = files.digest(path)
    with transaction.atomic():
        taken = one(TAKE_FILE, [sha256])
        if not taken:
            raise Refused("busy", "Tệp này đang được nhập ở một nơi khác. Hãy đợi rồi xem lại danh sách sao kê.")
        before = Statement.objects.filter(sha256=sha256).select_related("account").first()
        if before:
            return again(before, account)
        reading = recognise.read(path, name=name or path.name, today=today or timezone.localdate())
        with closing(reading.rows):
            certificate, witness = stage(reading, progress)
        ours, warnings = account_of(reading.controls, account)
        report = compare(reading, certificate, witness, ours)
        report.warnings = warnings
        if not dry_run:
            report.statement = store(report, path, sha256, name or path.name, ours, by)
        return report


def stage(reading: Reading, progress) -> tuple[Certificate, Witness]:
    """All rows into the tables of `staging`, and what they prove."""
    witness = Witness(reading.proof)
    passing = Passing(reading, witness)
    tell = progress and (lambda number: progress(number, passing.percent))
    staging.fill(passing, reading.proof, progress=tell)
    return witness.certificate(reading.controls), witness


class Passing:
    """The rows of a reading on their way, each shown to the witness; knows how far into the file they are."""

    def __init__(self, reading: Reading, witness: Witness):
        self.reading, self.witness = reading, witness
        self.row: Row | None = None

    def __iter__(self) -> Iterator[Row]:
        see = self.witness.see
        for row in self.reading.rows:
            self.row = row
            see(row)
            yield row

    @property
    def percent(self) -> int | None:
        """Pages or lines behind us, of those there are; below 100 as long as rows come."""
        if not self.row or not self.reading.total:
            return None
        return min(99, 100 * (self.row.page or self.row.line) // self.reading.total)


def account_of(controls: Controls, asked: str) -> tuple[BankAccount, list[str]]:
    """Whose statement it is, and what to warn of. Raises Refused for an account that is not ours."""
    printed = BankAccount.objects.filter(number=controls.account).first() if controls.account else None
    wanted = BankAccount.objects.filter(number="".join(asked.split())).first() if asked else None
    if asked and wanted is None:
        raise Refused("unknown_account", "Số tài khoản được chọn không phải của quỹ nào trong cổng.")
    if wanted and printed and wanted != printed:
        raise Refused("another_account", f"Tệp là sao kê của {printed.masked}, không phải của {wanted.masked}.")
    if wanted or printed:
        foreign = wanted and controls.account and not printed
        warning = "Số tài khoản in trong tệp không có trong cổng; tệp được ghi cho tài khoản đã chọn."
        return wanted or printed, [warning] if foreign else []
    if controls.account:
        raise Refused(
            "unknown_account", f"Tài khoản …{controls.account[-3:]} in trong tệp không phải của quỹ nào trong cổng."
        )
    raise Refused("unknown_account", "Tệp không in số tài khoản. Hãy chọn tài khoản của sao kê.")


def compare(reading: Reading, certificate: Certificate, witness: Witness, account: BankAccount) -> Report:
    """What of the staged rows is new, known or contradicted. Imports of one account wait for each other here."""
    one(TAKE_ACCOUNT, [account.number])
    with connection.cursor() as cursor:
        cursor.execute(FIND_KNOWN, [account.pk])
        known = cursor.rowcount
        cursor.execute(SPAN)
        first, last = cursor.fetchone()
    conflicts = []
    if known < witness.rows:
        conflicts = contradictions.find(account.pk, first, last, reading.proof, most=MOST_CONFLICTS + 1)
    if len(conflicts) > MOST_CONFLICTS:
        raise Refused(
            "contradicts",
            f"Hơn {MOST_CONFLICTS} dòng mâu thuẫn với sao kê đã nhập: tệp đã bị sửa hoặc của tài khoản khác.",
        )
    before, after = witness.ends(reading.controls)
    return Report(
        layout=reading.layout,
        rows=witness.rows,
        credit=witness.credit,
        debit=witness.debit,
        opening=before,
        closing=after,
        new=witness.rows - known - len(conflicts),
        known=known,
        conflicts=conflicts,
        set_aside=[asdict(row) for row in reading.set_aside],
        proof=certificate.as_json(),
        account=account.pk,
    )


def store(report: Report, path: Path, sha256: str, name: str, account: BankAccount, by) -> int:
    """Keep the file, then the statement, then its new lines. Returns the statement's key."""
    files.keep(path, sha256)
    first, last = row(SPAN)
    statement = Statement.objects.create(
        account=account,
        sha256=sha256,
        file_name=Path(name).name[-200:],
        size=path.stat().st_size,
        first_day=first,
        last_day=last,
        proof_kind=report.proof["kind"],
        outcome=report.proof["outcome"],
        created_by=by,
        updated_by=by,
        **{name: getattr(report, name) for name in STORED},
    )
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [statement.pk, account.pk, [conflict["number"] for conflict in report.conflicts]])
    return statement.pk


STORED = ("layout", "rows", "credit", "debit", "opening", "closing", "new", "known", "conflicts", "set_aside", "proof")


def again(before: Statement, asked: str) -> Report:
    """The report of a file that was imported already: nothing of it is new."""
    if asked and before.account.number != "".join(asked.split()):
        raise Refused("another_account", f"Tệp này đã được nhập cho {before.account.masked}.")
    report = Report(**{name: getattr(before, name) for name in STORED}, account=before.account_id, statement=before.pk)
    report.new, report.known = 0, before.rows - len(before.conflicts)
    report.warnings = ["Tệp này đã được nhập trước đó; không có gì được thêm."]
    return report


def one(sql: str, given: list):
    return row(sql, given)[0]


def row(sql: str, given: list | None = None) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()
