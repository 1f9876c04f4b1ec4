"""The outline of the demonstration: the usual one."""

from .outline import adopt_five_programmes

ORDER = 26


def load(world) -> None:
    adopt_five_programmes(world.users["editor"])
