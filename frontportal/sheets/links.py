"""Cells that name another record: by its code or name, and for units by the time in which they existed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from import_export import widgets

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import fold

from .cells import text_of

ALIKE = str.maketrans({",": " "} | dict.fromkeys("’‘ʼ′`´", "'"))
KEYS = ("code", "slug", "number", "username", "name", "title", "label")


def words_of(text: str) -> str:
    """Folded, without commas and with one apostrophe: "Thôn 1 , xã N’Thôn Hạ" is found however it was typed."""
    return " ".join(fold(text.translate(ALIKE)).split())


class LinkCell(widgets.ForeignKeyWidget):
    """A related record named by one of its KEYS. All of them are read once for the whole sheet."""

    def __init__(
        self, model: Any, *, user: Any = None, when: Callable[[dict[str, Any]], tuple[date, date] | None] | None = None
    ) -> None:
        super().__init__(model, field="pk")
        self.user, self.when = user, when
        self.names: dict[str, list[Any]] | None = None
        self.allowed: set[Any] | None = None

    def related(self) -> Any:
        """The records that may be named, before the user's limits."""
        return self.model._default_manager.all()

    def names_of(self, record: Any) -> set[str]:
        """What a record may be called, folded."""
        return {words_of(str(getattr(record, key))) for key in KEYS if getattr(record, key, None)}

    def prepare(self) -> dict[str, list[Any]]:
        """Read all related records, by what they are called, and which of them the user may name."""
        names: dict[str, list[Any]] = {}
        for record in self.related():
            for name in self.names_of(record):
                names.setdefault(name, []).append(record)
        self.names = names
        if self.user is not None:
            self.allowed = set(visible(self.model._default_manager, self.user).values_list("pk", flat=True))
        return names

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        text = text_of(value)
        if not text:
            return None
        names = self.prepare() if self.names is None else self.names
        found = self.pick(text, names.get(words_of(text), []), row or {})
        if self.allowed is not None and found.pk not in self.allowed:
            raise ValueError(f"“{text}” nằm ngoài địa bàn được phân công cho bạn.")
        return found

    def pick(self, text: str, found: list[Any], row: dict[str, Any]) -> Any:
        """The one record that is meant. Raises ValueError with a sentence for none, or several."""
        if not found:
            raise ValueError(f"Không có {self.model._meta.verbose_name} “{text}”.")
        if len(found) > 1:
            raise ValueError(f"Có nhiều {self.model._meta.verbose_name} tên “{text}”. Hãy ghi mã.")
        return found[0]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        if value is None:
            return ""
        return next((str(getattr(value, key)) for key in KEYS if getattr(value, key, None)), str(value))


class UnitCell(LinkCell):
    """A unit by code, by name, or as "Thôn 1, xã Đạ Đờn"; of several lives the one in force on the record's day."""

    def related(self) -> Any:
        """All units, with what they lie in."""
        return self.model._default_manager.select_related("parent")

    def names_of(self, record: Any) -> set[str]:
        """What a unit may be called, folded; with its kind and what it lies in as well."""
        return super().names_of(record) | {
            words_of(str(record)),
            words_of(f"{record.get_kind_display()} {record.name}"),
        }

    def pick(self, text: str, found: list[Any], row: dict[str, Any]) -> Any:
        """The one unit that is meant: of several lives the one on the record's day. Raises ValueError with a sentence."""
        when = self.when(row) if self.when else None
        alive = [unit for unit in found if when is None or lives(unit, *when)]
        if when and found and not alive:
            raise ValueError(f"“{text}” không tồn tại {span_in_words(*when)}.")
        if len(alive) > 1 and len({unit.code for unit in alive}) == 1:
            # One code, several lives in the same year: a record that names only the year means the last one.
            return max(alive, key=lambda unit: unit.since or date.min)
        return super().pick(text, alive, row)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


def lives(unit: Any, first: date, last: date) -> bool:
    """Whether the unit exists on at least one day from `first` to `last`."""
    return (unit.since is None or unit.since <= last) and (unit.until is None or unit.until > first)


def span_in_words(first: date, last: date) -> str:
    """The span of a row's units: a day, or a year."""
    return f"vào ngày {first:%d/%m/%Y}" if first == last else f"trong năm {first.year}"


class ManyLinksCell(widgets.ManyToManyWidget):
    """Several related records parted by semicolons."""

    def __init__(self, model: Any, *, user: Any = None) -> None:
        super().__init__(model, separator=";")
        self.one = LinkCell(model, user=user)

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        parts = [part for part in text_of(value).split(";") if part.strip()]
        return [self.one.clean(part, row) for part in parts]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(self.one.render(record) for record in value.all()) if value is not None else ""
