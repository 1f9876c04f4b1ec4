"""The kept file of a statement read again: what would be other, and, when another person confirms, the new lines instead.

Lines that the file still says in the same way and place stay, with their matches. Lines that differ are marked as replaced,
never deleted; decisions about them are undone with a reason, so that their successors wait for new ones. Docs: 0015.

Rooms above register their decisions about lines in a module `line_decisions`: `count(keys)`, `undo(keys, *, reason, by)`.
"""

from contextlib import closing

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from frontportal.kit import discovery
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong
from welfare.bankterms.model import FileRefusedError

from ..line_search.sql import fetch_row, fetch_value
from ..models.rereading import Rereading
from ..models.statement import Statement
from . import archive, conflicts, importer, overlaps, staging
from .conflict_decisions import decide

UNDONE = "Tệp được đọc lại: dòng này được thay bằng dòng đọc đúng."
SAMPLE = 50  # rows of a difference that are shown
FIELDS = "day time debit credit balance reference memo counterparty counter_account page line sequence"
SAME = " AND ".join(f"here.{name} IS NOT DISTINCT FROM line.{name}" for name in FIELDS.split())
# Rows of the file that one of the statement's current lines says in the same way and place.
UNCHANGED = f"""
SELECT here.number, min(line.id) FROM incoming_lines here JOIN statements_statementline line
    ON line.statement_id = %s AND line.replaced_by_id IS NULL AND line.identity = here.identity AND {SAME}
GROUP BY here.number
"""  # noqa: S608 - names of our own columns
KEEP = "INSERT INTO known_lines (number, stored) SELECT * FROM unnest(%s::int[], %s::bigint[]) ON CONFLICT DO NOTHING"
DIGEST = """
SELECT md5(coalesce(string_agg(concat_ws('|', number, identity, time, reference, balance, counterparty, counter_account, page, line, sequence), ',' ORDER BY number), ''))
FROM incoming_lines
"""
GONE = """
SELECT line.id, line.number, line.day, line.debit, line.credit, line.memo FROM statements_statementline line
WHERE line.statement_id = %s AND line.replaced_by_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM known_lines WHERE stored = line.id)
ORDER BY line.number
"""
COME = """
SELECT number, day, debit, credit, memo FROM incoming_lines here
WHERE NOT EXISTS (SELECT 1 FROM known_lines known WHERE known.number = here.number) ORDER BY number
"""
REPLACE = "UPDATE statements_statementline SET replaced_by_id = %s WHERE id = ANY(%s)"
NAMES = ("number", "day", "debit", "credit", "memo")
FIGURES = (*importer.STORED, "proof_kind", "outcome", "proven_rows", "first_day", "last_day")


class NewReading:
    """A file staged once more, beside its statement's lines. Only inside a transaction, which also locks the account."""

    def __init__(self, statement: Statement):
        self.statement = statement
        path = archive.path_of(statement.sha256)
        if not path.is_file() or archive.digest(path) != statement.sha256:
            raise ValidationError("Không còn tệp gốc của sao kê này, hoặc tệp đã bị thay.")
        fetch_value(importer.TAKE_ACCOUNT, [statement.account.number])
        self.report = self.staged(path)
        self.first, self.last = fetch_row(importer.SPAN)
        found = overlaps.find_overlaps(statement.account_id, self.report.rows, self.first, self.last, but=statement.pk)
        unchanged = rows_of(UNCHANGED, [statement.pk])
        self.keep_first(unchanged, found.same)
        self.unchanged = len(unchanged)
        known = fetch_value("SELECT count(*) FROM known_lines", [])
        contrary = {number: line for number, line in found.contrary.items() if number not in dict(unchanged)}
        self.report.conflicts = conflicts.describe(contrary) if contrary else []
        self.report.known = known - self.unchanged
        self.report.new = self.report.rows - self.report.known - len(contrary)
        self.gone = rows_of(GONE, [statement.pk])
        self.come = [row for row in rows_of(COME, []) if row[0] not in contrary]

    def staged(self, path) -> importer.Report:
        statement = self.statement
        today = timezone.localdate(statement.created_at)
        try:
            task = importer.ImportTask(path, statement.file_name, statement.sha256, "", frozenset(), None, today, None)
            reading = task.reading()
            with closing(reading.batches):
                proof = importer.stream_rows(reading, None, staging.fill)
        except FileRefusedError as refused:
            raise ValidationError(f"Tệp không đọc lại được: {refused.message}") from refused
        return importer.report_of(reading, proof, statement.account, known=0, conflicts=[])

    def keep_first(self, unchanged: list[tuple], known: dict[int, int]) -> None:
        """A row whose own line stays keeps it, whatever other statements hold."""
        own = dict(unchanged)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM known_lines WHERE number = ANY(%s)", [list(own)])
            cursor.execute(KEEP, [list(own), list(own.values())])

    @property
    def difference(self) -> dict:
        """What people are shown: counts, the first rows of either kind, how many decisions will be undone."""
        return {
            "same": self.unchanged,
            "gone": len(self.gone),
            "come": len(self.come),
            "matches": sum(room.count([row[0] for row in self.gone]) for room in discovery.modules("line_decisions")),
            "gone_rows": [row_as_json(row[1:]) for row in self.gone[:SAMPLE]],
            "come_rows": [row_as_json(row) for row in self.come[:SAMPLE]],
            "before": {
                name: getattr(self.statement, name) for name in ("rows", "credit", "debit", "outcome", "layout")
            },
            "after": {name: getattr(self.report, name) for name in ("rows", "credit", "debit", "layout")}
            | {"outcome": self.report.proof["outcome"]},
            "digest": fetch_value(DIGEST, []),
        }


