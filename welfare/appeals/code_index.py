"""Which codes a transfer may carry, and whose they are."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from frontportal.places.models import Unit

from .models import Appeal
from .transfer_codes import memo_code


class CodeIndex:
    """Code → the appeal or commune it means on a day; all are fetched once, at the first question. A code that two could mean
    is left out: no guessing.

    An appeal's code is known on every day: whether the appeal takes gifts on it is asked of the appeal, so that money
    outside of its days is told from money without a code.
    """

    def __init__(self):
        self.days: dict[date, dict[str, Appeal | Unit]] = {}

    def on(self, day: date) -> dict[str, Appeal | Unit]:
        if day not in self.days:
            self.days[day] = self.valid_on(day)
        return self.days[day]

    @cached_property
    def appeals(self) -> list[Appeal]:
        return list(Appeal.objects.all())

    @cached_property
    def units(self) -> list[Unit]:
        return list(Unit.objects.communes().served())

    def valid_on(self, day: date) -> dict[str, Appeal | Unit]:
        meant = defaultdict(list)
        for appeal in self.appeals:
            meant[appeal.code].append(appeal)
        for unit in self.units:
            if unit.exists_on(day):
                meant[memo_code(unit)].append(unit)
        return {code: owners[0] for code, owners in meant.items() if len(owners) == 1}
