"""A gift that its giver describes: lines of statements, and receipts of givers who agreed to be named."""

from dataclasses import dataclass

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day, weekday
from welfare.funds.models.bank_account import BankAccount
from welfare.ledger.models.contribution import Contribution
from welfare.masking.masker import AllowedWords
from welfare.reconciliation.models import Match
from welfare.statements.line_search.engine import LinePage, find
from welfare.statements.models.line import StatementLine

from ..line_search import presentation
from .forms import OwnGiftForm

MOST = 20  # gifts shown; who describes more than that has to say more


@dataclass(frozen=True)
class FoundGift:
    """`facts` are what parts/_definitions.html takes; `receipt` and `statement` addresses, "" for none."""

    amount: int
    facts: list[dict]
    receipt: str
    receipt_number: int | None
    statement: str
    is_in_statement: bool


def found_gifts(form: OwnGiftForm, known: AllowedWords, seconds: float | None) -> list[FoundGift]:
    """Money in as described, newest first, then receipts without a line. Raises SearchTooBroadError after so many seconds."""
    accounts = tuple(BankAccount.objects.filter(fund__is_main=True).values_list("pk", flat=True))
    lines = credits(find(form.question(accounts), after=None, seconds=seconds))
    matched = receipts_of(lines)
    names = presentation.names_agreed(lines)
    gifts = [
        gift_of_line(line, matched.get(line.pk), AllowedWords(known.places, names[line.pk], known.codes))
        for line in lines
    ]
    seen = {entry.pk for entry in matched.values()}
    return gifts + [gift_of_receipt(entry) for entry in named_receipts(form) if entry.pk not in seen]


def credits(found: LinePage) -> list[StatementLine]:
    return [line for line in presentation.lines_of(found) if line.credit][:MOST]


def receipts_of(lines: list[StatementLine]) -> dict[int, Contribution]:
    """Line → the confirmed contribution that is all of it; a line shared by several tells of none."""
    matches = Match.objects.standing().filter(line__in=lines, contribution__state="confirmed")
    found = {match.line_id: match for match in matches.select_related("contribution__fund")}
    sizes = {line.pk: line.size for line in lines}
    return {
        key: match.contribution
        for key, match in found.items()
        if match.amount == sizes[key] and match.contribution.fund.is_main
    }


def named_receipts(form: OwnGiftForm) -> list[Contribution]:
    """Receipts of the month with this amount and a donor of this name who agreed to be named."""
    since, until = form.days(form.cleaned_data)
    entries = (
        Contribution.objects.confirmed()
        .of_main_fund()
        .select_related("fund")
        .filter(publish_name=True, amount=form.cleaned_data["sotien"], date__range=(since, until))
    )
    return [entry for entry in entries.order_by("-date", "-pk")[: 10 * MOST] if form.names(entry.donor_name)][:MOST]


def gift_of_line(line: StatementLine, entry: Contribution | None, known: AllowedWords) -> FoundGift:
    facts = [
        ("Ngày vào tài khoản", f"{weekday(line.day)}, {day(line.day)}"),
        ("Nội dung đã che", presentation.masked_memo(line, known)),
        ("Dòng sao kê", f"Dòng {dong(line.number)}"),
        ("Phiếu thu", receipt_text(entry) if entry else "Chưa nối với phiếu thu nào"),
    ]
    return FoundGift(
        line.credit,
        [{"term": term, "value": value} for term, value in facts],
        entry.get_absolute_url() if entry else "",
        entry.receipt_number if entry else None,
        presentation.statement_url(line),
        True,
    )


def gift_of_receipt(entry: Contribution) -> FoundGift:
    facts = [
        ("Ngày", f"{weekday(entry.date)}, {day(entry.date)}"),
        ("Người, đơn vị ủng hộ", entry.public_donor),
        ("Hình thức", entry.get_channel_display()),
        ("Phiếu thu", receipt_text(entry)),
    ]
    found = [{"term": term, "value": value} for term, value in facts]
    return FoundGift(entry.amount, found, entry.get_absolute_url(), entry.receipt_number, "", False)


def receipt_text(entry: Contribution) -> str:
    return f"Phiếu thu {entry.receipt_number} năm {entry.year}"
