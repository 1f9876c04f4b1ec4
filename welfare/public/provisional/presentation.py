"""Provisional lines as the public reads them: money in only, masked as lines of statements are, without any total."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import date, header, text
from welfare.feeds.models.provisional import ProvisionalLine
from welfare.ledger.models.fund_year import FundYear

from ..line_search.presentation import masked_memo, public_words

SHOWN = 10


def with_provisional(books):
    """Adds `waits_in` and `waits_from`: whether money in that no statement confirms yet was told in this year, or
    since its beginning."""
    waiting = ProvisionalLine.objects.waiting().credits().filter(account__fund=OuterRef("fund"))
    return books.annotate(
        waits_in=Exists(waiting.filter(day__year=OuterRef("year"))),
        waits_from=Exists(waiting.filter(day__year__gte=OuterRef("year"))),
    )


def lines_of(books: FundYear, newest: FundYear):
    """Waiting lines that belong on the page of these books; the newest page also has those that no books are made for."""
    lines = ProvisionalLine.objects.waiting().credits().filter(account__fund=books.fund_id, day__year__gte=books.year)
    lines = lines if books == newest else lines.filter(day__year=books.year)
    return lines.select_related("appeal", "unit").order_by("-day", "-received", "-pk")


def newest_lines(books: FundYear, newest: FundYear) -> dict:
    """The newest lines for the fund's page; {} where none waits, without a query if the books say so themselves
    (`with_provisional`). 3 queries, one more where not all are shown."""
    if not (books.waits_from if books == newest else books.waits_in):
        return {}
    lines = lines_of(books, newest)
    found = list(lines[: SHOWN + 1])
    count = lines.count() if len(found) > SHOWN else len(found)
    return {
        "table": table(found[:SHOWN]),
        "counted": f"{dong(count)} dòng tạm ghi",
        "url": reverse("welfare:provisional", args=[books.year]) if count > SHOWN else "",
    }


def table(lines: list[ProvisionalLine]) -> dict:
    """What parts/_table.html takes. Nobody is named: consent is given on a contribution, and there is none yet."""
    known = public_words()
    rows = [
        [
            date(line.day),
            {"text": f"+{dong(line.credit)}", "numeric": True},
            text(masked_memo(line, known)),
            recipient_cell(line),
        ]
        for line in lines
    ]
    columns = header("Ngày", "Đồng#", "Nội dung đã che", "Ghi cho (theo mã)")
    return {"columns": columns, "rows": rows}


def recipient_cell(line: ProvisionalLine) -> dict:
    """What the code in the memo means; an appeal that the public can't see is not named."""
    if line.appeal and line.appeal.is_public:
        return text(line.appeal.title, line.appeal.get_absolute_url())
    return text(line.unit, line.unit.get_absolute_url()) if line.unit else text("")
