"""Records of a sheet are stored many at a time, with their history; what the database refuses is found by halving."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from import_export.results import RowResult

from frontportal.kit.records.db_errors import check_deferred, message_for

from .rows import ImportedRow
from .versions import history_of, keep_versions, settle, update_records

NEW, UPDATE = RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE


class RowWriter:
    """Stores the rows that were found right. `resource` gives its hooks, `reason` the words of the history by line."""

    def __init__(self, resource: Any, *, user: Any, reason: str = "") -> None:
        self.resource, self.user, self.reason = resource, user, reason
        self.model: type[models.Model] = resource._meta.model
        self.history = history_of(self.model)

    def write(self, rows: list[ImportedRow]) -> None:
        """Store them; of several among which one is refused, each half for itself, so that the refused one is named."""
        if not rows:
            return
        try:
            with transaction.atomic():
                self.store(rows)
                check_deferred()
            return
        except (DatabaseError, ValidationError) as error:
            if isinstance(error, DatabaseError) and not message_for(error):
                raise
            refusal = error
        for row in rows:
            begin_again(row)
        if len(rows) == 1:
            self.tell(rows[0], refusal)
            return
        self.write(rows[: len(rows) // 2])
        self.write(rows[len(rows) // 2 :])

    def tell(self, row: ImportedRow, refusal: Exception) -> None:
        """Why the database refused the row: as the model's own checks say it, else in the words of the refusal."""
        try:
            row.record.full_clean()
        except ValidationError as error:
            row.refuse(error)
            return
        row.refuse(refusal if isinstance(refusal, ValidationError) else message_for(refusal))

    def store(self, rows: list[ImportedRow]) -> None:
        """All of them, or an error of the database."""
        fresh = [row for row in rows if row.is_new]
        known = [row for row in rows if not row.is_new]
        for row in rows:
            row.blank = row.blank or dict(vars(row.record))
            row.record._change_reason = self.reason.format(line=row.line) if self.reason else None
        self.resource.before_write([row.record for row in rows])
        self.create(fresh)
        self.update(known)
        self.resource.after_write([row.record for row in fresh], [row.record for row in known])

    def create(self, rows: list[ImportedRow]) -> None:
        """New records with the first version of each."""
        records = [row.record for row in rows]
        self.model._default_manager.bulk_create(records)
        versions = keep_versions(records, history=self.history, user=self.user, is_update=False)
        for row, version in zip(rows, versions, strict=True):
            row.version, row.import_type = version, NEW

    def update(self, rows: list[ImportedRow]) -> None:
        """Changed records, their columns that differ only, with a version of each."""
        if not rows:
            return
        records = [row.record for row in rows]
        settle(records)
        names = {name for row in rows for name in row.changed()}
        versions = update_records(records, names, history=self.history, user=self.user)
        for row, version in zip(rows, versions, strict=True):
            row.version, row.import_type = version, UPDATE


def begin_again(row: ImportedRow) -> None:
    """The record as it was before it was tried to be stored."""
    record: Any = row.record
    if row.is_new and row.blank:
        links = record._state.fields_cache
        vars(record).clear()
        vars(record).update(row.blank | {"_state": models.base.ModelState()})
        record._state.fields_cache = links
