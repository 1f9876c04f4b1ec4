"""What a room tells about how it is running, for the administrators' page of state.

A room registers in `state_facts.py` a list GROUPS of (title, function); a function returns facts.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StateFact:
    """One line of the page. `is_well` is None for what is neither good nor bad, such as a version."""

    label: str
    text: str
    is_well: bool | None = None
    url: str = ""


def size(count: int) -> str:
    """Bytes as people read them: 12 MB, 3,4 GB."""
    if count < 1024**3:
        return f"{count / 1024**2:.0f} MB"
    return f"{count / 1024**3:.1f} GB".replace(".", ",")
