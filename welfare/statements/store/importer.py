"""A bank's file into the books: one transaction, all of it or nothing. The only module that writes statement lines."""

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from frontportal.kit.values.money import dong
from welfare.bankfiles.batches import EncodedReading
from welfare.bankfiles.read import read_encoded
from welfare.bankterms.model import FileRefusedError
from welfare.funds.models.bank_account import BankAccount
from welfare.proof.model import Coverage

from ..line_search.sql import fetch_row, fetch_value
from ..models.statement import Statement
from . import archive, conflicts, look_alikes, overlaps, staging
from .direct_copy import DaysAlreadyStored, DirectCopy
from .file_account import likely_account, resolve_account

MOST_CONFLICTS = 20_000  # kept with the statement, each of half a kilobyte; people decide about them
ENCODER = "welfare.statements.store.row_encoder:RowEncoder"
TAKE_FILE = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
TAKE_ACCOUNT = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))"
SPAN = "SELECT min(day), max(day) FROM incoming_lines"
# Equal rows of an account are counted: of two imports that would store one row twice, the second fails.
INSERT = """
INSERT INTO statements_statementline (statement_id, account_id, number, day, time, debit, credit, balance, reference, memo,
    counterparty, counter_account, page, line, sequence, folded, words, identity, ordinal, reading)
SELECT %(statement)s, %(account)s, number, day, time, debit, credit, balance, reference, memo, counterparty,
    counter_account, page, line, sequence, folded, words, incoming.identity,
    coalesce(stored.ordinal, 0) + row_number() OVER (PARTITION BY incoming.identity ORDER BY number), %(reading)s
FROM incoming_lines incoming LEFT JOIN LATERAL (
    SELECT max(ordinal) AS ordinal FROM statements_statementline WHERE account_id = %(account)s AND identity = incoming.identity
) stored ON true
WHERE NOT EXISTS (SELECT 1 FROM known_lines WHERE known_lines.number = incoming.number)
    AND number <> ALL(%(conflicts)s::int[])
ORDER BY number
"""


@dataclass
class Report:
    """What an import found, as Statement keeps it. `statement` is its key once stored, None for a dry run. `questions`
    are `{"code", "text"}`: an import has to be told that each is answered with yes. `notes` say how the file was read."""

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
    notes: list[str] = field(default_factory=list)
    questions: list[dict] = field(default_factory=list)
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
    accept: Collection[str] = (),
    dry_run: bool = False,
    today: date | None = None,
    progress=None,
) -> Report:
    """Read, prove and store a statement; a dry run does the same and stores nothing.

    `account` is the number of one of ours, needed where the file prints none of them. `progress(rows, percent)` hears
    how far reading is (None where unknown) and may raise FileRefusedError to cancel. `accept`: codes of questions that `by`
    answered with yes; one that is not among them refuses the import. Raises FileRefusedError; then nothing is stored.
    """
    sha256 = archive.digest(path)
    with transaction.atomic():
        taken = fetch_value(TAKE_FILE, [sha256])
        if not taken:
            raise FileRefusedError(
                "busy", "Tệp này đang được nhập ở một nơi khác. Hãy đợi rồi xem lại danh sách sao kê."
            )
        before = Statement.objects.filter(sha256=sha256).select_related("account").first()
        if before:
            return already_imported(before, account)
        task = ImportTask(
            path, name or path.name, sha256, account, frozenset(accept), by, today or timezone.localdate(), progress
        )
        if dry_run:
            return task.staged()[0]
        try:
            with transaction.atomic():
                return task.import_direct()
        except DaysAlreadyStored:
            return task.import_staged()


