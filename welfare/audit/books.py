"""Entries, numbers, matches and years held to each other, by their amounts."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum

from frontportal.kit.values.money import dong
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation.models import Match

from . import stored_sums
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
    yield from stored_sums.findings()


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
    """What of a line, or of an entry, is matched is no more than it; a whole match is all of both."""
    standing = Match.objects.standing().select_related("line", "contribution", "disbursement")
    line = F("line__credit") + F("line__debit")
    for match in standing.filter(part=False).exclude(amount=line):
        words = f"không phải cả dòng {match.line.number} trong sao kê {match.line.statement_id}"
        yield Finding("match", f"Dòng đã khớp {match.pk}", words, match.line.size, match.amount)
    for link in ("contribution", "disbursement"):
        of_entry = standing.filter(**{f"{link}__isnull": False})
        for match in of_entry.filter(part=False).exclude(amount=F(f"{link}__amount")):
            entry = getattr(match, link)
            words = f"khác số tiền của dòng {match.line.number} trong sao kê {match.line.statement_id}"
            yield Finding("match", str(entry), words, match.amount, entry.amount)
        yield from too_much(of_entry.filter(part=True), link, F(f"{link}__amount"), "các phần khớp cộng quá số tiền")
    # A line that is matched as a whole has no room for a part; every other has parts alone.
    divided = standing.filter(line__in=standing.filter(part=True).values("line"))
    yield from too_much(divided, "line", line, "các phần khớp cộng quá số tiền của dòng")


def too_much(standing, link: str, whole, words: str) -> Iterator[Finding]:
    """Lines or entries whose standing decisions exceed them."""
    sums = standing.order_by().values(link).annotate(whole=whole, total=Sum("amount"))
    for key, most, total in sums.filter(total__gt=F("whole")).values_list(link, "whole", "total"):
        record = Match._meta.get_field(link).related_model.objects.get(pk=key)
        named = f"{record} trong sao kê {record.statement_id}" if link == "line" else str(record)
        yield Finding("match", named, words, most, total)


def chain() -> Iterator[Finding]:
    """Every year opens with what the year before closed with."""
    for books in FundYear.objects.with_totals().exclude(expected=None).exclude(opening=F("expected")):
        words = (
            f"số dư đầu kỳ khác số dư cuối kỳ năm {books.year - 1}, lệch {dong(books.opening - books.expected)} đồng"
        )
        yield Finding("books", str(books), words, books.expected, books.opening)
