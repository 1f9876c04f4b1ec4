"""What a waiting line may be, ranked, each with the reason shown to the person who decides."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import fold
from welfare.appeals.code_index import CodeIndex
from welfare.appeals.memo_codes import codes_in
from welfare.appeals.models import Appeal
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.statements.models.line import StatementLine

from ..querysets import partly_matched_entries, unmatched_entries
from .amounts_left import Portion, amounts_left
from .combinations import suggest_combinations
from .memo_vouchers import named_receipts, named_voucher
from .suggestion import NEAR, Suggestion, described, gap

WORD = re.compile(r"[a-z0-9]+")
MOST = 5
# What many memos and titles say tells nothing of which appeal is meant.
EMPTY_WORDS = frozenset(["ung", "ho", "quy", "vi", "nguoi", "ngheo", "dot", "nam", "cho", "va", "cua", "cac", "tien"])
LONG_NAME = 10  # letters
COMMON_WORDS = 2  # an appeal needs so many of its words in the memo to be suggested


def suggest(lines: Iterable[StatementLine]) -> dict[int, list[Suggestion]]:
    """Key of each line → its suggestions for what waits of it, best first, at most 5.

    Lines come with their account; few queries for all.
    """
    waiting = amounts_left(lines := list(lines))
    credits, debits = [line for line in lines if line.credit], [line for line in lines if line.debit]
    contributions = near_entries(Contribution, credits, waiting, Q(channel="transfer"))
    disbursements = near_entries(Disbursement, debits, waiting, Q())
    cash = receipts_of(credits)
    known = CodeIndex()
    found = {}
    for line in lines:
        left = waiting[line.pk]
        near = (contributions if line.credit else disbursements)[line.account.fund_id, left]
        each = [of_entry(line, entry, left) for entry in near if gap(line, entry) <= NEAR[type(entry)]]
        if line.credit:
            each += of_cash(line, cash, left)
            each += [*of_codes(line, known.on(line.day), left), *of_words(line, known.appeals, left)]
        found[line.pk] = best(each)
    alone = [line for line in debits if waiting[line.pk] and not found[line.pk]]
    return found | suggest_combinations(alone, waiting)


def near_entries(model, lines: list[StatementLine], waiting: dict[int, int], channel: Q) -> dict:
    """(fund, đồng) → entries of which so much is unmatched, and which may be one of the lines. Two queries."""
    span, found = timedelta(days=NEAR[model]), defaultdict(list)
    asked = {
        Q(fund=line.account.fund_id, amount=waiting[line.pk], date__range=(line.day - span, line.day + span))
        for line in lines
    }
    if asked:
        for entry in (
            unmatched_entries(model.objects.all()).filter(channel, reduce(or_, asked)).select_related("unit", "fund")
        ):
            found[entry.fund_id, entry.amount].append(entry)
        amounts = {waiting[line.pk] for line in lines}
        for entry in (
            partly_matched_entries(model.objects.all()).filter(channel, left__in=amounts).select_related("unit", "fund")
        ):
            found[entry.fund_id, entry.left].append(entry)
    return found


def receipts_of(lines: list[StatementLine]) -> dict:
    """(fund, year, number) → the unmatched cash gift with a receipt that a memo names. One query."""
    asked = {
        Q(fund=line.account.fund_id, year=line.day.year, receipt_number__in=numbers)
        for line in lines
        if (numbers := tuple(named_receipts(line.memo)))
    }
    if not asked:
        return {}
    entries = unmatched_entries(Contribution.objects.confirmed()).filter(reduce(or_, asked), channel="cash")
    return {(entry.fund_id, entry.year, entry.receipt_number): entry for entry in entries.select_related("unit")}


def of_cash(line: StatementLine, cash: dict, left: int) -> list[Suggestion]:
    """Cash paid in: the gifts whose receipts the memo names, where they sum up to the line."""
    numbers = list(dict.fromkeys(named_receipts(line.memo)))
    found = [cash.get((line.account.fund_id, line.day.year, number)) for number in numbers]
    if not found or None in found or sum(contribution.amount for contribution in found) != left:
        return []
    portions = tuple(Portion(contribution.amount, {"contribution": contribution}) for contribution in found)
    if len(found) == 1:
        return [Suggestion(100, described(found[0]), "nội dung ghi số phiếu thu, cùng số tiền", portions)]
    listed = ", ".join(map(str, numbers))
    label = f"Tiền mặt của các phiếu thu {listed}, đã có trong sổ"
    return [Suggestion(100, label, f"tiền mặt nộp vào, phiếu thu {listed} cộng đúng số tiền", portions)]


def of_entry(line: StatementLine, entry, left: int) -> Suggestion:
    """Same amount, near in time; what the memo says of it counts more than a day."""
    days = gap(line, entry)
    same = "cùng số tiền" if left == line.size and left == entry.amount else f"cùng còn {dong(left)} đồng"
    weight, reasons = 60 - 6 * days, [same, "cùng ngày" if not days else f"cách {days} ngày"]
    if isinstance(entry, Disbursement):
        name, voucher = "disbursement", named_voucher(line.memo, entry)
        weight, reasons = (weight + 40, [*reasons, f"nội dung ghi {voucher}"]) if voucher else (weight, reasons)
    else:
        name = "contribution"
        if holds(line, entry.donor_name):
            weight, reasons = weight + 40, [*reasons, "tên người ủng hộ có trong nội dung"]
    if holds(line, entry.unit.name):
        weight, reasons = weight + 5, [*reasons, "tên đơn vị có trong nội dung"]
    return Suggestion(weight, described(entry), ", ".join(reasons), (Portion(left, {name: entry}),))


def of_codes(line: StatementLine, known: dict, left: int) -> list[Suggestion]:
    """Several codes of a kind, or a name that may be a person's: the machine doubts, a person sees."""
    found = []
    for code in sorted(codes_in(line.memo, known)):
        if isinstance(known[code], Appeal) and not known[code].takes_on(line.day):
            continue
        name = "appeal" if isinstance(known[code], Appeal) else "unit"
        portions = (Portion(left, {name: known[code]}),)
        found.append(Suggestion(50, str(known[code]), f"nội dung có mã {code}", portions))
    coded = {suggestion.label for suggestion in found}
    for owner in known.values():
        if not isinstance(owner, Appeal) and str(owner) not in coded and holds(line, owner.name):
            portions = (Portion(left, {"unit": owner}),)
            found.append(Suggestion(25, str(owner), f"tên {owner.name} có trong nội dung", portions))
    return found


