"""The lines that part a page's table: found as lines, as borders of cells, or as the edges of cells' filled areas."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

THIN = 3.0  # points: what is no wider is a line
SHORT = 6.0  # points: no cell is smaller
REPEATED = 3  # areas below each other make a column
MOST_OF_PAGE = 0.8
GAP = 0.3
NEAR = 1.5  # a thick line is often found as two
TALL = 0.3  # of the tallest wall: what is shorter frames a stamp and parts no columns
LEAST_RULES = 3  # walls: two are a frame, a third makes columns


class Box(NamedTuple):
    """A found line or area. `filled`: an area without a line around it."""

    left: float
    top: float
    right: float
    bottom: float
    filled: bool


class VerticalRule(NamedTuple):
    """An upright line, from `top` down to `bottom`; its pieces count as one."""

    x: float
    top: float
    bottom: float


class Ruling:
    """All positions in points from the page's top left."""

    def __init__(self, boxes: Iterable[Box], width: float, height: float):
        self.areas: list[Box] = []
        self.strokes: list[Box] = []  # lines across, however short: of the table, below a text, through it
        walls, levels, edges = [], [], []
        for box in boxes:
            wide, high = box.right - box.left, box.bottom - box.top
            if wide < THIN < SHORT < high:
                walls.append(VerticalRule((box.left + box.right) / 2, box.top, box.bottom))
            elif high < THIN < SHORT < wide:
                levels.append(middle(box))
                self.strokes.append(box)
            elif min(wide, high) > SHORT and not (wide > MOST_OF_PAGE * width and high > MOST_OF_PAGE * height):
                if box.filled:
                    self.areas.append(box)
                else:
                    walls += [VerticalRule(box.left, box.top, box.bottom), VerticalRule(box.right, box.top, box.bottom)]
                    edges += [box.top, box.bottom]
        self.walls, self.across, self.edges = merge_rules(walls), distinct(levels + edges), edges

    def leave_out(self, strikes: Iterable[Box]) -> None:
        """Count lines no more that go through a text: they part no rows."""
        struck = {middle(stroke) for stroke in strikes}
        if struck:
            staying = {middle(stroke) for stroke in self.strokes}.difference(struck).union(self.edges)
            self.across = [line for line in self.across if not is_near(line, struck) or is_near(line, staying)]

    def upright(self, below: float = 0.0) -> list[float]:
        """Where walls stand that reach below a height; where too few do, those that areas make."""
        walls = [wall for wall in self.walls if wall.bottom > below]
        tall = [wall for wall in walls if wall.bottom - wall.top >= TALL * max(one.bottom - one.top for one in walls)]
        found = [wall.x for wall in (tall if len(tall) > LEAST_RULES else walls)]
        if len(found) >= LEAST_RULES:
            return found
        made = [wall.x for wall in self.columns(below)]
        return made if len(made) >= LEAST_RULES else found

    def levels(self) -> Iterator[list[float]]:
        """Heights that may part the rows, the surest first: found lines, gaps between areas, what no area reaches across."""
        yield self.across
        yield self.gaps
        edges = distinct([edge for area in self.areas for edge in (area.top, area.bottom)])
        yield [edge for edge in edges if not any(area.top + 1 < edge < area.bottom - 1 for area in self.areas)]

    @cached_property
    def gaps(self) -> list[float]:
        """The heights, in points from the top, between which shaded areas lie apart."""
        found, end = [], 0.0
        for area in sorted(self.areas, key=lambda area: area.top):
            if area.top - end > GAP:
                found += [end, area.top]
            end = max(end, area.bottom)
        return distinct([*found[1:], end]) if found else []

    @property
    def depth(self) -> float:
        """How far down the columns reach, 0 without any."""
        return max((one.bottom for one in self.standing), default=0.0)

    def columns(self, below: float = 0.0) -> list[VerticalRule]:
        """The walls that areas make: where many begin, and where the last of them end."""
        areas = [area for area in self.areas if area.bottom > below]
        begun = Counter(round(area.left) for area in areas)
        walls = [
            VerticalRule(area.left, area.top, area.bottom) for area in areas if begun[round(area.left)] >= REPEATED
        ]
        if walls:
            end = max(area.right for area in areas)
            walls.append(VerticalRule(end, min(wall.top for wall in walls), max(wall.bottom for wall in walls)))
        return merge_rules(walls)

    @cached_property
    def standing(self) -> list[VerticalRule]:
        """The vertical lines, and the edges of areas that stand for such lines."""
        return sorted({*self.walls, *self.columns()})

    def separates(self, left: float, right: float, base: float) -> bool:
        """Whether a wall stands between two positions of a line of text."""
        index = bisect_left(self.standing, (left,))
        while index < len(self.standing) and self.standing[index].x < right:
            if self.standing[index].top - 1 < base < self.standing[index].bottom + 1:
                return True
            index += 1
        return False


def middle(box: Box) -> float:
    """Its height on the page."""
    return (box.top + box.bottom) / 2


def is_near(height: float, others: Iterable[float]) -> bool:
    """Whether a height repeats one of the others."""
    return any(abs(height - other) <= NEAR for other in others)


def merge_rules(walls: list[VerticalRule]) -> list[VerticalRule]:
    """Walls from left to right; the pieces that stand at one position, or repeat their neighbour, as one."""
    found: list[VerticalRule] = []
    for wall in sorted(walls):
        if found and wall.x - found[-1].x <= NEAR:
            last = found[-1]
            found[-1] = VerticalRule(last.x, min(last.top, wall.top), max(last.bottom, wall.bottom))
        else:
            found.append(wall)
    return found


def distinct(positions: list[float], least: float = NEAR) -> list[float]:
    """Sorted positions without those that repeat their neighbour: a thick line is often found as two."""
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > least:
            found.append(position)
    return found
