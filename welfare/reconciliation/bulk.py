"""One decision for a whole list of lines, and many undone: by the database in one go, however long the list is."""

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from frontportal.kit.records.db_errors import translate_db_errors
from welfare.funds.models.fund import Fund

from .models import Match
from .querysets import with_amount_left

MATCH, HISTORY = Match, Match.history.model
FIELDS = [field for field in MATCH._meta.concrete_fields if not field.primary_key]
COLUMNS = ", ".join(field.column for field in FIELDS)
# What a version of the history knows beside the record itself.
VERSION = "INSERT INTO {history} (id, {columns}, history_date, history_type, history_user_id) SELECT id, {columns}, now(), %s, %s"


def lock_all_lines() -> None:
    """As `actions.take_turns`, for lines that are not listed here."""
    list(Fund.objects.select_for_update(no_key=True).order_by("pk").values("pk"))


@transaction.atomic
def decide(lines: QuerySet, *, by, reason: str = "", **named) -> int:
    """Say the same of all that waits of the lines: `appeal` and/or `unit`, or neither with a reason.

    All of them or none; those of which nothing waits any more are left alone. Returns how many were decided about.
    Raises ValidationError when one doesn't fit.
    """
    lock_all_lines()
    chosen = with_amount_left(lines.order_by()).annotate(whole=F("credit") + F("debit"))
    sql, given = chosen.values_list("pk", "left", "whole").query.sql_with_params()
    decision = MATCH(decider=MATCH.Decider.PERSON, decided_by=by, reason=reason, **named)
    from_chosen = {"line": "chosen.line", "amount": "chosen.rest", "part": "chosen.rest <> chosen.whole"}
    values = [
        field.get_db_prep_save(field.pre_save(decision, True), connection)
        for field in FIELDS
        if field.name not in from_chosen
    ]
    taken = ", ".join(from_chosen.get(field.name, "%s") for field in FIELDS)
    # Materialized, so that what is left is summed once for each line.
    rows = f"chosen (line, rest, whole) AS MATERIALIZED ({sql})"
    insert = f"INSERT INTO {MATCH._meta.db_table} ({COLUMNS}) SELECT {taken} FROM chosen WHERE rest > 0 RETURNING *"  # noqa: S608
    return copy_to_history(f"{rows}, changed AS ({insert})", [*given, *values], "+", by)


@transaction.atomic
def undo(matches: QuerySet, *, reason: str, by) -> int:
    """Take back those decisions that stand and name no entry, which is all there is to undo then. Returns how many."""
    lock_all_lines()
    plain = matches.standing().filter(contribution=None, disbursement=None).order_by().values_list("pk")
    sql, given = plain.query.sql_with_params()
    update = (
        f"UPDATE {MATCH._meta.db_table} SET undone_at = %s, undone_by_id = %s, undo_reason = %s "  # noqa: S608
        f"WHERE id IN ({sql}) RETURNING *"
    )
    return copy_to_history(f"changed AS ({update})", [timezone.now(), by.pk, reason, *given], "~", by)


def copy_to_history(change: str, given: list, kind: str, by) -> int:
    """Execute a change, `changed AS (…)`, that returns its rows, and keep their versions."""
    version = VERSION.format(history=HISTORY._meta.db_table, columns=COLUMNS)
    with translate_db_errors(), connection.cursor() as cursor:
        cursor.execute(f"WITH {change} {version} FROM changed", [*given, kind, by.pk])
        return cursor.rowcount
