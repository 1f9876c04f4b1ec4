"""Cells that name another record: by its code or name, and for units by the time in which they existed."""

from datetime import date

from import_export import widgets

from ..records.scoping import visible
from ..values.text import fold
from .cells import text_of

ALIKE = str.maketrans({",": " "} | dict.fromkeys("’‘ʼ′`´", "'"))
KEYS = ("code", "slug", "number", "username", "name", "title", "label")


def words_of(text: str) -> str:
    """Folded, without commas and with one apostrophe: "Thôn 1 , xã N’Thôn Hạ" is found however it was typed."""
    return " ".join(fold(text.translate(ALIKE)).split())


class LinkCell(widgets.ForeignKeyWidget):
    """A related record named by one of its KEYS. All of them are read once for the whole sheet."""

    def __init__(self, model, *, user=None, when=None):
        super().__init__(model, field="pk")
        self.user, self.when = user, when
        self.names, self.allowed = None, None

    def related(self):
        return self.model._default_manager.all()

    def names_of(self, record) -> set[str]:
        return {words_of(str(getattr(record, key))) for key in KEYS if getattr(record, key, None)}

    def prepare(self):
        self.names = {}
        for record in self.related():
            for name in self.names_of(record):
                self.names.setdefault(name, []).append(record)
        if self.user is not None:
            self.allowed = set(visible(self.model._default_manager, self.user).values_list("pk", flat=True))

    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        if not text:
            return None
        if self.names is None:
            self.prepare()
        found = self.pick(text, self.names.get(words_of(text), []), row or {})
        if self.allowed is not None and found.pk not in self.allowed:
            raise ValueError(f"“{text}” nằm ngoài địa bàn được phân công cho bạn.")
        return found

    def pick(self, text: str, found: list, row: dict):
        if not found:
            raise ValueError(f"Không có {self.model._meta.verbose_name} “{text}”.")
        if len(found) > 1:
            raise ValueError(f"Có nhiều {self.model._meta.verbose_name} tên “{text}”. Hãy ghi mã.")
        return found[0]

    def render(self, value, obj=None, **kwargs):
        if value is None:
            return ""
        return next((str(getattr(value, key)) for key in KEYS if getattr(value, key, None)), str(value))


class UnitCell(LinkCell):
    """A unit by code, by name, or as "Thôn 1, xã Đạ Đờn"; of several lives the one in force on the record's day."""

    def related(self):
        return self.model._default_manager.select_related("parent")

    def names_of(self, record) -> set[str]:
        return super().names_of(record) | {
            words_of(str(record)),
            words_of(f"{record.get_kind_display()} {record.name}"),
        }

    def pick(self, text: str, found: list, row: dict):
        when = self.when(row) if self.when else None
        alive = [unit for unit in found if when is None or lives(unit, *when)]
        if found and not alive:
            raise ValueError(f"“{text}” không tồn tại {span_in_words(*when)}.")
        if len(alive) > 1 and len({unit.code for unit in alive}) == 1:
            # One code, several lives in the same year: a record that names only the year means the last one.
            return max(alive, key=lambda unit: unit.since or date.min)
        return super().pick(text, alive, row)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


def lives(unit, first: date, last: date) -> bool:
    """Whether the unit exists on at least one day from `first` to `last`."""
    return (unit.since is None or unit.since <= last) and (unit.until is None or unit.until > first)


def span_in_words(first: date, last: date) -> str:
    return f"vào ngày {first:%d/%m/%Y}" if first == last else f"trong năm {first.year}"


class ManyLinksCell(widgets.ManyToManyWidget):
    """Several related records parted by semicolons."""

    def __init__(self, model, *, user=None):
        super().__init__(model, separator=";")
        self.one = LinkCell(model, user=user)

    def clean(self, value, row=None, **kwargs):
        parts = [part for part in text_of(value).split(";") if part.strip()]
        return [self.one.clean(part, row) for part in parts]

    def render(self, value, obj=None, **kwargs):
        return "; ".join(self.one.render(record) for record in value.all()) if value is not None else ""
