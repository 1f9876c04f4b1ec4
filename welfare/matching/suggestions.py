"""What a waiting line may be, ranked, each with the reason shown to the person who decides."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from frontportal.kit.money import dong
from frontportal.kit.tags import day
from frontportal.kit.text import fold

from ..giving.known import known_codes
from ..models import Appeal, Contribution, Disbursement, StatementLine
from .codes import codes_in
from .vouchers import named_voucher

WORD = re.compile(r"[a-z0-9]+")
NEAR = {Contribution: 3, Disbursement: 10}  # days between an entry and its line
MOST = 5
# What many memos and titles say tells nothing of which appeal is meant.
EMPTY_WORDS = frozenset(["ung", "ho", "quy", "vi", "nguoi", "ngheo", "dot", "nam", "cho", "va", "cua", "cac", "tien"])
COMMON_WORDS = 2  # an appeal needs so many of its words in the memo to be suggested


@dataclass(order=True)
class Suggestion:
    """`weight` orders suggestions, 100 and more is as good as sure; `named` is what `actions.decide` takes."""

    weight: int
    label: str = field(compare=False)
    reason: str = field(compare=False)
    named: dict = field(compare=False)

    @property
    def key(self) -> str:
        """`"contribution-12"`: how a form names it."""
        name, record = next(iter(self.named.items()))
        return f"{name}-{record.pk}"


def suggest(lines: Iterable[StatementLine]) -> dict[int, list[Suggestion]]:
    """Key of each line → its suggestions, best first, at most 5. Lines come with their account; few queries for all."""
    lines = list(lines)
    credits = [line for line in lines if line.credit]
    gifts = near_entries(Contribution, credits, Q(channel="transfer"))
    payments = near_entries(Disbursement, [line for line in lines if line.debit], Q())
    appeals = list(Appeal.objects.all()) if credits else []
    known = {each: known_codes(each) for each in {line.day for line in credits}}
    found = {}
    for line in lines:
        near = (gifts if line.credit else payments)[line.account.fund_id, line.amount]
        each = [of_entry(line, entry) for entry in near if gap(line, entry) <= NEAR[type(entry)]]
        if line.credit:
            each += [*of_codes(line, known[line.day]), *of_words(line, appeals)]
        found[line.pk] = best(each)
    return found


def near_entries(model, lines: list[StatementLine], channel: Q) -> dict:
    """(fund, signed amount) → unmatched entries that may be one of the lines. One query."""
    span, sign = timedelta(days=NEAR[model]), 1 if model is Contribution else -1
    asked = {
        Q(fund=line.account.fund_id, amount=abs(line.amount), date__range=(line.day - span, line.day + span))
        for line in lines
    }
    found = defaultdict(list)
    if asked:
        entries = model.objects.unmatched().filter(channel, reduce(or_, asked)).select_related("unit", "fund")
        for entry in entries:
            found[entry.fund_id, sign * entry.amount].append(entry)
    return found


def gap(line: StatementLine, entry) -> int:
    return abs((entry.date - line.day).days)


def of_entry(line: StatementLine, entry) -> Suggestion:
    """Same amount, near in time; what the memo says of it counts more than a day."""
    days = gap(line, entry)
    weight, reasons = 60 - 6 * days, ["cùng số tiền", "cùng ngày" if not days else f"cách {days} ngày"]
    if isinstance(entry, Disbursement):
        name, said = "disbursement", named_voucher(line.memo, entry)
        weight, reasons = (weight + 40, [*reasons, f"nội dung ghi {said}"]) if said else (weight, reasons)
        what = entry.get_purpose_display()
    else:
        name, what = "contribution", entry.donor_name
        if holds(line, entry.donor_name):
            weight, reasons = weight + 40, [*reasons, "tên người ủng hộ có trong nội dung"]
    if holds(line, entry.unit.name):
        weight, reasons = weight + 5, [*reasons, "tên đơn vị có trong nội dung"]
    label = f"{str(entry).split(',')[0]} ngày {day(entry.date)}, {dong(entry.amount)} đồng, {what}, {entry.unit}"
    return Suggestion(weight, label, ", ".join(reasons), {name: entry})


def of_codes(line: StatementLine, known: dict) -> list[Suggestion]:
    """Several codes of a kind, or a name that may be a person's: the machine doubts, a person sees."""
    found = []
    for code in sorted(codes_in(line.memo, known)):
        name = "appeal" if isinstance(known[code], Appeal) else "unit"
        found.append(Suggestion(50, str(known[code]), f"nội dung có mã {code}", {name: known[code]}))
    coded = {suggestion.label for suggestion in found}
    for owner in known.values():
        if not isinstance(owner, Appeal) and str(owner) not in coded and holds(line, owner.name):
            found.append(Suggestion(25, str(owner), f"tên {owner.name} có trong nội dung", {"unit": owner}))
    return found


def of_words(line: StatementLine, appeals: list[Appeal]) -> list[Suggestion]:
    said, found = set(WORD.findall(fold(line.memo))), []
    for appeal in appeals:
        shared = [word for word in WORD.findall(fold(appeal.title)) if word in said - EMPTY_WORDS]
        late = appeal.closed_on and appeal.closed_on < line.day
        if len(shared) >= COMMON_WORDS and appeal.fund_id == line.account.fund_id and appeal.opened_on <= line.day:
            reason = f"chung các từ “{' '.join(dict.fromkeys(shared))}”{', đã hết hạn tiếp nhận' if late else ''}"
            found.append(Suggestion(28 + len(shared) - 10 * bool(late), str(appeal), reason, {"appeal": appeal}))
    return found


def holds(line: StatementLine, name: str) -> bool:
    """Whether all words of a name stand in the memo, one after another."""
    words = " ".join(WORD.findall(fold(name)))
    return bool(words) and f" {words} " in f" {' '.join(WORD.findall(fold(f'{line.memo} {line.counterparty}')))} "


def best(found: list[Suggestion]) -> list[Suggestion]:
    """The best of each record, heaviest first; the order found in breaks ties."""
    kept = {}
    for suggestion in sorted(found, key=lambda each: -each.weight):
        kept.setdefault(suggestion.key, suggestion)
    return list(kept.values())[:MOST]
