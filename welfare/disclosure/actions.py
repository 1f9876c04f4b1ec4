"""Writes to an appeal that need more than a form: what it owes the public was published, the province prolonged it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal, AppealExtension
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


@transaction.atomic
def extend(appeal: Appeal, *, closed_on, document_number: str, document_date, issued_by: str, by) -> AppealExtension:
    """Let an announced appeal take gifts until a later day, by the province's document.

    Raises ValidationError for a day that is not later, for a document of a day to come, and for an appeal without an end.
    """
    locked = Appeal.objects.select_for_update().get(pk=appeal.pk)
    if locked.closed_on is None:
        raise ValidationError({"closed_on": "Đợt này chưa ghi ngày kết thúc tiếp nhận nên không có gì để gia hạn."})
    if closed_on <= locked.closed_on:
        raise ValidationError({"closed_on": f"Ngày kết thúc mới phải sau ngày {day(locked.closed_on)}."})
    if document_date > timezone.localdate():
        raise ValidationError({"document_date": "Ngày văn bản không được ở tương lai."})
    made = AppealExtension(
        appeal=locked, closed_on=closed_on, document_number=document_number, document_date=document_date,
        issued_by=issued_by, created_by=by, updated_by=by,
    )  # fmt: skip
    made.full_clean()
    made.save()
    locked.closed_on, locked.updated_by = closed_on, by
    locked.save()
    return made
