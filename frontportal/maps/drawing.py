"""Communes with their values as the parts of a page take them: maps that hold on some days, or tiles where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from frontportal.places.models import Unit

from .choropleth import WORDS, legend, level_of, most_of
from .models import CommuneMap, MapShape

MARGIN = 12  # canvas units around the shapes
ROOM_FOR_WORDS = 110  # canvas units from the middle of a shape to its border, so that a value fits below its number


@dataclass(frozen=True)
class UnitValue:
    """`value` is None where it is not told; `text` is what a table says, `short` what fits into a shape, `url` leads to the records."""

    unit: Unit
    value: int | None
    text: str
    short: str = ""
    url: str = ""


def map_questions(first: date, last: date) -> tuple[QuerySet, QuerySet]:
    """The maps that hold between two days and their shapes, for pages that ask them together with other things."""
    return CommuneMap.objects.between(first, last), MapShape.objects.to_draw(first, last).select_related(None)


def shapes_of(maps: list[CommuneMap], shapes: list[MapShape]) -> list[MapShape]:
    """Answers of `map_questions`, each shape with its map."""
    by_pk = {each.pk: each for each in maps}
    for shape in shapes:
        shape.map = by_pk[shape.map_id]
    return shapes


def drawn_maps(values: Sequence[UnitValue], first: date, last: date, shapes: list[MapShape] | None = None) -> dict:
    """What maps/_map.html takes: `{"maps", "tiles", "legend", "undrawn"}`, and the `rows` of the table beside it.

    One query, none where `shapes` of these days are given.
    """
    most = most_of(each.value for each in values)
    rows = [row_of(number, each, most) for number, each in enumerate(values, 1)]
    by_unit = {each.unit.pk: row for each, row in zip(values, rows, strict=True)}
    maps = map_views(list(MapShape.objects.to_draw(first, last)) if shapes is None else shapes, by_unit)
    found = {shape["number"] for each in maps for shape in each["shapes"]}
    undrawn = [row["name"] for row in rows if row["number"] not in found] if maps else []
    return {
        "maps": maps,
        "tiles": [] if maps else rows,
        "rows": rows,
        "legend": legend(each.value for each in values),
        "undrawn": ", ".join(undrawn),
    }


def row_of(number: int, each: UnitValue, most: int) -> dict:
    level = level_of(each.value, most)
    return {
        "number": number,
        "name": str(each.unit),
        "bare_name": each.unit.name,
        "unit_url": each.unit.get_absolute_url(),
        "text": each.text,
        "short": each.short or each.text,
        "url": each.url,
        "level": level,
        "words": WORDS[level],
    }


def map_views(shapes: list[MapShape], by_unit: dict[int | None, dict]) -> list[dict]:
    """A dictionary for each map, oldest first; with the days it stands for where there are several."""
    maps = list({shape.map_id: shape.map for shape in shapes}.values())
    starts = [None, *(each.since for each in maps[1:]), None]
    return [
        map_view(
            each,
            [
                shape_view(shape, by_unit[shape.unit_id])
                for shape in shapes
                if shape.map_id == each.pk and shape.unit_id in by_unit
            ],
            span_of(start, until),
        )
        for each, start, until in zip(maps, starts, starts[1:], strict=False)
    ]


def map_view(commune_map: CommuneMap, shapes: list[dict], span: str) -> dict:
    return {
        "title": commune_map.title,
        "span": span,
        "source": commune_map.source,
        "is_illustration": commune_map.is_illustration,
        "view_box": f"{-MARGIN} {-MARGIN} {commune_map.width + 2 * MARGIN} {commune_map.height + 2 * MARGIN}",
        "shapes": shapes,
    }


def shape_view(shape: MapShape, row: dict) -> dict:
    return row | {"path": shape.path, "x": shape.x, "y": shape.y, "has_room": shape.radius >= ROOM_FOR_WORDS}


def span_of(start: date | None, until: date | None) -> str:
    """`"đến 30/06/2025"`, `"từ 01/07/2025"`; "" for the only map."""
    parts = [f"từ {start:%d/%m/%Y}"] if start else []
    if until:
        parts.append(f"đến {until - timedelta(days=1):%d/%m/%Y}")
    return " ".join(parts)
