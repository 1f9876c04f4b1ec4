"""The import of a sheet in batches: as the library's own, with as many questions to the database for a batch as for a row."""

from itertools import islice
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from import_export.results import InvalidRow, Result, RowResult

from frontportal.kit.alone import writing_alone
from frontportal.kit.doubts import DoubtMixin, raises_doubt
from frontportal.kit.numbering import Numbered, number_all
from frontportal.kit.records.base import sign, stamp

from .checks import RowChecks
from .finding import RowFinder
from .rows import ImportedRow, SheetRowResult
from .writing import RowWriter

BATCH = 500
TAKEN = "Bản ghi đã có và nằm ngoài địa bàn được phân công cho bạn."


class BatchImport:
    """Before ModelResource: what its `import_data` does with the rows. Nothing else of the library's import is used.

    A room may set `batch` to 1 where later rows may name records of earlier ones, and overwrite `before_write` and
    `after_write`.
    """

    batch = BATCH
    user: Any
    _meta: Any
    fields: dict[str, Any]

    def before_write(self, records: list[Any]) -> None:
        """Of records about to be stored together: who did it, and the codes of those that came without. A room adds what
        else is given on saving."""
        number_all(record for record in records if isinstance(record, Numbered))
        for record in records:
            stamp(record, self.user)
            sign(record, self.user)

    def after_write(self, created: list[Any], updated: list[Any]) -> None:
        """Of records just stored together. A room adds what a new record comes with."""

    def import_data_inner(
        self,
        dataset: Any,
        dry_run: bool,
        raise_errors: bool,
        using_transactions: bool,
        collect_failed_rows: bool,
        **kwargs: Any,
    ) -> Any:
        """As the library does; bad rows are named by their line in the file. `notes` tell what the file hides
        and which names were taken for others."""
        result: Any = self.get_result_class()()  # type: ignore[attr-defined]
        result.diff_headers = self.get_diff_headers()  # type: ignore[attr-defined]
        try:
            self.before_import(dataset, **kwargs)  # type: ignore[attr-defined]
        except ValueError as error:
            self.handle_import_error(result, error, raise_errors)  # type: ignore[attr-defined]
        result.file_name = str(kwargs.get("file_name") or "")
        result.total_rows = len(dataset)
        with writing_alone([] if dry_run else [self._meta.model]):
            self.import_rows(dataset, result, **kwargs)
        result.notes = [*getattr(dataset, "notes", []), *self.link_notes()]  # type: ignore[attr-defined]
        return result

    def import_rows(
        self,
        dataset: Any,
        result: Result,
        *,
        reason: str = "",
        doubt_reason: str = "",
        progress: Any = None,
        **kwargs: Any,
    ) -> None:
        """All rows, a batch at a time; `progress(rows done, of all)` is told after each.

        `reason` goes into the history; `doubt_reason` is why rows that look wrong are stored all the same.
        """
        finder = RowFinder(self, dataset)
        checks = RowChecks(self._meta.model, self.user)
        writer = RowWriter(self, user=self.user, reason=reason)
        rows, done = finder.rows(), 0
        while batch := list(islice(rows, self.batch)):
            finder.find(batch)
            self.refuse_hidden(batch, checks)
            changing = [row for row in batch if row.errors or row.is_new or row.changed()]
            checks.ask([row.record for row in changing if row.record is not None])
            for row in changing:
                self.check_row(row, checks)
            find_doubts([row for row in changing if not row.errors], doubt_reason)
            writer.write([row for row in changing if not row.errors])
            for row in batch:
                add_result(result, row, self.header_of)  # type: ignore[attr-defined]
            done += len(batch)
            if progress is not None:
                progress(done, len(dataset))

    def refuse_hidden(self, batch: list[ImportedRow], checks: RowChecks) -> None:
        """What was found must be the person's to change."""
        known = [row for row in batch if not row.is_new]
        if self.user is None or not known:
            return
        seen = checks.visible_keys(row.record.pk for row in known)
        for row in known:
            if row.record.pk not in seen:
                row.refuse(TAKEN)

    def check_row(self, row: ImportedRow, checks: RowChecks) -> None:
        """Note at the row all that speaks against it. A room may add rules."""
        if row.record is not None and not row.is_repetition:
            checks.check(row)


def find_doubts(rows: list[ImportedRow], reason: str) -> None:
    """Note at the rows what looks wrong about them; their records keep the person's reason."""
    records = [row.record for row in rows]
    if not records or not issubclass(type(records[0]), DoubtMixin):
        return
    for row, doubts in zip(rows, type(records[0]).doubts_of(records), strict=True):
        if doubts and raises_doubt(row.record, () if row.is_new else row.changed()):
            row.doubts = [doubt.sentence for doubt in doubts]
            row.record.doubt_reason = reason


def add_result(result: Any, row: ImportedRow, header_of: Any) -> None:
    """Tell the library's result what became of the row."""
    row_result = SheetRowResult()
    row_result.line, row_result.source, row_result.version = row.line, row.source, row.version
    row_result.doubts, row_result.is_known = row.doubts, row.record is not None and not row.is_new
    if row.errors:
        row.import_type = RowResult.IMPORT_TYPE_INVALID
        row_result.validation_error = ValidationError(
            {name if name == NON_FIELD_ERRORS else header_of(name): errors for name, errors in row.errors.items()}
        )
        result.invalid_rows.append(InvalidRow(row.line, row_result.validation_error, tuple(row.source.values())))
    elif row.import_type != RowResult.IMPORT_TYPE_SKIP or row.record is not None:
        row_result.instance, row_result.object_id = row.record, getattr(row.record, "pk", None)
        row_result.before = {} if row.is_new else row.changed()
    row_result.import_type = row.import_type
    result.increment_row_result_total(row_result)
    result.append_row_result(row_result)
