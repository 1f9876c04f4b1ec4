"""Contradictory rows of a statement, decided by two persons: accepted ones are stored, the others stay out."""

from collections.abc import Collection, Iterable
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong
from welfare.bankfiles.batches import Batch
from welfare.bankterms.model import Transaction

from ..line_search.sql import fetch_value
from ..models.conflict_decision import ConflictDecision
from ..models.statement import Statement
from . import importer, overlaps, staging
from .row_encoder import RowEncoder

DECIDED = "Đề nghị này vừa được người khác quyết định."


def undecided(statement: Statement) -> list[dict]:
    """Contradictory rows about which no decision stands, in the order of the file."""
    decided = {number for decision in statement.conflict_decisions.standing() for number in decision.numbers}
    return [each for each in statement.conflicts if each["number"] not in decided]


def propose(statement: Statement, numbers: Collection[int], *, is_accepted: bool, reason: str, by) -> ConflictDecision:
    """Propose to store these rows, or to leave them out. Raises ValidationError without rows or reason, and where somebody
    was faster."""
    left = {each["number"] for each in undecided(statement)}
    if not numbers or not left.issuperset(numbers):
        raise ValidationError("Hãy chọn dòng trong danh sách các dòng chưa quyết định.")
    decision = ConflictDecision(
        statement=statement,
        numbers=sorted(numbers),
        is_accepted=is_accepted,
        reason=reason.strip()[:300],
        proposed_by=by,
    )
    decision.validate_constraints()
    with translate_db_errors():
        decision.save()
    return decision


@transaction.atomic
def confirm(decision: ConflictDecision, *, by) -> int:
    """Let a proposal come true: accepted rows become lines of the statement. Returns how many were stored.

    Raises ValidationError when `by` proposed it, or it was decided meanwhile.
    """
    decision = decide(decision, ConflictDecision.State.CONFIRMED, by)
    return store(decision) if decision.is_accepted else 0


@transaction.atomic
def refuse(decision: ConflictDecision, *, by) -> None:
    """Let a proposal go; its rows wait again. Who proposed it may do so as well. Raises ValidationError when decided."""
    decide(decision, ConflictDecision.State.REFUSED, by)


def decide(decision, state: str, by):
    """The proposal, decided. Raises ValidationError."""
    decision = type(decision).objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if decision.state != decision.State.PROPOSED:
        raise ValidationError(DECIDED)
    decision.state, decision.decided_by, decision.decided_at = state, by, timezone.now()
    decision.validate_constraints()
    with translate_db_errors():
        decision.save(update_fields=decision.append_only_except)
    return decision


def store(decision: ConflictDecision) -> int:
    statement = Statement.objects.select_related("account").get(pk=decision.statement_id)
    fetch_value(importer.TAKE_ACCOUNT, [statement.account.number])
    chosen = {each["number"]: each for each in statement.conflicts if each["number"] in set(decision.numbers)}
    if len(chosen) != len(decision.numbers):
        raise ValidationError(f"Sao kê chỉ còn {dong(len(chosen))} dòng của quyết định này.")
    staging.fill([batch_of(chosen)])
    overlaps.mark_known({})
    return importer.insert_lines(statement.pk, statement.account_id, reading=statement.reading)


def batch_of(conflicts: dict[int, dict]) -> Batch:
    """The rows by their numbers, as they were read from the file."""
    encoder = RowEncoder()
    rows = [encoder.encode(number, row) for number, row in zip(conflicts, rows_of(conflicts.values()), strict=True)]
    return Batch(rows, last=max(conflicts), position=0, note=encoder.note())


def rows_of(conflicts: Iterable[dict]) -> Iterable[Transaction]:
    """What statements of before 28/11/2026 did not keep is empty."""
    for each in conflicts:
        moment = each.get("time")
        yield Transaction(
            day=date.fromisoformat(each["day"]),
            debit=each["debit"],
            credit=each["credit"],
            memo=each["memo"],
            line=each["row"],
            page=each["page"],
            time=time.fromisoformat(moment) if moment else None,
            reference=each["reference"],
            balance=each["balance"],
            sequence=each.get("sequence"),
            counter_account=each.get("counter_account", ""),
            counterparty=each.get("counterparty", ""),
        )


def accepted(statement: Statement) -> set[int]:
    """Numbers of the contradictory rows that have become lines of the statement."""
    confirmed = statement.conflict_decisions.confirmed().filter(is_accepted=True)
    return {number for numbers in confirmed.values_list("numbers", flat=True) for number in numbers}