@dataclass
class ImportTask:
    """One file to import: by whom, for which account, read as on which day."""

    path: Path
    name: str
    sha256: str
    asked: str
    accept: frozenset[str]
    by: Any
    today: date
    progress: Callable[[int, int | None], None] | None

    def import_direct(self) -> Report:
        """Rows go into the table as they are read. Raises Overlap when that can't be, also before the first row."""
        reading = self.reading()
        with closing(reading.batches):
            early = likely_account(reading.printed, self.asked)
            if early is None:
                raise DaysAlreadyStored
            fetch_value(TAKE_ACCOUNT, [early.number])
            direct = DirectCopy(early.pk)
            proof = stream_rows(reading, self.progress, direct.fill)
        ours, questions = resolve_account(reading.printed, self.asked)
        if ours != early:
            raise DaysAlreadyStored
        report = report_of(reading, proof, ours, known=0, conflicts=[])
        report.questions = questions
        report.statement = self.save_statement(report, ours, direct.first, direct.last, key=direct.statement)
        return report

    def import_staged(self) -> Report:
        """All rows are compared with what is stored; then the new ones go into the table."""
        report, ours = self.staged()
        report.statement = self.save_statement(report, ours, *fetch_row(SPAN))
        insert_lines(report.statement, ours.pk, without=[conflict["number"] for conflict in report.conflicts])
        overlaps.store_runs(report.statement)
        return report

    def staged(self) -> tuple[Report, BankAccount]:
        reading = self.reading()
        with closing(reading.batches):
            proof = stream_rows(reading, self.progress, staging.fill)
        ours, questions = resolve_account(reading.printed, self.asked)
        report = compare(reading, proof, ours)
        report.questions = questions
        return report, ours

    def reading(self) -> EncodedReading:
        return read_encoded(self.path, name=self.name, today=self.today, encoder=ENCODER)

    def save_statement(
        self, report: Report, account: BankAccount, first: date, last: date, key: int | None = None
    ) -> int:
        """Keep the file, then the statement. Returns the statement's key. Raises FileRefusedError where a question is open."""
        answers = self.answers(report.questions)
        archive.store(self.path, self.sha256)
        statement = Statement.objects.create(
            pk=key,
            account=account,
            sha256=self.sha256,
            file_name=Path(self.name).name[-200:],
            size=self.path.stat().st_size,
            first_day=first,
            last_day=last,
            proof_kind=report.proof["kind"],
            outcome=report.proof["outcome"],
            proven_rows=report.proof["proven_rows"],
            answers=answers,
            created_by=self.by,
            updated_by=self.by,
            **{name: getattr(report, name) for name in STORED},
        )
        return statement.pk

    def answers(self, questions: list[dict]) -> list[dict]:
        """Each question with who said yes to it, and when."""
        for question in questions:
            if question["code"] not in self.accept:
                raise FileRefusedError("question", question["text"])
        stamp = {"by": str(self.by) if self.by else "", "at": timezone.now().isoformat(timespec="seconds")}
        return [question | stamp for question in questions]


def insert_lines(statement: int, account: int, *, without: Sequence[int] = (), reading: int = 1) -> int:
    """Store the staged rows that are not in `known_lines`, nor among those numbers. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT, {"statement": statement, "account": account, "conflicts": list(without), "reading": reading}
        )
        return cursor.rowcount


def stream_rows(reading: EncodedReading, progress, fill: Callable) -> Coverage:
    """All rows by `fill` to where they go, and what they prove."""
    tell = progress and (lambda batch: progress(batch.last, reading.percent(batch.position)))
    fill(reading.batches, progress=tell)
    return reading.proof


def compare(reading: EncodedReading, proof: Coverage, account: BankAccount) -> Report:
    """What of the staged rows is new, known or contradicted. Imports of one account wait for each other here."""
    fetch_value(TAKE_ACCOUNT, [account.number])
    found = overlaps.find_overlaps(account.pk, proof.rows, *fetch_row(SPAN))
    if len(found.contrary) > MOST_CONFLICTS:
        raise FileRefusedError(
            "contradicts",
            f"{dong(len(found.contrary))} dòng không khớp với sao kê đã nhập: tệp đã bị sửa hoặc của tài khoản khác.",
        )
    described = conflicts.describe(found.contrary) if found.contrary else []
    report = report_of(reading, proof, account, known=len(found.same), conflicts=described)
    report.warnings = look_alikes.warnings(account.pk) if report.new else []
    return report


def report_of(reading: EncodedReading, proof: Coverage, account: BankAccount, *, known: int, conflicts: list) -> Report:
    return Report(
        layout=reading.layout,
        rows=proof.rows,
        credit=proof.credit,
        debit=proof.debit,
        opening=proof.opening,
        closing=proof.closing,
        new=proof.rows - known - len(conflicts),
        known=known,
        conflicts=conflicts,
        set_aside=[asdict(row) for row in reading.rejected],
        proof=proof.as_json(),
        account=account.pk,
        notes=reading.notes,
    )


STORED = (
    "layout", "notes", "rows", "credit", "debit", "opening", "closing", "new", "known", "conflicts", "set_aside", "proof",
)  # fmt: skip


def already_imported(before: Statement, asked: str) -> Report:
    """The report of a file that was imported already: nothing of it is new."""
    if asked and before.account.number != "".join(asked.split()):
        raise FileRefusedError("another_account", f"Tệp này đã được nhập cho {before.account.masked}.")
    report = Report(**{name: getattr(before, name) for name in STORED}, account=before.account_id, statement=before.pk)
    report.new, report.known = 0, before.rows - len(before.conflicts)
    report.warnings = ["Tệp này đã được nhập trước đó; không có gì được thêm."]
    return report
