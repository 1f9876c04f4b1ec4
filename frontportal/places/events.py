"""Records of what happened in a unit on a day: the unit must have existed then.

The database asks the same (`places_check_unit` in its migrations), so that imports and actions are held to it, too.
"""

from datetime import date

from django.core.exceptions import ValidationError


class InUnitOnDay:
    """Among the bases of a model with a key `unit`, before `models.Model`'s own; `unit_day` tells the day."""

    day_field = "date"

    @property
    def unit_day(self) -> date | None:
        """The day on which the unit must exist; None while it is not known yet, and where it does not matter."""
        return getattr(self, self.day_field)

    def clean(self):
        super().clean()
        check_unit(self)


def check_unit(record: InUnitOnDay) -> None:
    """Raises ValidationError at `unit`, naming the unit, its life and the day."""
    day = record.unit_day
    if record.unit_id and day and not record.unit.exists_on(day):
        raise ValidationError({"unit": absence(record.unit, day)})


def absence(unit, day: date) -> str:
    """`"Xã Phú Sơn Lâm Hà không tồn tại vào ngày 13/06/2023 (có từ ngày 01/07/2025)."`"""
    since = f"có từ ngày {unit.since:%d/%m/%Y}" if unit.since and day < unit.since else ""
    until = f"chỉ đến hết ngày {unit.last_day:%d/%m/%Y}" if unit.until and day >= unit.until else ""
    return f"{unit} không tồn tại vào ngày {day:%d/%m/%Y} ({since or until})."
