"""What may be decided without a person: lines whose memo carries a code without doubt. Everything else waits."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from frontportal.kit.values.time_limit import TimeLimit
from welfare.appeals.code_index import CodeIndex
from welfare.appeals.memo_codes import recipient_named
from welfare.funds.models.fund import Fund
from welfare.ledger import actions
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.untimely_credits.models import UntimelyCredit

from .models import Match
from .querysets import undecided_lines, unmatched_entries
from .suggestions.memo_vouchers import named_voucher
from .suggestions.ranking import fits, holds
from .untimely.queue import is_untimely, put_aside

AT_ONCE = 2_000


@dataclass
class Outcome:
    """How many lines of a statement were looked at, matched, matched together with their entry, and put aside because
    they name an appeal outside of its days.

    `stopped_at` is the last line looked at where the time was up before the end.
    """

    lines: int = 0
    matched: int = 0
    with_entry: int = 0
    put_aside: int = 0
    stopped_at: int | None = None


def match_statement(statement: Statement, *, by=None, after: int = 0, deadline: TimeLimit | None = None) -> Outcome:
    """Match the lines of a statement that carry a code. To repeat it changes nothing but what has become clear since.

    A line in also meets its contribution where exactly one confirmed transfer of that day, amount and place has no line
    yet and no other line could be it, or where its memo alone names the giver; a line out meets the payment whose
    voucher or decision its memo names. Begins after the line with the key `after`, and stops at the deadline.
    """
    outcome, last = Outcome(), after
    lines = StatementLine.objects.filter(statement=statement).order_by("pk")
    entries, known = MatchIndex(statement), CodeIndex()
    while batch := list(undecided_lines(lines.filter(pk__gt=last))[:AT_ONCE]):
        if deadline is not None and deadline.has_passed:
            outcome.stopped_at = last
            break
        last = batch[-1].pk
        named = [(line, recipient_of(line, known, entries.fund)) for line in batch]
        late = [UntimelyCredit(line=line, appeal=given[0]) for line, given in named if is_untimely(given, line)]
        outcome.put_aside += put_aside(late, by)
        timely = [(line, given) for line, given in named if not is_untimely(given, line)]
        found = [match for line, given in timely if (match := match_of_line(line, given, entries, by))]
        found = save_matches(found, entries.fund, by)
        outcome.lines += len(batch)
        outcome.matched += len(found)
        outcome.with_entry += sum(bool(match.contribution_id or match.disbursement_id) for match in found)
    return outcome


def recipient_of(line: StatementLine, known, fund: int) -> tuple | None:
    """What the memo of money in names; see memo_codes."""
    return recipient_named(line.memo, known.on(line.day), fund) if line.credit else None


def match_of_line(line: StatementLine, recipient: tuple | None, entries: "MatchIndex", by) -> Match | None:
    found = match_by_code(line, recipient, entries) if line.credit else entries.disbursement(line)
    decision = {"decider": Match.Decider.AUTOMATIC, "decided_by": by}
    return found and Match.of(line, line.size, **decision, **found)


def match_by_code(line: StatementLine, recipient: tuple | None, entries: "MatchIndex") -> dict | None:
    """What the memo names, and the one gift that this line is, if there is one."""
    if recipient is None:
        return None
    appeal, unit, codes = recipient
    contribution = entries.contribution(line, appeal, unit)
    return {
        "appeal": appeal,
        "unit": unit,
        "contribution": contribution,
        "designated": bool(appeal and contribution and contribution.appeal_id is None),
        "reason": f"Nội dung có mã {', '.join(codes)}",
    }


class MatchIndex:
    """The unmatched entries that lines of a statement may be, and how many lines of a day and amount compete for one."""

    def __init__(self, statement: Statement):
        self.fund = statement.account.fund_id
        days = {"date__range": (statement.first_day, statement.last_day)}
        self.contributions = defaultdict(list)
        contributions = unmatched_entries(Contribution.objects.confirmed()).filter(
            fund=self.fund, channel="transfer", **days
        )
        for contribution in contributions.iterator(chunk_size=AT_ONCE):
            self.contributions[contribution.date, contribution.amount].append(contribution)
        self.disbursements = defaultdict(list)
        disbursements = unmatched_entries(Disbursement.objects.confirmed()).filter(fund=self.fund, **days)
        for disbursement in disbursements.iterator(chunk_size=AT_ONCE):
            self.disbursements[disbursement.date, disbursement.amount].append(disbursement)
        self.rivals = defaultdict(list)
        lines = StatementLine.objects.filter(
            account__fund=self.fund, day__range=(statement.first_day, statement.last_day)
        )
        waiting = undecided_lines(lines).credits().only("day", "credit", "memo", "counterparty", "memo_hidden_on")
        for line in waiting.iterator(chunk_size=AT_ONCE):
            if (line.day, line.credit) in self.contributions:
                self.rivals[line.day, line.credit].append(line)

    def contribution(self, line: StatementLine, appeal, unit) -> Contribution | None:
        """The one gift this line is: alone on its day with its amount, or the one whose giver this memo alone names."""
        candidates, rivals = self.contributions.get((line.day, line.credit), []), self.rivals[line.day, line.credit]
        fitting = [contribution for contribution in candidates if fits(contribution, appeal, unit)]
        if len(candidates) == len(rivals) == 1:
            return fitting[0] if fitting else None
        named = [contribution for contribution in fitting if holds(line, contribution.donor_name)]
        if len(named) != 1 or any(holds(rival, named[0].donor_name) for rival in rivals if rival.pk != line.pk):
            return None
        return named[0]

    def disbursement(self, line: StatementLine) -> dict | None:
        """The one payment of this day and amount whose voucher or decision the memo names; it meets no second line."""
        candidates = self.disbursements[line.day, line.debit]
        found = [
            (disbursement, name) for disbursement in candidates if (name := named_voucher(line.memo, disbursement))
        ]
        if len(found) != 1:
            return None
        disbursement, name = found[0]
        candidates.remove(disbursement)
        return {"disbursement": disbursement, "reason": f"Nội dung ghi {name}, cùng ngày, cùng số tiền"}


@transaction.atomic
def save_matches(found: list[Match], fund: int, by) -> list[Match]:
    """Store decisions, but for those that a person was faster with: their line or entry has been matched meanwhile."""
    list(Fund.objects.select_for_update(no_key=True).filter(pk=fund))
    lines = set(keys(undecided_lines(StatementLine.objects.all()), found, "line_id"))
    contributions = set(keys(unmatched_entries(Contribution.objects.all()), found, "contribution_id"))
    disbursements = set(keys(unmatched_entries(Disbursement.objects.all()), found, "disbursement_id"))
    found = [
        match
        for match in found
        if match.line_id in lines
        and match.contribution_id in contributions | {None}
        and match.disbursement_id in disbursements | {None}
    ]
    bulk_create_with_history(found, Match, batch_size=500, default_user=by)
    for match in found:
        if match.designated:
            actions.set_appeal(match.contribution, appeal=match.appeal, by=by)
    return found


def keys(records, found: list[Match], name: str):
    asked = {key for match in found if (key := getattr(match, name))}
    return records.filter(pk__in=asked).values_list("pk", flat=True) if asked else ()