def of_words(line: StatementLine, appeals: list[Appeal], left: int) -> list[Suggestion]:
    memo_words, found = set(WORD.findall(fold(line.memo))), []
    for appeal in appeals:
        shared = [word for word in WORD.findall(fold(appeal.title)) if word in memo_words - EMPTY_WORDS]
        if len(shared) >= COMMON_WORDS and appeal.fund_id == line.account.fund_id and appeal.takes_on(line.day):
            reason = f"chung các từ “{' '.join(dict.fromkeys(shared))}”"
            portions = (Portion(left, {"appeal": appeal}),)
            found.append(Suggestion(28 + len(shared), str(appeal), reason, portions))
    return found


def holds(line: StatementLine, name: str) -> bool:
    """Whether a name stands in the memo; a long one also where the bank has cut its words (`"CO NG TY"`)."""
    words, line_words = (WORD.findall(fold(text)) for text in (name, f"{line.memo} {line.counterparty}"))
    joined = "".join(words)
    if len(joined) >= LONG_NAME:
        return joined in "".join(line_words)
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(line_words)} "


def fits(contribution: Contribution, appeal, unit) -> bool:
    """Whether a gift is of this unit and appeal, where they are known; it may not name its appeal yet."""
    return (unit is None or contribution.unit_id == unit.pk) and (
        appeal is None or contribution.appeal_id in (None, appeal.pk)
    )


def best(found: list[Suggestion]) -> list[Suggestion]:
    """The best of each record, heaviest first; the order found in breaks ties."""
    by_key = {}
    for suggestion in sorted(found, key=lambda each: -each.weight):
        by_key.setdefault(suggestion.key, suggestion)
    return list(by_key.values())[:MOST]


def is_clear(suggestions: list[Suggestion]) -> bool:
    """Whether the first stands out: an entry of that amount near in time, and no other as good."""
    if not suggestions or suggestions[0].weight < 60:
        return False
    return all(other.weight <= suggestions[0].weight - 10 for other in suggestions[1:])
