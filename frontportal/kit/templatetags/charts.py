"""Geometry for drawn figures. Lengths come out as finished text: templates would print 66.7 as “66,7”."""

from typing import Any

from django import template

register = template.Library()

PLAN_AT = 2 / 3  # where the plan's tick stands, so that 150 % of it still fits


def share(part: float, whole: float) -> str:
    """`part` of `whole` as an SVG length: `"66.67%"`; nothing of nothing is `"0.00%"`."""
    return f"{max(0.0, min(1.0, part / whole if whole else 0)):.2%}"


@register.simple_tag
def progress_shape(value: float, plan: float, is_fixed: bool = False) -> dict[str, str | bool]:
    """Lengths of a bar to scale: `fill` up to the plan, `over` past it, `tick` at the plan, `rest` after the tick. Bars of one `is_fixed`
    scale end at 150 % of the plan; what goes further `is_cut`."""
    value, plan = max(value or 0, 0), max(plan or 0, 0)
    scale = plan / PLAN_AT if is_fixed else max(plan / PLAN_AT, value)
    cut = {"is_cut": value > scale} if is_fixed else {}
    return cut | {
        "fill": share(min(value, plan), scale),
        "over": share(min(value, scale) - plan, scale),
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
