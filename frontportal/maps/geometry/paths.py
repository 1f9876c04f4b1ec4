"""Rings of whole numbers as the `d` of an SVG path, as short as they can be said."""

from collections.abc import Iterable

Ring = list[tuple[int, int]]


def path_of(rings: Iterable[Ring]) -> str:
    """Each ring from its first point on by steps: `"M3 4l5-2-1 6z"`; "" without rings. The first point is not said again."""
    return "".join(piece for ring in rings for piece in steps_of(ring))


def steps_of(ring: Ring) -> Iterable[str]:
    x, y = ring[0]
    yield f"M{x} {y}l"
    text = ""
    for next_x, next_y in ring[1:]:
        for step in (next_x - x, next_y - y):
            text += f" {step}" if text and step >= 0 else str(step)
        x, y = next_x, next_y
    yield f"{text}z"
