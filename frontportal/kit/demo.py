"""The demonstration world that rooms fill, from the ground floor up."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

LABEL = "dữ liệu minh hoạ"


@dataclass
class DemoContext:
    """Handed from room to room: a seeded source of chance, anew for each, the demo users by role, what lower rooms made."""

    random: Random = field(default_factory=lambda: Random(2023))
    users: dict[str, Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)

    def stamps(self, role: str) -> dict[str, Any]:
        """`created_by` and `updated_by` of records that a demo user of this role enters."""
        return {"created_by": self.users[role], "updated_by": self.users[role]}

    def with_shared_chance(self, name: str, seed: int) -> "DemoContext":
        """The same world with a source of chance that all rooms share that ask for this name."""
        return DemoContext(self.made.setdefault(f"chance: {name}", Random(seed)), self.users, self.made)

    def __getitem__(self, name: str) -> Any:
        return self.made[name]

    def __setitem__(self, name: str, thing: Any) -> None:
        self.made[name] = thing


def split_sum(total: int, parts: int, random: Random, *, step: int = 1, least: int = 1) -> list[int]:
    """`parts` amounts, each a multiple of `step` and at least `least` steps, that add up to exactly `total`.

    What does not divide by `step` is added to the last amount.
    """
    steps, rest = divmod(total, step)
    free = steps - parts * least
    cuts = sorted(random.randint(0, free) for _ in range(parts - 1))
    amounts = [(high - low + least) * step for low, high in zip([0, *cuts], [*cuts, free], strict=True)]
    amounts[-1] += rest
    return amounts
