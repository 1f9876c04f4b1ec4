"""A commune's areas as rows of one page, saved together or not at all, joined cell by cell with what others saved meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from frontportal.backoffice.conflicts.authors import last_change
from frontportal.backoffice.conflicts.cells import JoinedCells, grid_version, join_cells
from frontportal.backoffice.conflicts.locking import lock, lock_rows
from frontportal.backoffice.conflicts.opened import opened_version
from frontportal.places.models import Unit

DELETED = "Một người khác đã xoá dòng này"


class CommuneYearForm(forms.Form):
    """Which commune and which year, asked by GET; narrowed to the user's units. Subclasses set `first_year`."""

    first_year: int
    xa = forms.ModelChoiceField(Unit.objects.none(), label="Xã, thị trấn", required=False, empty_label=None)
    nam = forms.TypedChoiceField(label="Năm", coerce=int, required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        communes = Unit.objects.communes().served().visible_to(user).order_by("until", "sort_name")
        self.fields["xa"].queryset = communes
        self.fields["xa"].label_from_instance = attrgetter("offered_as")
        self.fields["nam"].choices = [
            (year, year) for year in range(timezone.localdate().year, self.first_year - 1, -1)
        ]


@dataclass(kw_only=True)
class CommuneGrid:
    """The header and one form for each area. `model`: what a row stores; `key`: which grid of that model this is."""

    model: ClassVar[Any]
    key: str
    header: forms.Form
    rows: list[Any]
    joined: JoinedCells | None = None

    def is_valid(self) -> bool:
        """All rows are judged, also after a first mistake; untouched ones are left alone."""
        is_decided = not (self.joined and self.joined.undecided)
        return all([is_decided, self.header.is_valid(), *[row.is_valid() for row in self.touched]])

    @property
    def touched(self) -> list[Any]:
        return [row for row in self.rows if row.has_changed()]

    @property
    def mistakes(self) -> int:
        return sum(bool(row.errors) for row in self.touched) + bool(self.header.errors)

    @property
    def conflicts(self) -> int:
        return len(self.joined.undecided) if self.joined else 0

    def token(self) -> str:
        """The version of the rows as they are shown."""
        return grid_version(self.model._meta.label_lower, self.key, self.rows).token()


def join_grid(request, commune: Unit, model: Any, key: str, read: Callable[..., CommuneGrid]) -> CommuneGrid:
    """The grid that was sent, joined with what is stored by now; to be called where it is saved too. `read`: the grid as it is
    stored, or filled from the data that it is given."""
    lock(Unit, commune.pk)
    lock_rows(model, "unit__parent", commune.pk)
    joined = join_cells(request, opened_version(request, model, key), read().rows)
    grid = read(data=joined.data)
    grid.joined = joined
    for row in grid.rows:
        if {cell.html_name for cell in row} & (joined.theirs | set(joined.conflicts)):
            record = row.instance
            row.change = last_change(record).words(request.user, "sửa dòng này") if record.pk else DELETED
        for cell in row:
            cell.conflict = joined.conflicts.get(cell.html_name)
    return grid
