"""Illustration: what the appeals made public, in time or late. After the money: each states the total of the books."""

from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from welfare.appeals.models import Appeal
from welfare.ledger.balances import with_totals

from .models import AppealNotice, Disclosure

ORDER = 44
WHERE = "Cổng thông tin này và bảng tin Ủy ban"
# code of the appeal: {event: day made public}
DISCLOSED = {
    "MUALU823": {"received": date(2023, 10, 27), "spent": date(2023, 11, 15)},
    "VNN2023": {"received": date(2023, 11, 30), "spent": date(2023, 12, 29)},
    "DONGLOC825": {"received": date(2025, 10, 13), "spent": date(2025, 11, 5)},
    "VNN2025": {"received": date(2025, 12, 2), "spent": date(2025, 12, 30)},
    "DENTRUONG26": {"received": date(2026, 9, 25), "spent": date(2026, 10, 26)},
    "VNN2026": {"received": date(2026, 11, 27)},
}


def load(world) -> None:
    stamps, today = world.stamps("accountant"), timezone.localdate()
    for appeal in with_totals(Appeal.objects).filter(code__in=DISCLOSED):
        for event, day in DISCLOSED[appeal.code].items():
            if day >= today:
                continue
            amount = getattr(appeal, event)
            Disclosure.objects.create(appeal=appeal, event=event, done_on=day, where=WHERE, amount=amount, **stamps)
    # Recorded on its day, so that days on the site have gone by.
    Disclosure.objects.filter(appeal__code__in=DISCLOSED).update(created_at=F("done_on"))
    notices = [
        AppealNotice(
            appeal=disclosure.appeal, event=disclosure.event, place="Bảng tin trụ sở Ủy ban", posted_on=disclosure.done_on,
            removed_on=taken_down if (taken_down := disclosure.done_on + timedelta(days=31)) < today else None, **stamps,
        )
        for disclosure in Disclosure.objects.filter(appeal__code__in=DISCLOSED).select_related("appeal").order_by("pk")
    ]  # fmt: skip
    bulk_create_with_history(notices, AppealNotice, default_user=stamps["created_by"])
