"""Decisions of people about lines of statements: taken singly or for many, and undone. Those taken by code are in auto_match.py."""

from collections.abc import Iterable
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong
from welfare.funds.models.fund import Fund
from welfare.ledger import actions
from welfare.ledger.models.contribution import Contribution
from welfare.statements.models.line import StatementLine
from welfare.untimely_credits.models import UntimelyCredit

from . import bulk
from .models import Match
from .querysets import unmatched_entries
from .suggestions.amounts_left import Portion, amount_left
from .suggestions.ranking import fits, holds
from .suggestions.suggestion import Suggestion

FIRST_FOUND = "Người chuyển khoản"
BOOKED = "Dòng này đã có khoản ủng hộ, hoặc không phải dòng ghi có đang khớp."
TAKEN = "Dòng này vừa được khớp. Hãy bỏ khớp trước."
UNDONE = "Dòng này đã được bỏ khớp."


def lock_lines(lines: Iterable[StatementLine]) -> None:
    """Decisions about one fund's lines wait for each other until the end of the transaction."""
    funds = {line.account.fund_id for line in lines}
    list(Fund.objects.select_for_update(no_key=True).filter(pk__in=funds).order_by("pk"))


@transaction.atomic
def decide(line: StatementLine, *, by, reason: str = "", **named) -> Match:
    """Say what all that waits of a line is: `appeal` and/or `unit` and/or `contribution` for money in, `disbursement`
    for money out.

    A contribution without an appeal gets that of the decision. Raises ValidationError where line and entry don't fit
    or somebody was faster.
    """
    lock_lines([line])
    left, portion = amount_left(line), Portion(0, named, reason)
    if not left:
        raise ValidationError(TAKEN)
    if portion.entry and amount_left(portion.entry) not in (0, left):
        raise ValidationError("Dòng sao kê và khoản được chọn không cùng số tiền.")
    return save_decision(line, replace(portion, amount=left), by)


@transaction.atomic
def split_line(line: StatementLine, portions: Iterable[Portion], *, by, seen: int | None = None) -> list[Match]:
    """Say of parts of a line what each is; what they leave of it goes on waiting. All of them or none.

    `seen` is what was left of the line when the person looked. Raises ValidationError when that is no longer so, when
    the parts exceed what is left of the line or of an entry, and as `decide` does.
    """
    lock_lines([line])
    portions, left = list(portions), amount_left(line)
    if not left:
        raise ValidationError(TAKEN)
    if seen not in (None, left):
        raise ValidationError(f"Dòng này vừa được người khác khớp hoặc bỏ khớp: nay còn {dong(left)} đồng chưa khớp.")
    if (total := sum(portion.amount for portion in portions)) > left:
        raise ValidationError(f"Các phần cộng được {dong(total)} đồng, dòng này chỉ còn {dong(left)} đồng chưa khớp.")
    return [save_decision(line, portion, by) for portion in portions]


def save_decision(line: StatementLine, portion: Portion, by) -> Match:
    match = Match.of(line, portion.amount, **by_person(by, portion.reason), **portion.named)
    contribution, appeal = match.contribution, match.appeal
    # Asked anew: another line may have given the gift its appeal since it was read.
    match.designated = (
        bool(contribution and appeal) and Contribution.objects.filter(pk=contribution.pk, appeal=None).exists()
    )
    save(match)
    if match.designated:
        actions.set_appeal(contribution, appeal=appeal, by=by)
    return match


def by_person(by, reason: str) -> dict:
    return {"decider": Match.Decider.PERSON, "decided_by": by, "reason": reason.strip()[:300]}


def decide_many(lines: QuerySet, *, by, reason: str = "", appeal=None, unit=None) -> int:
    """One decision for many lines: an appeal, a unit, or with neither that they are neither gift nor payment.

    All of them or none, but for those that somebody was faster with: these are left alone, and not in the number
    returned. Raises ValidationError when one doesn't fit, or the reason is missing.
    """
    if not (appeal or unit or reason.strip()):
        raise ValidationError("Hãy chọn đợt vận động, đơn vị, hoặc ghi lý do dòng không thuộc thu, chi của quỹ.")
    return bulk.decide(lines, by=by, reason=reason.strip(), appeal=appeal, unit=unit)


@transaction.atomic
def accept(chosen: dict[StatementLine, Suggestion], *, by) -> int:
    """Take a suggestion for each line; an entry that two lines ask for goes to the first, the other waits on.

    Returns how many lines were matched. Raises ValidationError, and matches none, when one was matched meanwhile.
    """
    lock_lines(chosen)
    found, taken, count = [], set(), 0
    for line, suggestion in chosen.items():
        entries = {portion.entry for portion in suggestion.portions if portion.entry}
        if not entries & taken:
            count += 1
            for portion in suggestion.portions:
                decision = by_person(by, suggestion.reason_text)
                found.append(Match.of(line, portion.amount, **decision, **portion.named))
        taken |= entries
    save_all(found, by)
    return count


def save_all(found: list[Match], by) -> None:
    with translate_db_errors():
        bulk_create_with_history(found, Match, batch_size=500, default_user=by)


