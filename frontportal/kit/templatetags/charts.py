"""Geometry for drawn figures. Lengths come out as finished text: templates would print 66.7 as “66,7”."""

from typing import Any

from django import template

register = template.Library()

PLAN_AT = 2 / 3  # where the plan's tick stands, so that 150 % of it still fits


def share(part: float, whole: float) -> str:
    """`part` of `whole` as an SVG length: `"66.67%"`; nothing of nothing is `"0.00%"`."""
    return f"{max(0.0, min(1.0, part / whole if whole else 0)):.2%}"


@register.simple_tag
def progress_shape(value: float, plan: float) -> dict[str, str]:
    """Lengths of a bar to scale: `fill` up to the plan, `over` past it, `tick` at the plan, `rest` after the tick."""
    value, plan = max(value or 0, 0), max(plan or 0, 0)
    scale = max(plan / PLAN_AT, value)
    return {
        "fill": share(min(value, plan), scale),
        "over": share(max(value - plan, 0), scale),
        "tick": share(plan, scale),
        "rest": share(scale - plan, scale),
    }


@register.simple_tag
def spark_shape(values: list[float | None], width: int = 88, height: int = 24) -> dict[str, str]:
    """`points` of a polyline in a `width` × `height` box, and its last point `x`, `y`; None is left out.

    The box spans the values but never less than a quarter of the largest: a small change stays a gentle slope.
    """
    known = [(position, float(value)) for position, value in enumerate(values) if value is not None]
    if not known:
        return {}
    top = max(value for _, value in known)
    low = min(min(value for _, value in known), top * 0.75)
    span = (top - low) or 1
    step = (width - 6) / max(len(values) - 1, 1)
    points = [
        f"{3 + position * step:.1f},{height - 3 - (value - low) / span * (height - 6):.1f}" for position, value in known
    ]
    x, _, y = points[-1].partition(",")
    return {"points": " ".join(points), "x": x, "y": y}


@register.simple_tag
def bar_shapes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with the `length` of its bar on the scale of the largest `value`."""
    top = max((row["value"] or 0 for row in rows), default=0)
    return [{**row, "length": share(row["value"] or 0, top)} for row in rows]


@register.simple_tag
def column_shapes(rows: list[dict[str, Any]], height: int = 290, above: int = 24) -> list[dict[str, Any]]:
    """The rows, each with `x`, `middle`, `width` (of the drawing's width) and `y`, `tall` (pixels); the top one is `most`."""
    top = max((row["value"] or 0 for row in rows), default=0)
    slot = 100 / max(len(rows), 1)
    shapes = []
    for position, row in enumerate(rows):
        value = max(row["value"] or 0, 0)
        tall = round(value / top * (height - above)) if top else 0
        shapes.append(
            {
                **row,
                "x": f"{(position + 0.16) * slot:.2f}%",
                "middle": f"{(position + 0.5) * slot:.2f}%",
                "width": f"{0.68 * slot:.2f}%",
                "y": height - tall,
                "tall": tall,
                "caption_y": height - tall - 7,
                "most": bool(top) and value == top,
            }
        )
    return shapes
