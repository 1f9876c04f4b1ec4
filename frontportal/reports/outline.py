"""Which parts the reports have, as the office keeps them."""

from typing import Any

from frontportal.yearly.figures import registry

from .five_programmes import FIVE_PROGRAMMES
from .models.outline import OutlinePart


def outline() -> list[dict[str, Any]]:
    """`[{"group", "title", "figures": slugs that are registered}]`; empty where the office has none."""
    return [
        {"group": part.group, "title": part.title, "figures": [slug for slug in part.figures if slug in registry]}
        for part in OutlinePart.objects.all()
    ]


def with_outline(content: dict[str, Any]) -> dict[str, Any]:
    """The content with today's outline; as it is where the office has none."""
    parts = outline()
    return content | {"outline": parts} if parts else content


def adopt_five_programmes(by: Any) -> int:
    """The usual outline, where there is none yet; returns the number of parts. Figures of other rooms may be missing."""
    if OutlinePart.objects.exists():
        return 0
    for position, (group, title, slugs) in enumerate(FIVE_PROGRAMMES, 1):
        known = [slug for slug in slugs.split() if slug in registry]
        OutlinePart.objects.create(
            position=position, group=group, title=title, figures=known, created_by=by, updated_by=by
        )
    return len(FIVE_PROGRAMMES)