@transaction.atomic
def undo(match: Match, *, reason: str, by) -> None:
    """Take a decision back; the line waits again. A draft made from the line goes, another one is let go.

    A confirmed one stays in the books, and is what `suggest` offers for the line first. Raises ValidationError without
    a reason, and when undone before.
    """
    lock_lines([match.line])
    match = lock_match(match)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do bỏ khớp.")
    if not match.stands:
        raise ValidationError(UNDONE)
    contribution = match.contribution
    if contribution and contribution.appeal_id and contribution.appeal_id == match.appeal_id and designated_by(match):
        actions.set_appeal(contribution, appeal=None, by=by)
    for name in ("contribution", "disbursement"):
        entry = getattr(match, name)
        if entry and not entry.is_confirmed:
            setattr(match, name, None)
    match.undone_at, match.undone_by, match.undo_reason = timezone.now(), by, reason.strip()
    match.save(update_fields=Match.append_only_except)
    if contribution and match.created_entry and not contribution.is_confirmed:
        contribution.delete()


def undo_many(matches: QuerySet, *, reason: str, by) -> int:
    """Take back at once those decisions that stand and name no entry; returns how many. The others ask for `undo` each.

    Raises ValidationError without a reason.
    """
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do bỏ khớp.")
    return bulk.undo(matches, reason=reason.strip(), by=by)


def designated_by(match: Match) -> bool:
    """Whether the gift has its appeal from this decision: by itself or with others, of which it is the last to stand."""
    others = match.contribution.matches.exclude(pk=match.pk).filter(appeal=match.appeal)
    together = others.filter(Q(undone_at=None) | Q(undone_at__gte=match.decided_at))
    designated = match.designated or together.filter(designated=True).exists()
    return designated and not others.standing().exists()


@transaction.atomic
def create_entry(match: Match, *, by, unit=None, override_reason: str = "") -> Match:
    """Draft the contribution that a matched line, or part of it, is; a second person confirms it. The new decision
    takes the old one's place.

    `unit` is whom the gift is credited to where the decision names none. Raises ValidationError when the line has its
    entry, when nobody is credited, and when an entry of that day and amount waits for its line: then this gift may be
    in the books already, and only `override_reason`, a reason, makes another.
    """
    lock_lines([match.line])
    match = lock_match(match)
    line, credited = match.line, match.unit or unit
    if not match.stands or match.contribution_id or not line.credit:
        raise ValidationError(BOOKED)
    if credited is None:
        raise ValidationError("Hãy chọn đơn vị được ghi nhận khoản ủng hộ.")
    alike = similar_entries(match).first()
    if alike and not override_reason.strip():
        raise ValidationError(
            f"Sổ đã có khoản cùng ngày, cùng số tiền chưa khớp: {alike}. Hãy khớp với khoản đó, hoặc ghi lý do."
        )
    undo(match, reason="Lập khoản ủng hộ từ dòng này", by=by)
    contribution = draft_entry(match, credited, by)
    person = by_person(by, "; ".join(filter(None, [match.reason, override_reason.strip()])))
    named = {"appeal": match.appeal, "unit": match.unit, "contribution": contribution}
    booked = Match.of(line, match.amount, created_entry=True, **named, **person)
    save(booked)
    return booked


def lock_match(match: Match) -> Match:
    related = Match.objects.select_related("line__account", "appeal", "unit", "contribution", "disbursement")
    return related.select_for_update(of=("self",)).get(pk=match.pk)


@transaction.atomic
def link(match: Match, *, by) -> Match:
    """Join a matched line to its gift in the books: of that day and amount, for the same unit and appeal, by name at best.

    Raises ValidationError where none is there, or several could be it.
    """
    lock_lines([match.line])
    match = lock_match(match)
    if not match.stands or match.contribution_id or not match.line.credit:
        raise ValidationError(BOOKED)
    found = [
        contribution
        for contribution in similar_entries(match).confirmed()
        if fits(contribution, match.appeal, match.unit)
    ]
    found = [contribution for contribution in found if holds(match.line, contribution.donor_name)] or found
    if len(found) != 1:
        raise ValidationError(
            f"Có {len(found)} khoản có thể là dòng này. Hãy bỏ khớp rồi mở dòng để chọn."
            if found
            else "Sổ không có khoản nào cùng ngày, cùng số tiền, cùng đơn vị đang chờ dòng sao kê."
        )
    undo(match, reason="Nối với khoản đã có trong sổ", by=by)
    named = {"appeal": match.appeal, "unit": match.unit, "contribution": found[0]}
    return split_line(match.line, [Portion(match.amount, named, match.reason)], by=by)[0]


def similar_entries(match: Match):
    """Entries that may be this gift, entered by hand before the statement came."""
    entries = unmatched_entries(Contribution.objects.all()).filter(fund=match.line.account.fund_id, channel="transfer")
    return entries.filter(date=match.line.day, amount=match.amount).order_by("pk")


def draft_entry(match: Match, unit, by) -> Contribution:
    line, decided = match.line, UntimelyCredit.objects.filter(line=match.line).first()
    contribution = Contribution(
        fund_id=line.account.fund_id, year=line.day.year, date=line.day, amount=match.amount, unit=unit,
        appeal=match.appeal, donor_name=line.counterparty[:200] or FIRST_FOUND, donor_kind="person",
        channel="transfer", memo=line.memo[:300], carried_from=decided and decided.appeal, created_by=by, updated_by=by,
    )  # fmt: skip
    contribution.full_clean()
    contribution.save()
    return contribution


def save(match: Match) -> None:
    match.validate_constraints()
    with translate_db_errors():
        match.save()
