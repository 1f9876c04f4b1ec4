"""What follows from a step besides what the database does by itself."""

from collections.abc import Iterable
from typing import Any

from welfare.assistance.models.house import House

from .models.step import HouseStep


def keep_version(steps: Iterable[HouseStep], *, by: Any) -> None:
    """The history of each house tells by whose step its state changed; the database has changed it already."""
    for house in House.objects.filter(pk__in={step.house_id for step in steps}):
        house.updated_by = by
        house.save()
