"""The sheet of the calendar: what was announced of a year at once. Due days move as when a day is typed, and the preview says so."""

from typing import Any

from frontportal.sheets.resources import RecordResource

from .decisions import invalidate
from .models import DayDecision
from .terms import move_open_terms

BY_SHEET = "Ngày nghỉ, ngày làm bù nhập từ tệp."


class DayDecisionResource(RecordResource):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moved: list[str] = []

    class Meta(RecordResource.Meta):
        model = DayDecision
        import_id_fields = ("day",)
        fields = ("day", "kind", "name", "basis")

    def import_data(self, *args: Any, **kwargs: Any) -> Any:
        """A preview's days are not kept in mind."""
        try:
            return super().import_data(*args, **kwargs)
        finally:
            invalidate()

    def import_rows(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """All rows, then the terms once: one row may take back what another has moved."""
        super().import_rows(dataset, result, **kwargs)
        if result.totals["new"] or result.totals["update"]:
            self.moved = move_open_terms(BY_SHEET, self.user)

    def after_undo(self, reason: str) -> None:
        move_open_terms(f"{reason}.", self.user)

    def link_notes(self) -> list[str]:
        """Which due days move, too."""
        return [*super().link_notes(), *self.moved]
