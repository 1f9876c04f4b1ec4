"""What a resource can take from a sheet: its fields, with the headers by which offices call them."""

from dataclasses import dataclass, field
from typing import Any

from .spellings import forms_of, normal


@dataclass(frozen=True)
class Column:
    """A field of a resource. `header` is ours, `spellings` what offices write; `area` and `commune` are headers of a unit's two parts.

    `choices`: what names a choice of the field, folded; () for a field that has none.
    """

    name: str
    header: str
    spellings: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_money: bool = False
    is_number: bool = False
    is_text: bool = False


@dataclass(frozen=True)
class HeaderMeaning:
    """What a header names: a field, or a part of one ("area", "commune"); or why its column is never imported.

    `is_of_parent` where only a line above says so, and the lowest line of the header is not known.
    """

    field: str = ""
    part: str = ""
    reason: str = ""
    is_of_parent: bool = False


@dataclass
class Vocabulary:
    """All headers that a sheet of one resource may have. `words` maps a normal spelling to its meaning."""

    columns: list[Column]
    words: dict[str, HeaderMeaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column in self.columns:
            for part, spellings in (("area", column.area), ("commune", column.commune), ("", column.spellings)):
                self.words |= {normal(text): HeaderMeaning(column.name, part) for text in spellings}
        # Our own headers are no matter of opinion: they win over what another field is called elsewhere.
        self.words |= {normal(column.header): self.own_meaning(column) for column in self.columns}

    @staticmethod
    def own_meaning(column: Column) -> HeaderMeaning:
        """The whole field, also where its header is what others call a part: "Khu dân cư" may hold "Thôn 1, xã Đạ Đờn"."""
        part = "area" if normal(column.header) in map(normal, column.area) else ""
        return HeaderMeaning(column.name, part)

    def meaning(self, text: str) -> HeaderMeaning | None:
        """What a header means: as it stands, else without its brackets; None for one that nobody told us."""
        return next((self.words[form] for form in forms_of(text) if form in self.words), None)

    def column(self, name: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> list[str]:
        """Names of all fields."""
        return [column.name for column in self.columns]


def columns_of(resource: Any) -> list[Column]:
    """The columns that a sheet of this resource may have for this person; those only shown have a header, too."""
    return [
        Column(name, field.column_name, **resource.traits_of(name, field)) for name, field in resource.fields.items()
    ]
