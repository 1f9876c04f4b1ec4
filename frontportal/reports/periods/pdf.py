"""The report of a period as a tagged PDF."""

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from frontportal.paper_layouts.in_use import set_paper

LAYOUT = Path(__file__).parents[1] / "documents" / "layouts" / "period.typ"


def render(report: dict, *, at: datetime | None = None) -> bytes:
    """Dated by its day, for it is a draft of that day. Raises InvalidPaper with a sentence."""
    return set_paper(LAYOUT, report, at=at or timezone.now().replace(hour=0, minute=0, second=0, microsecond=0))
