"""Stretches of time in which the communes stayed the same: the 16 units of then, the 6 of today."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from ..models import Unit


@dataclass(frozen=True)
class Era:
    """The communes from `since` until the day before `until`; None where it is open."""

    since: date | None
    until: date | None
    units: tuple[Unit, ...]

    @property
    def day(self) -> date:
        """A day of the era on which to ask for what belonged to its communes: its last one so far."""
        today = timezone.localdate()
        return self.until - timedelta(days=1) if self.until and self.until <= today else today

    @property
    def title(self) -> str:
        return title_of(self.units)

    @property
    def span(self) -> str:
        """`"đến 30/06/2025"`, `"từ 01/07/2025"`."""
        parts = [f"từ {self.since:%d/%m/%Y}"] if self.since else []
        if self.until:
            parts.append(f"đến {self.until - timedelta(days=1):%d/%m/%Y}")
        return " ".join(parts)

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def eras_of(communes) -> list[Era]:
    """The eras of some communes, oldest first; a stretch without any commune is none."""
    communes, today = list(communes), timezone.localdate()
    turns = {unit.since for unit in communes} | {unit.until for unit in communes}
    turns = sorted(turn for turn in turns if turn and turn <= today)
    spans = zip([None, *turns], [*turns, None], strict=True)
    found = [
        Era(
            since,
            until,
            tuple(
                unit for unit in communes if unit.exists_on(since or (until - timedelta(days=1) if until else today))
            ),
        )
        for since, until in spans
    ]
    return [era for era in found if era.units]


def title_of(units) -> str:
    """`"16 xã, thị trấn"`, `"13 khu dân cư"`: how many units of which kinds."""
    kinds = [kind.label.lower() for kind in Unit.Kind if any(unit.kind == kind for unit in units)]
    return f"{len(units)} {', '.join(kinds)}"
