"""Decisions of people about lines of statements: taken singly or for many, and undone. The machine's are in machine.py."""

from collections.abc import Iterable
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.refusals import sentence_of

from .. import actions
from ..models import Contribution, Fund, StatementLine, StatementMatch
from .suggestions import Suggestion, fits, holds

FIRST_FOUND = "Người chuyển khoản"
BOOKED = "Dòng này đã có khoản ủng hộ, hoặc không phải dòng ghi có đang khớp."
UNDONE = "Dòng này đã được bỏ khớp."


def take_turns(lines: Iterable[StatementLine]) -> None:
    """Decisions about one fund's lines wait for each other until the end of the transaction."""
    funds = {line.account.fund_id for line in lines}
    list(Fund.objects.select_for_update(no_key=True).filter(pk__in=funds).order_by("pk"))


@transaction.atomic
def decide(line: StatementLine, *, by, reason: str = "", **named) -> StatementMatch:
    """Say what a line is: `appeal` and/or `unit` and/or `contribution` for money in, `disbursement` for money out.

    A contribution without an appeal gets that of the decision. Raises ValidationError where line and entry don't fit
    or somebody was faster.
    """
    take_turns([line])
    gift, appeal = named.get("contribution"), named.get("appeal")
    match = StatementMatch(
        line=line, decider=StatementMatch.Decider.PERSON, decided_by=by, reason=reason.strip(), **named
    )
    match.designated = bool(gift and appeal and gift.appeal_id is None)
    save(match)
    if match.designated:
        actions.designate(gift, appeal=appeal, by=by)
    return match


@transaction.atomic
def decide_many(lines: list[StatementLine], *, by, reason: str = "", appeal=None, unit=None) -> int:
    """One decision for many lines: an appeal, a unit, or with neither that they are neither gift nor payment.

    All of them or none. Raises ValidationError when one doesn't fit, was matched meanwhile, or the reason is missing.
    """
    if not (appeal or unit or reason.strip()):
        raise ValidationError("Hãy chọn đợt vận động, đơn vị, hoặc ghi lý do dòng không thuộc thu, chi của quỹ.")
    take_turns(lines)
    person = {"decider": StatementMatch.Decider.PERSON, "decided_by": by, "reason": reason.strip()}
    found = [StatementMatch(line=line, appeal=appeal, unit=unit, **person) for line in lines]
    with refusals_spoken():
        bulk_create_with_history(found, StatementMatch, batch_size=500, default_user=by)
    return len(found)


@transaction.atomic
def accept(chosen: dict[StatementLine, Suggestion], *, by) -> int:
    """Take a suggestion for each line; an entry that two lines ask for goes to the first, the other waits on.

    Returns how many were matched. Raises ValidationError, and matches none, when one was matched meanwhile.
    """
    take_turns(chosen)
    person = {"decider": StatementMatch.Decider.PERSON, "decided_by": by}
    found, taken = [], set()
    for line, suggestion in chosen.items():
        entry = suggestion.named.keys() & {"contribution", "disbursement"}
        if not (entry and suggestion.key in taken):
            found.append(StatementMatch(line=line, reason=suggestion.said[:300], **person, **suggestion.named))
        taken.add(suggestion.key)
    with refusals_spoken():
        bulk_create_with_history(found, StatementMatch, batch_size=500, default_user=by)
    return len(found)


@transaction.atomic
def undo(match: StatementMatch, *, reason: str, by) -> None:
    """Take a decision back; the line waits again. A draft made from the line goes, another one is let go.

    A confirmed one stays in the books, and is what `suggest` offers for the line first. Raises ValidationError without
    a reason, and when undone before.
    """
    take_turns([match.line])
    match = locked(match)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do bỏ khớp.")
    if not match.stands:
        raise ValidationError(UNDONE)
    gift = match.contribution
    if match.designated and gift.appeal_id == match.appeal_id:
        actions.designate(gift, appeal=None, by=by)
    for name in ("contribution", "disbursement"):
        entry = getattr(match, name)
        if entry and not entry.is_confirmed:
            setattr(match, name, None)
    match.undone_at, match.undone_by, match.undo_reason = timezone.now(), by, reason.strip()
    match.save()
    if gift and match.made_entry and not gift.is_confirmed:
        gift.delete()


