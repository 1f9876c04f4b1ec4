"""Cells that name another record: by its code or name, and for units by the time in which they existed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from import_export import widgets

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.legacy_letters import refuse_old_fonts
from frontportal.kit.values.text import fold

from .cells import text_of

ALIKE = str.maketrans({",": " "} | dict.fromkeys("’‘ʼ′`´", "'"))
MOST_NAMED = 5
KEYS = ("code", "slug", "number", "username", "name", "title", "label", "head")


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
        self.unit_of: Callable[[dict[str, Any]], Any] | None = None  # the unit of a row, which tells namesakes apart
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
        self.learn_allowed()
        return names

    def learn_allowed(self) -> None:
        """Read which records the person may name."""
        if self.user is not None:
            self.allowed = set(visible(self.model._default_manager, self.user).values_list("pk", flat=True))

    def refuse_others(self, text: str, found: Any) -> None:
        """Raises ValueError for a record that this person may not name."""
        if self.allowed is not None and found.pk not in self.allowed:
            raise ValueError(f"“{text}” nằm ngoài địa bàn được phân công cho bạn.")

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        text = text_of(value)
        if not text:
            return None
        names = self.prepare() if self.names is None else self.names
        found = self.pick(text, names.get(words_of(text), []), row or {})
        self.refuse_others(text, found)
        return found

    def pick(self, text: str, found: list[Any], row: dict[str, Any]) -> Any:
        """The one record that is meant. Raises ValueError with a sentence for none, or several."""
        if not found:
            refuse_old_fonts(text)
            raise ValueError(f"Không có {self.model._meta.verbose_name} “{text}”.")
        if len(found) > 1 and self.unit_of and (unit := self.unit_of(row)):
            found = [record for record in found if getattr(record, "unit_id", None) == unit.pk] or found
        if len(found) > 1:
            named = "; ".join(map(self.named, found[:MOST_NAMED]))
            raise ValueError(f"Có nhiều {self.model._meta.verbose_name} “{text}”: {named}. Hãy ghi mã.")
        return found[0]

    def named(self, record: Any) -> str:
        """A candidate, by what tells it from others of its name: its code, and what it is."""
        key = self.render(record)
        return key if key == str(record) else f"{record} (mã {key})"

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        if value is None:
            return ""
        key = next((key for key in KEYS if getattr(value, key, None)), "")
        if key == "slug" and self.is_only(str(value)):
            return str(value)
        return str(getattr(value, key)) if key else str(value)

    def is_only(self, name: str) -> bool:
        """Whether one record alone is called so: people read its name then, not what stands in an address."""
        names = self.prepare() if self.names is None else self.names
        return len(names.get(words_of(name), ())) == 1


class UnitCell(LinkCell):
    """A unit by whatever offices call it; of several lives the one in force on the record's day.

    `FINDERS` are given by the rooms of such models: model → a class whose `find(text, span)` gives the record or raises
    ValueError, whose `add` learns a new one, and whose `notes` are sentences on names that were taken for others.
    """

    FINDERS: dict[Any, Callable[[], Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.finder: Any = None

    @property
    def notes(self) -> list[str]:
        """Names from before a merger that were followed, as sentences."""
        return list(self.finder.notes) if self.finder else []

    def learn(self, unit: Any) -> None:
        """Know a unit that was stored since, also to a person who may name it for having made it."""
        if self.finder:
            self.finder.add(unit)
        if self.allowed is not None:
            self.allowed.add(unit.pk)

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        text = text_of(value)
        if not text:
            return None
        if self.finder is None:
            self.finder = self.FINDERS[self.model]()
            self.learn_allowed()
        try:
            found = self.finder.find(text, self.when(row or {}) if self.when else None)
        except ValueError:
            refuse_old_fonts(text)
            raise
        self.refuse_others(text, found)
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


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
