"""A row on its way to becoming a record, and what the library and our pages are told of it."""

from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from import_export.results import RowResult


class SheetRowResult(RowResult):
    """As the library's, of a row of a file.

    `line` is the file's. `before` keeps, attribute → stored value, what an update has changed; `version` is the key of
    the history that the row has made. `source` are the cells of the row, under our headers. `doubts`: as of `ImportedRow`.
    `is_known`: it means a stored record, whatever is wrong with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line = 0
        self.before: dict[str, Any] = {}
        self.version: int | None = None
        self.source: dict[str, Any] = {}
        self.doubts: list[str] = []
        self.is_known = False


@dataclass
class ImportedRow:
    """`source`: header → cell. `values`: field → what was read; `errors`: field, or NON_FIELD_ERRORS → what is wrong.

    `record` is the one found or a new one, `before` its stored attributes. `blank` is a new one as it came from the row,
    to begin again from after the database has refused it. `is_repetition`: an earlier row means the same record.
    `doubts`: sentences about a row that may be right and yet looks wrong (`kit.doubts`).
    """

    line: int
    source: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[ValidationError]] = field(default_factory=dict)
    record: Any = None
    is_new: bool = True
    before: dict[str, Any] = field(default_factory=dict)
    blank: dict[str, Any] = field(default_factory=dict)
    version: int | None = None
    import_type: str = RowResult.IMPORT_TYPE_SKIP
    is_repetition: bool = False
    doubts: list[str] = field(default_factory=list)

    def refuse(self, error: ValidationError | str, name: str = NON_FIELD_ERRORS) -> None:
        """Note what is wrong: under its fields where the error names them, else under `name`."""
        error = error if isinstance(error, ValidationError) else ValidationError(error)
        found = error.error_dict if hasattr(error, "error_dict") else {name: error.error_list}
        for each, errors in found.items():
            self.errors.setdefault(each, []).extend(errors)
        self.import_type = RowResult.IMPORT_TYPE_INVALID

    def stored(self) -> Any:
        """The record found, as it is stored: what the row changes is left aside."""
        record = copy(self.record)
        for name, value in self.before.items():
            setattr(record, name, value)
        return record

    def refuse_repetition(self, sentence: str) -> None:
        """An earlier row means the same record: whatever else might be said of this one follows from that."""
        self.refuse(sentence)
        self.is_repetition = True

    def changed(self) -> dict[str, Any]:
        """Attribute → stored value, of those that the row gives another one."""
        record = self.record
        return {name: value for name, value in self.before.items() if getattr(record, name) != value}