@transaction.atomic
def book(match: StatementMatch, *, by, unit=None, despite: str = "") -> StatementMatch:
    """Draft the contribution that a matched line is; a second person confirms it. The new decision takes the old one's place.

    `unit` is whom the gift is credited to where the decision names none. Raises ValidationError when the line has its
    entry, when nobody is credited, and when an entry of that day and amount waits for its line: then this gift may be
    in the books already, and only `despite`, a reason, makes another.
    """
    take_turns([match.line])
    match = locked(match)
    line, credited = match.line, match.unit or unit
    if not match.stands or match.contribution_id or not line.credit:
        raise ValidationError(BOOKED)
    if credited is None:
        raise ValidationError("Hãy chọn đơn vị được ghi nhận khoản ủng hộ.")
    alike = alike_of(line).first()
    if alike and not despite.strip():
        raise ValidationError(
            f"Sổ đã có khoản cùng ngày, cùng số tiền chưa khớp: {alike}. Hãy khớp với khoản đó, hoặc ghi lý do."
        )
    undo(match, reason="Lập khoản ủng hộ từ dòng này", by=by)
    gift = drafted(line, match.appeal, credited, by)
    reason = "; ".join(filter(None, [match.reason, despite.strip()]))[:300]
    booked = StatementMatch(
        line=line, appeal=match.appeal, unit=match.unit, contribution=gift, made_entry=True, reason=reason,
        decider=StatementMatch.Decider.PERSON, decided_by=by,
    )  # fmt: skip
    save(booked)
    return booked


def locked(match: StatementMatch) -> StatementMatch:
    related = StatementMatch.objects.select_related("line__account", "appeal", "unit", "contribution", "disbursement")
    return related.select_for_update(of=("self",)).get(pk=match.pk)


@transaction.atomic
def link(match: StatementMatch, *, by) -> StatementMatch:
    """Join a matched line to its gift in the books: of that day and amount, for the same unit and appeal, by name at best.

    Raises ValidationError where none is there, or several could be it.
    """
    take_turns([match.line])
    match = locked(match)
    if not match.stands or match.contribution_id or not match.line.credit:
        raise ValidationError(BOOKED)
    found = [gift for gift in alike_of(match.line).confirmed() if fits(gift, match.appeal, match.unit)]
    found = [gift for gift in found if holds(match.line, gift.donor_name)] or found
    if len(found) != 1:
        raise ValidationError(
            f"Có {len(found)} khoản có thể là dòng này. Hãy bỏ khớp rồi mở dòng để chọn."
            if found
            else "Sổ không có khoản nào cùng ngày, cùng số tiền, cùng đơn vị đang chờ dòng sao kê."
        )
    undo(match, reason="Nối với khoản đã có trong sổ", by=by)
    named = {"appeal": match.appeal, "unit": match.unit, "contribution": found[0]}
    return decide(match.line, reason=match.reason, by=by, **named)


def alike_of(line: StatementLine):
    """Entries that may be this line's gift, entered by hand before the statement came."""
    entries = Contribution.objects.unmatched().filter(fund=line.account.fund_id, channel="transfer")
    return entries.filter(date=line.day, amount=line.credit).order_by("pk")


def drafted(line: StatementLine, appeal, unit, by) -> Contribution:
    gift = Contribution(
        fund_id=line.account.fund_id, year=line.day.year, date=line.day, amount=line.credit, unit=unit, appeal=appeal,
        donor_name=line.counterparty[:200] or FIRST_FOUND, donor_kind="person", channel="transfer",
        memo=line.memo[:300], created_by=by, updated_by=by,
    )  # fmt: skip
    gift.full_clean()
    gift.save()
    return gift


def save(match: StatementMatch) -> None:
    match.validate_constraints()
    with refusals_spoken():
        match.save()


@contextmanager
def refusals_spoken():
    """What the database refuses within, as a ValidationError with its sentence."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        sentence = sentence_of(error)
        if not sentence:
            raise
        raise ValidationError(sentence) from error
