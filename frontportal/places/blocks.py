"""What happened in a unit: each pillar tells it in its own `unit_blocks.py`, the unit's page shows it."""

from dataclasses import dataclass

from frontportal.kit import discovery
from frontportal.kit.money import dong


@dataclass(frozen=True)
class Link:
    """A cell that leads on."""

    text: str
    url: str


@dataclass(frozen=True)
class Block:
    """A small table on a unit's page: `columns` are its heads, each row has one cell for each head.

    A cell is a text, a whole number (shown as 1.300, set to the right) or a Link; the first names its row.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[tuple]
    position: int = 50
    url: str = ""
    more: str = "Xem tất cả"

    @property
    def heads(self) -> list[dict]:
        """The columns as the house's table part takes them; a column is numeric where its first cell is."""
        numeric = [isinstance(cell, int) for cell in self.rows[0]]
        return [{"label": label, "numeric": right} for label, right in zip(self.columns, numeric, strict=True)]

    @property
    def lines(self) -> list[list[dict]]:
        """The rows as the house's table part takes them."""
        return [[shown(cell) for cell in row] for row in self.rows]


def shown(cell: str | int | Link) -> dict:
    if isinstance(cell, Link):
        return {"text": cell.text, "url": cell.url}
    if isinstance(cell, int):
        return {"text": dong(cell), "sort": cell, "numeric": True}
    return {"text": cell}


def blocks_of(unit) -> list[Block]:
    """The blocks of all pillars that have something to say about a unit, by position."""
    found = [block for module in discovery.modules("unit_blocks") for block in module.blocks(unit)]
    return sorted((block for block in found if block.rows), key=lambda block: block.position)


def onward_links() -> list[Link]:
    """What pillars offer across all units, from `onward()` of their `unit_blocks.py`."""
    return [link for module in discovery.modules("unit_blocks") for link in getattr(module, "onward", list)()]
