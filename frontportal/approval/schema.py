"""Migrations in few words: what the tables of everything publishable have for two persons."""

from collections.abc import Sequence

from django.db import models
from django.db.migrations import RunSQL
from django.db.migrations.operations.base import Operation

from frontportal.kit.records.base import FIRST_HOUR
from frontportal.kit.records.schema import USER, ModelOperations, with_columns, with_rules
from frontportal.kit.records.triggers import guard


def two_persons(*labels: str) -> list[Operation]:
    """Of models that are `Publishable`: who wrote last, who approved it, and hours between 2000 and the end of next year.

    Who changed a text last that is not public yet counts as its writer; of what is public nobody can tell any more.
    """
    together: list[Operation] = []
    for label in labels:
        together += with_columns(
            label,
            history=True,
            written_by=models.ForeignKey(USER, models.SET_NULL, null=True),
            is_self_approved=models.BooleanField(default=False),
        )
    return [ModelOperations(together), *(each for label in labels for each in rules_of_publishing(label))]


def rules_of_publishing(label: str) -> Sequence[Operation]:
    """The rules of `two_persons` for one model."""
    table = label.replace(".", "_").lower()
    named = models.Q(written_by__isnull=True) | models.Q(published_by__isnull=True)
    different = ~models.Q(published_by=models.F("written_by")) | models.Q(is_self_approved=True)
    rules = with_rules(
        label,
        published_since_2000=models.Q(published_at__isnull=True) | models.Q(published_at__gte=FIRST_HOUR),
        two_persons=~models.Q(state="published") | named | different,
    )
    writers = (  # checked at once, for a table with checks to come can't be altered
        f"SET CONSTRAINTS ALL IMMEDIATE; UPDATE {table} SET written_by_id = updated_by_id "  # noqa: S608 (no data in it)
        "WHERE state IN ('draft', 'waiting'); SET CONSTRAINTS ALL DEFERRED"
    )
    return [RunSQL(writers, RunSQL.noop), ModelOperations(list(rules)), publishing_hours(table)]


def publishing_hours(table: str) -> RunSQL:
    """A trigger that refuses an hour of publishing after the end of next year, which no constraint can know."""
    return guard(
        f"{table}_published_in_time",
        """
    IF NEW.published_at >= make_timestamptz(
        extract(year FROM now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::int + 2, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh') THEN
        RAISE EXCEPTION 'Ngày đăng không được sau ngày 31/12 của năm sau.';
    END IF;
    RETURN NEW;
""",
        f"{table}_published_in_time BEFORE INSERT OR UPDATE OF published_at ON {table}",
    )
