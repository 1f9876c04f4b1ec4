"""What a page of a year has asked already, for those who would ask for it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from frontportal.places.models import Unit

from ..record_values import RecordValue


@dataclass(frozen=True)
class YearFacts:
    """`units`: communes by their keys; `answers`: what questions of figures (`Derived`) gave for the year; `people`: slug → what each
    record counts of households or persons, None where that was not asked.
    """

    units: Mapping[int, Unit] = field(default_factory=dict)
    answers: Mapping[Any, Any] = field(default_factory=dict)
    people: Mapping[str, list[RecordValue]] | None = None

    def answer(self, question: Callable[[int], Any], year: int) -> Any:
        """What a figure's question gives, asked only if it was not."""
        return self.answers[question] if question in self.answers else question(year)


NO_FACTS = YearFacts()
