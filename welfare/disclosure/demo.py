"""Illustration: what the appeals made public, in time or late. After the money: each states the total of the books."""

from datetime import date

from welfare.appeals.models import Appeal
from welfare.ledger.balances import with_totals

from .models import Disclosure

ORDER = 44
WHERE = "Cổng thông tin này và bảng tin Ủy ban"
# code of the appeal: {event: day made public}
DISCLOSED = {
    "MUALU823": {"received": date(2023, 10, 27), "spent": date(2023, 11, 15)},
    "VNN2023": {"received": date(2023, 11, 30), "spent": date(2023, 12, 29)},
}


def load(world) -> None:
    stamps = world.stamps("accountant")
    for appeal in with_totals(Appeal.objects).filter(code__in=DISCLOSED):
        for event, day in DISCLOSED[appeal.code].items():
            amount = getattr(appeal, event)
            Disclosure.objects.create(appeal=appeal, event=event, done_on=day, where=WHERE, amount=amount, **stamps)
