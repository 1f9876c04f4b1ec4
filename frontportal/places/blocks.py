"""What happened in a unit: each pillar tells it in its own `unit_blocks.py`, the unit's page shows it."""

from dataclasses import dataclass

from frontportal.kit import discovery


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


def blocks_of(unit) -> list[Block]:
    """The blocks of all pillars that have something to say about a unit, by position."""
    found = [block for module in discovery.modules("unit_blocks") for block in module.blocks(unit)]
    return sorted((block for block in found if block.rows), key=lambda block: block.position)