def row_as_json(row: tuple) -> dict:
    return dict(zip(NAMES, row, strict=True)) | {"day": row[1].isoformat()}


def rows_of(sql: str, given: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


@transaction.atomic
def difference(statement: Statement) -> dict:
    """What reading the file again would change; nothing is stored. Raises ValidationError when it can't be read."""
    found = NewReading(statement).difference
    transaction.set_rollback(True)
    return found


@transaction.atomic
def propose(statement: Statement, *, reason: str, by) -> Rereading:
    """Propose to take the new reading. Raises ValidationError without a reason, where nothing differs, and where a
    proposal waits."""
    new_reading = NewReading(statement)
    if not (new_reading.gone or new_reading.come or changed_figures(statement, new_reading)):
        raise ValidationError("Đọc lại tệp không cho gì khác.")
    if statement.rereadings.open().exists():
        raise ValidationError("Đã có đề nghị đọc lại tệp này.")
    rereading = Rereading(
        statement=statement,
        number=statement.reading + 1,
        reason=reason.strip()[:300],
        proposed_by=by,
        difference=new_reading.difference,
        before={name: as_json(getattr(statement, name)) for name in FIGURES},
    )
    rereading.validate_constraints()
    with translate_db_errors():
        rereading.save()
    return rereading


def changed_figures(statement: Statement, new_reading: NewReading) -> bool:
    return any(getattr(statement, name) != value for name, value in figures(new_reading).items())


def figures(new_reading: NewReading) -> dict:
    report = new_reading.report
    found = {name: getattr(report, name) for name in importer.STORED}
    found |= {
        "proof_kind": report.proof["kind"],
        "outcome": report.proof["outcome"],
        "proven_rows": report.proof["proven_rows"],
    }
    return found | {"first_day": new_reading.first, "last_day": new_reading.last}


def as_json(value):
    """As JSON keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


@transaction.atomic
def confirm(rereading: Rereading, *, by) -> int:
    """Let the new reading take the old one's place. Returns how many lines were replaced.

    Raises ValidationError when `by` proposed it, it was decided meanwhile, or the file reads otherwise than was shown.
    """
    statement = (
        Statement.objects.select_for_update(of=("self",)).select_related("account").get(pk=rereading.statement_id)
    )
    new_reading = NewReading(statement)
    rereading = decide(rereading, Rereading.State.CONFIRMED, by)
    shown_then = {name: rereading.difference[name] for name in ("digest", "same", "gone", "come")}
    if shown_then != {name: new_reading.difference[name] for name in shown_then}:
        raise ValidationError("Đọc lại tệp nay cho kết quả khác lúc đề nghị. Hãy từ chối rồi đề nghị lại.")
    # What took a line's place waits to be decided about anew.
    for room in discovery.modules("line_decisions"):
        room.undo([row[0] for row in new_reading.gone], reason=UNDONE, by=by)
    with connection.cursor() as cursor:
        cursor.execute(REPLACE, [rereading.pk, [row[0] for row in new_reading.gone]])
    without = [conflict["number"] for conflict in new_reading.report.conflicts]
    importer.insert_lines(statement.pk, statement.account_id, without=without, reading=rereading.number)
    overlaps.store_runs(statement.pk, reading=rereading.number)
    for name, value in figures(new_reading).items():
        setattr(statement, name, value)
    statement.reading, statement.updated_by = rereading.number, by
    statement.save(update_fields=Statement.append_only_except)
    return len(new_reading.gone)


@transaction.atomic
def refuse(rereading: Rereading, *, by) -> None:
    """Let a proposal go. Raises ValidationError when it was decided meanwhile."""
    decide(rereading, Rereading.State.REFUSED, by)


def difference_text(found: dict) -> str:
    """A difference in a sentence."""
    return (
        f"{dong(found['same'])} dòng giữ nguyên, {dong(found['gone'])} dòng bị thay hoặc bỏ, {dong(found['come'])} dòng nhập mới; "
        f"{dong(found['matches'])} quyết định khớp phải làm lại."
    )
