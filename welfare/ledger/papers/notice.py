"""The fund's notice to the public: what came in, what went out, for what, where, month by month; to be signed and posted."""

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office, of_standing_committee
from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.money import dong, in_words
from frontportal.kit.web.tags import day
from frontportal.paper_layouts.in_use import set_paper

from ..account import YearAccount

LAYOUT = Path(__file__).parent / "layouts" / "notice.typ"
MONTHS = ["Tháng", "Dư đầu tháng", "Nhận", "Chi", "Dư cuối tháng"]


def notice_as_pdf(account: YearAccount) -> bytes:
    """A4, as of the newest confirmed entry; the same bytes for the same books. Raises InvalidPaper with a sentence."""
    year, at = account.books.year, newest(account)
    on = timezone.localdate(at)
    data = {
        "title": f"Thông báo thu, chi {account.books.fund} năm {year}",
        "heading": f"THÔNG BÁO\nThu, chi {account.books.fund} năm {year}",
        "office": of_standing_committee(issuing_office(on)), "number": "Số:        /TB-MTTQ-BTT",
        "day": day_in_words(on),
        "opening": f"Số liệu theo các khoản đã xác nhận trong sổ quỹ năm {year} đến ngày {day(on)}. Đơn vị tính: đồng.",
        "sheets": [whole(account), purposes(account), communes(account), months(account)],
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=at)


def newest(account: YearAccount) -> datetime:
    """When the last entry was confirmed; the first day of the year for books without any."""
    moments = [
        entries.order_by("-confirmed_at").values_list("confirmed_at", flat=True).first()
        for entries in (account.contributions, account.disbursements)
    ]
    start = timezone.make_aware(datetime(account.books.year, 1, 1))  # noqa: DTZ001 - made aware right here
    return max(filter(None, moments), default=start)


def whole(account: YearAccount) -> dict:
    closing = in_words(account.closing)
    rows = [
        ["Kế hoạch vận động", dong(account.books.target)],
        ["Số dư đầu kỳ", dong(account.books.opening)],
        ["Đã tiếp nhận", dong(account.received)],
        ["Đã chi hỗ trợ", dong(account.spent)],
        *([words, dong(amount)] for words, amount in account.moved_rows),
        ["Số dư cuối kỳ", dong(account.closing)],
    ]
    rows = rows if account.books.target else rows[1:]
    return table("I. Thu, chi và số dư", ["Khoản mục", "Đồng"], rows, f"Số dư cuối kỳ bằng chữ: {closing}.")


def purposes(account: YearAccount) -> dict:
    rows = [[row["label"], dong(row["entries"]), dong(row["value"])] for row in account.purposes]
    return table("II. Chi theo mục đích", ["Việc", "Số khoản", "Đồng"], [*rows, ["Cộng", "", dong(account.spent)]])


def communes(account: YearAccount) -> dict:
    rows = [[row["name"], dong(row["received"]), dong(row["spent"])] for row in account.communes_shown()]
    whole_row = ["Cộng", dong(account.received), dong(account.spent)]
    return table("III. Theo xã, thị trấn", ["Đơn vị", "Nhận", "Chi"], [*rows, whole_row])


def months(account: YearAccount) -> dict:
    names = ("opening", "received", "spent", "closing")
    rows = [[f"Tháng {month['month']}", *(dong(month[name]) for name in names)] for month in account.months]
    whole_row = ["Cả năm", *map(dong, (account.books.opening, account.received, account.spent, account.closing))]
    return table("IV. Theo tháng", MONTHS, [*rows, whole_row])


def table(title: str, headers: list[str], rows: list[list[str]], beneath: str = "") -> dict:
    return {"title": title, "headers": headers, "rows": rows, "beneath": beneath}
