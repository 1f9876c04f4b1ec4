"""Entries, numbers, matches and years held to each other, by their amounts."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.db.models.functions import Abs

from frontportal.kit.money import dong

from ..models import Contribution, Disbursement, FundYear, StatementMatch
from .finding import Finding

MOST_MISSING = 100  # numbers named one by one


def findings() -> Iterator[Finding]:
    yield from numbers(Contribution, "receipt_number", "phiếu thu")
    yield from numbers(Disbursement, "voucher_number", "phiếu chi")
    for model in (Contribution, Disbursement):
        yield from two_persons(model)
        yield from reversals(model)
    yield from matches()
    yield from chain()


def numbers(model, name: str, words: str) -> Iterator[Finding]:
    """Numbers of a fund's year that are missing or used twice."""
    entries = model.objects.exclude(**{name: None}).order_by("fund", "year", name)
    last = (None, None, 0)
    for fund, year, number, uses in entries.values_list("fund", "year", name).annotate(uses=Count("pk")):
        before = last[2] if last[:2] == (fund, year) else 0
        for missing in range(before + 1, min(number, before + 1 + MOST_MISSING)):
            yield Finding("entry", f"{words.capitalize()} {missing}, năm {year}", "không có trong sổ")
        if uses > 1:
            yield Finding("entry", f"{words.capitalize()} {number}, năm {year}", "được dùng nhiều lần", 1, uses)
        last = (fund, year, number)


def two_persons(model) -> Iterator[Finding]:
    for entry in model.objects.confirmed().filter(Q(confirmed_by=F("created_by")) | Q(confirmed_by=None)):
        yield Finding("entry", str(entry), "không có hai người lập và xác nhận")


def reversals(model) -> Iterator[Finding]:
    for entry in model.objects.filter(reverses__isnull=False).exclude(amount=-F("reverses__amount")):
        yield Finding("entry", str(entry), "không ngược với khoản được ghi đảo", -entry.reverses.amount, entry.amount)


def matches() -> Iterator[Finding]:
    """A line and the entry that it is have one amount."""
    standing = StatementMatch.objects.filter(undone_at=None).select_related("line", "contribution", "disbursement")
    for link, amount in (("contribution", F("line__credit")), ("disbursement", F("line__debit"))):
        wrong = standing.filter(**{f"{link}__isnull": False}).annotate(size=Abs(f"{link}__amount"))
        for match in wrong.exclude(size=amount):
            entry = getattr(match, link)
            words = f"khác số tiền của dòng {match.line.number} trong sao kê {match.line.statement_id}"
            yield Finding("match", str(entry), words, abs(match.line.amount), entry.amount)


def chain() -> Iterator[Finding]:
    """Every year opens with what the year before closed with."""
    for books in FundYear.objects.with_totals().exclude(expected=None).exclude(opening=F("expected")):
        words = (
            f"số dư đầu kỳ khác số dư cuối kỳ năm {books.year - 1}, lệch {dong(books.opening - books.expected)} đồng"
        )
        yield Finding("books", str(books), words, books.expected, books.opening)
