"""What happened in a unit: each pillar tells it in its own `unit_sections.py`, the unit's page shows it."""

import re
from dataclasses import dataclass

from frontportal.kit import discovery
from frontportal.kit.values.money import dong
from frontportal.replica.together import asked_together


@dataclass(frozen=True)
class Link:
    """A cell that leads on."""

    text: str
    url: str


@dataclass(frozen=True)
class Section:
    """A small table on a unit's page: `columns` are its headers, each row has one cell for each header.

    A cell is a text, a whole number (shown as 1.300) or a Link; the first names its row.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[tuple]
    position: int = 50
    url: str = ""
    more: str = "Xem tất cả"

    @property
    def headers(self) -> list[dict]:
        """The columns as the house's table part takes them; a column is numeric where its first cell is."""
        return [
            {"label": label, "numeric": cell.get("numeric")}
            for label, cell in zip(self.columns, self.lines[0], strict=True)
        ]

    @property
    def lines(self) -> list[list[dict]]:
        """The rows as the house's table part takes them."""
        return [[shown(cell, numeric=position > 0) for position, cell in enumerate(row)] for row in self.rows]


def shown(cell: str | int | Link, *, numeric: bool) -> dict:
    """A cell of the table part; where `numeric`, whatever reads as a number, `"13/14"` too, is set to the right."""
    text = dong(cell) if isinstance(cell, int) else cell.text if isinstance(cell, Link) else cell
    found = {"text": text, "numeric": numeric and bool(re.fullmatch(r"[\d.,/]+", text))}
    return found | {"url": cell.url} if isinstance(cell, Link) else found


def sections_of(unit) -> list[Section]:
    """The sections of all pillars that have something to say about a unit, by position. Where a pillar names one `question(unit)`, a
    QuerySet, it is asked together with the others', and `sections` is given its rows."""
    modules = discovery.modules("unit_sections")
    pillars = [module for module in modules if hasattr(module, "question")]
    rows = dict(zip(pillars, asked_together(*(module.question(unit) for module in pillars)), strict=True))
    found = [
        section
        for module in modules
        for section in (module.sections(unit, rows[module]) if module in rows else module.sections(unit))
    ]
    return sorted((section for section in found if section.rows), key=lambda section: section.position)


def onward_links() -> list[Link]:
    """What pillars offer across all units, from `onward()` of their `unit_sections.py`."""
    return [link for module in discovery.modules("unit_sections") for link in getattr(module, "onward", list)()]
