"""What waits for a person on the first screen of the admin. Rooms answer in `todo.py`: `def todos(user) -> list[Todo]`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Todo:
    """One line of work: how many records wait, and the list (a URL of the admin, already filtered) that shows them.

    `tone` is "calm" (can wait), "due" (should be done soon) or "late" (a deadline has passed). A line of which
    nothing waits is left out of the screen; a room returns only what `user` is permitted to do.
    """

    label: str
    count: int
    url: str
    tone: str = "calm"
