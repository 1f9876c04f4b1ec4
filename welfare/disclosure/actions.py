"""Recording that something an appeal owes the public was published."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal
from welfare.ledger.actions import lock_with_totals

from .models import Disclosure


@transaction.atomic
def disclose(appeal: Appeal, *, event: str, done_on, where: str, link: str = "", by) -> Disclosure:
    """Record that something an appeal owes the public was published, with the total of the books as it stands now.

    Raises ValidationError for what is recorded already, a day to come, or a total that can't be final yet.
    """
    appeal = Appeal.objects.select_for_update().get(pk=appeal.pk)
    base = {"call": appeal.opened_on, "received": appeal.closed_on, "spent": appeal.distributed_on}[event]
    if base is None or base > timezone.localdate():
        sentence = {"call": "mở đợt", "received": "kết thúc tiếp nhận", "spent": "phân phối xong"}[event]
        raise ValidationError({"event": f"Hãy ghi ngày {sentence} của đợt trước; ngày đó phải đã qua."})
    if done_on > timezone.localdate():
        raise ValidationError({"done_on": "Ngày công khai không được ở tương lai."})
    if event != "call" and done_on < base:
        raise ValidationError({"done_on": f"Ngày công khai không được trước ngày {day(base)}."})
    amount = getattr(lock_with_totals(appeal), event) if event != "call" else None
    made = Disclosure(
        appeal=appeal, event=event, done_on=done_on, where=where, link=link, amount=amount, created_by=by, updated_by=by
    )
    made.full_clean()
    made.save()
    return made
