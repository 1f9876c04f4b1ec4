"""What a room gives away as open data: named columns of chosen records, and nothing else of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from frontportal.kit.values.days import local_day

BLOCK = 1000  # records in memory


def value_of(record: Any, value: str | Callable[[Any], Any]) -> Any:
    """What a path of attributes ("unit__name", methods are called) or a function says of a record; None where the path ends early."""
    if callable(value):
        return value(record)
    for name in value.split("__"):
        record = getattr(record, name, None)
        if callable(record):
            record = record()
    return record


@dataclass(frozen=True)
class Column:
    """One public value. `name` stays for ever; `kind` is a type of Table Schema: string, integer, number, date, year or boolean.

    `value` is a path of attributes ("unit__name") or a function of the record. `choices` are all texts that may stand here.
    """

    name: str
    title: str
    value: str | Callable[[Any], Any]
    meaning: str = ""
    kind: str = "string"
    is_required: bool = False
    choices: tuple[str, ...] = ()
    least: int | None = None
    pattern: str = ""

    def of(self, record: Any) -> Any:
        """The cell of one record."""
        return value_of(record, self.value)


@dataclass(frozen=True)
class ForeignKey:
    """`column` holds the key of a row of the dataset `other`, whose column is `key`."""

    column: str
    other: str
    key: str


@dataclass(frozen=True)
class Dataset:
    """One table. `version` counts up when a column changes; its records come in a fixed order, a block at a time."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    records: Callable[[], Iterable[Any]]
    key: tuple[str, ...]
    position: int
    foreign_keys: tuple[ForeignKey, ...] = ()
    version: str = "1.0"

    def rows(self) -> Iterator[list[Any]]:
        """Cells as they are: numbers, days, true and false, text, None."""
        found = self.records()
        each = found.iterator(chunk_size=BLOCK) if isinstance(found, QuerySet) else found
        return ([local_day(column.of(record)) for column in self.columns] for record in each)


def as_text(value: Any) -> str:
    """A cell as CSV holds it: days as 2024-03-15, true and false, an empty cell for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def labels(choices: Any) -> tuple[str, ...]:
    """What a field with choices may say, as `Column.choices` takes it."""
    return tuple(str(label) for label in choices.labels)
