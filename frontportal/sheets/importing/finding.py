"""Which stored record a row of a sheet means: by its natural key, or by all that it says."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError

from .. import new_keys
from .rows import ImportedRow
from .stored import StoredRecords, key_of

SEVERAL = "Có nhiều bản ghi đã lưu khớp với dòng này, không rõ cần sửa bản ghi nào."
SAME_AS = "Dòng này không ghi mã và giống hệt dòng {first}. Nếu là hai việc khác nhau, hãy ghi rõ chỗ khác nhau."
DOUBLED = "Dòng này trùng với dòng {first}."


class RowFinder:
    """Reads the cells of rows and finds, for a batch at a time, the records that they mean."""

    def __init__(self, resource: Any, dataset: Any) -> None:
        self.resource, self.dataset = resource, dataset
        headers = set(dataset.headers or ())
        self.columns = [
            (name, field)
            for name, field in resource.fields.items()
            if field.column_name in headers and not field.readonly
        ]
        self.key = [name for name in resource.get_import_id_fields() if name in resource.fields]
        self.model = resource._meta.model
        links = [
            field.name
            for field in self.model._meta.concrete_fields
            if field.is_relation and field.name in resource.fields
        ]
        self.stored = StoredRecords(
            resource.get_queryset().select_related(*links) if links else resource.get_queryset()
        )
        self.met: dict[Any, int] = {}  # what identifies a row → its first line in the file
        self.meant: dict[Any, int] = {}  # key of a stored record → the first line that means it
        self.twins: Counter[Any] = Counter()

    def rows(self) -> Iterator[ImportedRow]:
        """Every row of the sheet, its cells read; what can't be read is noted under its field."""
        faults = getattr(self.dataset, "faults", {})
        for number, data in enumerate(self.dataset._data, 2):
            line = data.tags[0] if data.tags else number
            row = ImportedRow(line, dict(zip(self.dataset.headers, data, strict=True)))
            self.read(row, faults.get(line, ()))
            yield row

    def read(self, row: ImportedRow, faults: Any) -> None:
        """The values of a row; `faults` are what reading the file has found wrong with it already."""
        for fault in faults:
            name = next((name for name, field in self.columns if field.column_name == fault.column), "")
            row.refuse(fault.sentence, name) if name else row.refuse(fault.sentence)
        for name, field in self.columns:
            if name in row.errors:
                continue
            try:
                row.values[name] = field.clean(row.source)
            except ValueError as error:
                row.refuse(str(error), name)
        self.resource.settle_row(row)

    def find(self, rows: list[ImportedRow]) -> None:
        """Give each row the record it means, or a new one, with the row's values in it."""
        keyed: list[ImportedRow] = []
        loose: dict[tuple[str, ...], list[ImportedRow]] = {}
        for row in rows:
            names = self.names_of(row)
            if names is None:
                continue
            keyed.append(row) if names == self.key else loose.setdefault(tuple(names), []).append(row)
        self.stored.find(self.key, [row.values for row in keyed])
        for row in keyed:
            self.choose(row, self.key, DOUBLED)
        for group, members in loose.items():
            if group != tuple(self.key):
                self.stored.find(group, [row.values for row in members])
            for row in members:
                self.choose_loose(row, list(group))
        for row in rows:
            self.fill(row)

    def names_of(self, row: ImportedRow) -> list[str] | None:
        """The fields by which a row's record is known; None where they can't be read.

        Those of the natural key; where a code or number of it is left blank, all that the row fills in.
        """
        if any(name in row.errors for name in self.key):
            return None
        absent = self.absent(row)
        if not absent:
            return None if any(self.is_missing(name, row.values[name]) for name in self.key) else self.key
        if any(self.is_required(name) for name in absent):
            return None  # a row without its key is told so; by what else it says it would mean whatever is alike
        names = [name for name in self.known_by() if name in row.values and name not in absent]
        unread = any(name in row.errors for name in self.known_by())
        return None if unread or any(self.is_missing(name, row.values[name]) for name in names) else names

    def absent(self, row: ImportedRow) -> list[str]:
        return new_keys.absent_parts(self.model, {name: row.values.get(name) for name in self.key})

    def known_by(self) -> list[str]:
        """What a row without its code is known by: all columns that are the record's own, or those the room names."""
        own = {field.name for field in self.model._meta.concrete_fields}
        return list(self.resource.alike) or [name for name, _ in self.columns if name in own]

    def is_required(self, name: str) -> bool:
        """Whether a part of the key is no code that a row may leave blank."""
        field = self.model._meta.get_field(name)
        return not field.null and not new_keys.is_optional_code(field)

    def is_missing(self, name: str, value: Any) -> bool:
        """Whether a required cell is empty: that is told when the row is checked as a new record."""
        return value is None and not self.model._meta.get_field(name).null

    def choose(self, row: ImportedRow, names: list[str], doubled: str) -> None:
        """The one stored record of the row's values; a row that an earlier one has said is refused."""
        first = self.met.setdefault((tuple(names), key_of(names, row.values)), row.line)
        if first != row.line:
            row.refuse_repetition(doubled.format(first=first))
            return
        found = self.stored.get(names, row.values)
        if len(found) > 1 and names == self.key:
            row.refuse(SEVERAL)
        elif found:
            row.record = found[0]

    def choose_loose(self, row: ImportedRow, names: list[str]) -> None:
        """The record of a row without a code. Of things that may well be alike, the second means the second stored."""
        if not self.resource.alike:
            self.choose(row, names, SAME_AS)
        else:
            position = self.twins[key := key_of(names, row.values)]
            self.twins[key] += 1
            row.record = next(iter(self.stored.get(names, row.values)[position : position + 1]), None)
        if row.record is not None:
            for name in self.absent(row):
                row.values[name] = getattr(row.record, name)

    def fill(self, row: ImportedRow) -> None:
        """Put the row's values into its record."""
        if row.record is not None and self.meant.setdefault(row.record.pk, row.line) != row.line:
            row.refuse_repetition(DOUBLED.format(first=self.meant[row.record.pk]))
            row.record = None
        row.is_new = row.record is None
        row.record = self.resource.init_instance(row.source) if row.record is None else row.record
        row.before = {} if row.is_new else {
            field.attname: getattr(row.record, field.attname) for field in self.model._meta.concrete_fields
        }  # fmt: skip
        for name, value in row.values.items():
            try:
                setattr(row.record, self.resource.fields[name].attribute, value)
            except (ValueError, ValidationError, FieldDoesNotExist) as error:
                row.refuse(str(error), name)
