"""The head, the criteria and the rows together, as shown and as sent."""

from dataclasses import dataclass
from datetime import date

from frontportal.backoffice.conflicts.authors import last_change
from frontportal.backoffice.conflicts.cells import JoinedCells, grid_version, join_cells
from frontportal.backoffice.conflicts.locking import lock, lock_rows
from frontportal.backoffice.conflicts.opened import opened_version
from frontportal.places.models import Unit

from ..models.criteria import CriteriaSet
from ..models.criterion import Criterion
from ..models.registration import Registration
from .head import HeadForm
from .row import RowForm

LABEL = Registration._meta.label_lower
DELETED = "Một người khác đã xoá dòng này"


@dataclass
class CommuneSheet:
    """The head, the criteria in force, and one form for each area alive on 18 November of the year."""

    head: HeadForm
    criteria_set: CriteriaSet | None
    criteria: list[Criterion]
    rows: list[RowForm]
    joined: JoinedCells | None = None

    @property
    def why_not(self) -> str:
        """Why no points can be given; "" where they can."""
        if self.criteria_set is None:
            return "Chưa có bộ tiêu chí cho danh hiệu này trong năm này; chỉ ghi được đăng ký."
        return self.criteria_set.why_unusable()

    def is_valid(self) -> bool:
        """All rows are judged, also after a first mistake; untouched ones are left alone."""
        is_decided = not (self.joined and self.joined.undecided)
        return all([is_decided, self.head.is_valid(), *[row.is_valid() for row in self.touched]])

    @property
    def touched(self) -> list[RowForm]:
        return [row for row in self.rows if row.has_changed()]

    @property
    def mistakes(self) -> int:
        return sum(bool(row.errors) for row in self.touched) + bool(self.head.errors)

    @property
    def conflicts(self) -> int:
        return len(self.joined.undecided) if self.joined else 0

    def token(self, key: str) -> str:
        """The version of the rows as they are shown."""
        return grid_version(LABEL, key, self.rows).token()


def sent_sheet(request, commune: Unit, year: int, title: str) -> CommuneSheet:
    """The sheet that was sent, joined cell by cell with what is stored by now; to be called where it is saved too."""
    lock(Unit, commune.pk)
    lock_rows(Registration, "unit__parent", commune.pk)
    version = opened_version(request, Registration, key_of(commune, year, title))
    joined = join_cells(request, version, sheet_of(commune, year, title).rows)
    sheet = sheet_of(commune, year, title, joined.data)
    sheet.joined = joined
    for row in sheet.rows:
        if {cell.html_name for cell in row} & (joined.theirs | set(joined.conflicts)):
            record = row.instance
            row.change = last_change(record).words(request.user, "sửa dòng này") if record.pk else DELETED
        for cell in row:
            cell.conflict = joined.conflicts.get(cell.html_name)
    return sheet


def key_of(commune: Unit, year: int, title: str) -> str:
    return f"{commune.pk}/{year}/{title}"


def sheet_of(commune: Unit, year: int, title: str, data=None) -> CommuneSheet:
    """The sheet of a commune's year, filled from `data` when it was sent. Five queries."""
    areas = Unit.objects.residential_areas().on(date(year, 11, 18)).filter(parent=commune)
    known = {
        record.unit_id: record
        for record in Registration.objects.filter(year=year, title=title, unit__parent=commune).prefetch_related(
            "scores"
        )
    }
    criteria_set = CriteriaSet.objects.of(title, year)
    used = next((each.criteria_set_id for each in known.values() if each.criteria_set_id), None)
    if criteria_set and used not in (None, criteria_set.pk):
        criteria_set = CriteriaSet.objects.get(pk=used)
    is_usable = criteria_set is not None and not criteria_set.why_unusable()
    criteria = list(criteria_set.criteria.select_related("criteria_set")) if criteria_set and is_usable else []
    head = HeadForm(data, year=year)
    rows = []
    for area in areas.select_related("parent").alphabetical():
        record = known.get(area.pk) or Registration(year=year, title=title)
        record.unit = area
        rows.append(RowForm(data, instance=record, criteria=criteria, head=head, prefix=f"khu-{area.pk}"))
    return CommuneSheet(head, criteria_set, criteria, rows)
