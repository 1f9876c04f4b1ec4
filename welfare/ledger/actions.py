"""Writes that follow the rule of two persons: one makes an entry, another confirms it, nobody changes it afterwards."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from frontportal.consents.models import Consent
from frontportal.kit.values.money import dong
from welfare.appeals.models import Appeal, Leftover
from welfare.transfers.models import FundTransfer

from .balances import balance, reserved_for_appeals, reserved_for_conditions, with_totals
from .models.condition import GiftCondition
from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.entry import Entry
from .models.fund_year import FundYear

NUMBERS = {Contribution: "receipt_number", Disbursement: "voucher_number"}
LEFTOVER_CONFIRMED = "Quyết định này đã được xác nhận."
COPIED = ("fund", "year", "unit", "channel", "donor_name", "donor_kind", "publish_name", "consent", "appeal") + (
    "purpose",
    "gift_round",
    "house",
    "livelihood",
    "decision_number",
    "decision_date",
)


@transaction.atomic
def confirm(entry: Entry, *, by) -> Entry:
    """Confirm a draft: gives it the next number of its fund and year, and from now on it stays.

    Raises ValidationError when it is confirmed already, when `by` made it or edited it last, when the fund would be
    overdrawn, when the opening balance of the books is not confirmed, and when a norm in force is exceeded without a reason.
    """
    # The lock on the books makes numbers gapless and the balance true: one confirmation of a year at a time.
    books = FundYear.objects.select_for_update().get(fund=entry.fund_id, year=entry.year)
    entry = type(entry).objects.select_for_update().get(pk=entry.pk)
    if entry.is_confirmed:
        raise ValidationError("Khoản này đã được xác nhận.")
    if entry.created_by_id in (None, by.pk):
        raise ValidationError("Người xác nhận phải khác người lập.")
    if entry.updated_by_id == by.pk:
        raise ValidationError("Bạn sửa khoản này sau cùng nên không xác nhận được. Hãy nhờ người khác.")
    if not books.has_confirmed_opening:
        raise ValidationError(f"Số dư đầu kỳ của sổ năm {books.year} chưa được xác nhận.")
    if isinstance(entry, Disbursement) and entry.amount > 0:
        entry.clean_norm()
    change = entry.amount if isinstance(entry, Contribution) else -entry.amount
    if change < 0:
        check_enough(books, entry.appeal, -change, condition_of(entry))
    assign_number(entry)
    entry.state, entry.confirmed_at, entry.confirmed_by, entry.updated_by = (
        entry.State.CONFIRMED,
        timezone.now(),
        by,
        by,
    )
    entry.save()
    return entry


@transaction.atomic
def confirm_opening(books: FundYear, *, by) -> FundYear:
    """What waits as opening balance takes effect. Raises ValidationError where nothing waits, and when `by` wrote it."""
    books = FundYear.objects.select_for_update().get(pk=books.pk)
    if books.opening_proposed is None:
        raise ValidationError("Không có số dư đầu kỳ nào chờ xác nhận.")
    if books.opening_proposed_by_id == by.pk:
        raise ValidationError("Người xác nhận phải khác người ghi số dư đầu kỳ.")
    books.opening, books.opening_by = books.opening_proposed, books.opening_proposed_by
    books.opening_proposed = books.opening_proposed_by = None
    books.opening_confirmed_by, books.opening_confirmed_at, books.updated_by = by, timezone.now(), by
    books.save()
    return books


def condition_of(entry: Entry) -> GiftCondition | None:
    """The condition that a payment keeps, or of the gift that is reversed. Raises ValidationError for a payment that is not what was
    asked for."""
    if isinstance(entry, Contribution):
        return GiftCondition.objects.filter(contribution=entry.reverses_id).first() if entry.reverses_id else None
    found = GiftCondition.objects.select_for_update(of=("self",)).select_related("contribution")
    condition = found.filter(payments__disbursement=entry).first()
    if condition and (why := condition.why_not_for(entry)):
        raise ValidationError(why)
    return condition


def check_enough(books: FundYear, appeal: Appeal | None, needed: int, condition: GiftCondition | None = None) -> None:
    """Money of an appeal is spent on it alone, that of a gift with a condition on what was asked for, other money on anything. Raises
    ValidationError where it is too little."""
    held = balance(books)
    if needed > held:
        raise ValidationError(f"Quỹ chỉ còn {dong(held)} đồng, không đủ cho khoản {dong(needed)} đồng.")
    if condition and needed > (left := condition.left):
        raise ValidationError(f"Khoản ủng hộ có điều kiện “{condition}” chỉ còn {dong(left)} đồng.")
    if appeal:
        left = lock_with_totals(appeal).available
        if needed > left:
            raise ValidationError(f"Đợt “{appeal}” chỉ còn {dong(left)} đồng, không đủ cho khoản {dong(needed)} đồng.")
    elif condition is None:
        check_free(held, needed, reserved_for_appeals(books), reserved_for_conditions(books))


def check_free(held: int, needed: int, of_appeals: int, of_conditions: int) -> None:
    """Raises ValidationError where a payment would take what belongs to something else."""
    if needed <= held - of_appeals - of_conditions:
        return
    why = [
        f"{dong(of_appeals)} đồng thuộc các đợt vận động chưa phân phối xong hoặc chưa có quyết định về tiền còn lại"
    ]
    if of_conditions:
        why.append(f"{dong(of_conditions)} đồng người ủng hộ đã yêu cầu dùng vào việc khác")
    raise ValidationError(f"Quỹ còn {dong(held)} đồng, nhưng {'; '.join(why if of_appeals else why[1:])}.")


def lock_with_totals(appeal: Appeal) -> Appeal:
    """The appeal with its totals, held until the end of the transaction: one payment out of it at a time."""
    return with_totals(Appeal.objects.select_for_update(of=("self",))).get(pk=appeal.pk)


@transaction.atomic
def reverse(entry: Entry, *, reason: str, by) -> Entry:
    """Draft the entry that takes a confirmed one back; it counts when a second person confirms it.

    Raises ValidationError without a reason, for a draft, for a reversal, and for what has been reversed already.
    """
    entry = type(entry).objects.select_for_update().get(pk=entry.pk)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do ghi đảo.")
    if not entry.is_confirmed or entry.reverses_id:
        raise ValidationError("Chỉ ghi đảo được khoản đã xác nhận và không phải là bút toán ghi đảo.")
    if type(entry).objects.filter(reverses=entry).exists():
        raise ValidationError("Khoản này đã có bút toán ghi đảo.")
    fields = {field.name for field in entry._meta.fields}
    copied = {name: getattr(entry, name) for name in COPIED if name in fields}
    return type(entry).objects.create(
        **copied,
        date=timezone.localdate(),
        amount=-entry.amount,
        reverses=entry,
        reason=reason.strip(),
        created_by=by,
        updated_by=by,
    )


@transaction.atomic
def withdraw_name(contribution: Contribution, *, by) -> None:
    """The donor no longer agrees to be named: the public sees "Nhà hảo tâm" from now on, on a reversal of it too."""
    for entry in Contribution.objects.filter(pk=contribution.pk) | Contribution.objects.filter(
        reverses=contribution.pk
    ):
        if entry.publish_name:
            entry.publish_name, entry.updated_by = False, by
            entry.save()


def consent_withdrawn(consent: Consent, *, by) -> None:
    """The donor is named nowhere any more: each gift that the consent named gets a version of its own, drafts and reversals too."""
    for entry in Contribution.objects.filter(consent=consent, publish_name=True).order_by("pk"):
        entry.publish_name, entry.updated_by = False, by
        entry.save()


@transaction.atomic
def set_appeal(contribution: Contribution, *, appeal: Appeal | None, by) -> None:
    """Say for which appeal a confirmed gift was given, or with None take that back; a reversal of it follows.

    Raises ValidationError for an appeal of another fund, and where the gift belongs to another appeal already.
    """
    locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if appeal and appeal.fund_id != locked.fund_id:
        raise ValidationError("Đợt vận động này thuộc quỹ khác.")
    if appeal and locked.appeal_id not in (None, appeal.pk):
        raise ValidationError(f"Khoản này đã thuộc đợt “{locked.appeal}”. Hãy bỏ đợt đó trước.")
    if appeal and locked.carried_from_id is None and not appeal.takes_on(locked.date):
        raise ValidationError(appeal.why_not_on(locked.date))
    if (
        locked.is_confirmed
        and locked.appeal
        and appeal is None
        and locked.amount > (left := lock_with_totals(locked.appeal).available)
    ):
        raise ValidationError(f"Đợt “{locked.appeal}” chỉ còn {dong(left)} đồng chưa chi, không bỏ khoản này ra được.")
    for entry in [locked, *Contribution.objects.filter(reverses=locked)]:
        if entry.appeal_id != (appeal and appeal.pk):
            entry.appeal, entry.updated_by = appeal, by
            entry.save()


def assign_number(entry: Entry) -> None:
    """Give the next number, or check the one typed from a paper receipt: the book has no gaps."""
    name = NUMBERS[type(entry)]
    typed, due = getattr(entry, name), next_number(entry, name)
    if typed not in (None, due):
        raise ValidationError(f"Số {typed} chưa dùng được: số tiếp theo của sổ năm {entry.year} là {due}.")
    if typed is None and type(entry).objects.filter(**{"fund": entry.fund_id, "year": entry.year, name: due}).exists():
        raise ValidationError(f"Số {due} đã ghi trên một khoản đang chờ. Hãy xác nhận khoản đó trước.")
    setattr(entry, name, due)


def next_number(entry: Entry, name: str) -> int:
    """One more than the last confirmed one; a number typed on a draft is not used until that draft is confirmed."""
    confirmed = type(entry).objects.confirmed().filter(fund=entry.fund_id, year=entry.year)
    return (confirmed.aggregate(last=Max(name))["last"] or 0) + 1


@transaction.atomic
def propose_leftover(leftover: Leftover, *, by) -> Leftover:
    """Store what the record says as this person's proposal, with what the books have left now. Raises ValidationError where
    nothing is left."""
    left = lock_with_totals(leftover.appeal).available
    if left <= 0:
        raise ValidationError(f"Đợt “{leftover.appeal}” không còn tiền để chuyển.")
    leftover.amount, leftover.proposed_by, leftover.proposed_at = left, by, timezone.now()
    if leftover._state.adding:
        leftover.created_by = by
    leftover.updated_by = by
    leftover.full_clean()
    leftover.save()
    return leftover


@transaction.atomic
def confirm_leftover(leftover: Leftover, *, by) -> Leftover:
    """Raises ValidationError for who proposed it, for what is confirmed, and where the books have another sum left by now."""
    leftover = (
        Leftover.objects.select_for_update(of=("self",)).select_related("appeal", "next_appeal").get(pk=leftover.pk)
    )
    if leftover.is_confirmed:
        raise ValidationError(LEFTOVER_CONFIRMED)
    if leftover.proposed_by_id == by.pk:
        raise ValidationError("Người xác nhận phải khác người đề nghị.")
    left = lock_with_totals(leftover.appeal).available
    if left != leftover.amount:
        raise ValidationError(
            f"Sổ quỹ nay còn {dong(left)} đồng của đợt này, đề nghị ghi {dong(leftover.amount)} đồng. Hãy đề nghị lại."
        )
    leftover.confirmed_by, leftover.confirmed_at, leftover.updated_by = by, timezone.now(), by
    leftover.full_clean(exclude=["appeal"])
    leftover.save()
    return leftover


@transaction.atomic
def confirm_transfer(seen: FundTransfer, *, by) -> FundTransfer:
    """Let a transfer between levels count. Raises ValidationError when `by` proposed it, when it is confirmed, changed since, without
    books, and when the fund has not so much that belongs to nothing else.
    """
    books = FundYear.objects.select_for_update().filter(fund=seen.fund_id, year=seen.year).first()
    if books is None or not books.has_confirmed_opening:
        raise ValidationError(f"Sổ quỹ năm {seen.year} chưa mở hoặc số dư đầu kỳ chưa được xác nhận.")
    transfer = FundTransfer.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if transfer.is_confirmed:
        raise ValidationError("Lần chuyển này đã được xác nhận.")
    if transfer.updated_at != seen.updated_at:
        raise ValidationError("Lần chuyển vừa được sửa. Hãy xem lại.")
    if transfer.proposed_by_id in (None, by.pk):
        raise ValidationError("Người xác nhận phải khác người lập.")
    if transfer.direction == FundTransfer.Direction.OUT:
        check_enough(books, None, transfer.amount)
    transfer.confirmed_by, transfer.confirmed_at, transfer.updated_by = by, timezone.now(), by
    transfer.save()
    return transfer
