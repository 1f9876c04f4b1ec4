"""The header, the criteria and the rows together, as shown and as sent."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from campaigns.commune_grid import CommuneGrid, join_grid
from frontportal.places.models import Unit

from ..models.criteria import CriteriaSet
from ..models.criterion import Criterion
from ..models.registration import Registration
from .header import HeaderForm
from .row import RowForm


@dataclass(kw_only=True)
class CommuneSheet(CommuneGrid):
    """Rows are the areas alive on 18 November of the year; with the criteria in force."""

    model = Registration
    criteria_set: CriteriaSet | None = None
    criteria: list[Criterion] = field(default_factory=list)

    @property
    def why_not(self) -> str:
        """Why no points can be given; "" where they can."""
        if self.criteria_set is None:
            return "Chưa có bộ tiêu chí cho danh hiệu này trong năm này; chỉ ghi được đăng ký."
        return self.criteria_set.why_unusable()


def sent_sheet(request, commune: Unit, year: int, title: str) -> CommuneSheet:
    """The sheet that was sent; see `join_grid`."""
    read = partial(sheet_of, commune, year, title)
    return join_grid(request, commune, Registration, key_of(commune, year, title), read)


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
    header = HeaderForm(data, year=year)
    rows = []
    for area in areas.select_related("parent").alphabetical():
        record = known.get(area.pk) or Registration(year=year, title=title)
        record.unit = area
        rows.append(RowForm(data, instance=record, criteria=criteria, header=header, prefix=f"khu-{area.pk}"))
    key = key_of(commune, year, title)
    return CommuneSheet(key=key, header=header, rows=rows, criteria_set=criteria_set, criteria=criteria)
