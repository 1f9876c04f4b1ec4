"""Which codes a transfer may carry, and whose they are."""

from collections import defaultdict
from datetime import date

from frontportal.places.models import Unit

from ..models.appeal import Appeal
from .codes import memo_code


def known_codes(day: date) -> dict[str, Appeal | Unit]:
    """Code → the appeal or commune it means on a day. A code that two could mean is left out: no guessing. 2 queries."""
    meant = defaultdict(list)
    for appeal in Appeal.objects.begun(day):
        meant[appeal.code].append(appeal)
    for unit in Unit.objects.communes().served().on(day):
        meant[memo_code(unit)].append(unit)
    return {code: owners[0] for code, owners in meant.items() if len(owners) == 1}
