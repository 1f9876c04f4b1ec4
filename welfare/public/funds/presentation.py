"""A fund's year as tables of its page: the account, and every confirmed entry of it."""

from typing import Any

from django.urls import reverse

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.table_cells import header, money, text
from frontportal.kit.web.tags import day, percent
from welfare.ledger.account import YearAccount
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear

CLOSING = "Số dư cuối kỳ"


def balance(account: YearAccount, before: YearAccount | None) -> dict[str, Any]:
    """Each line signed as it changes the balance, beside the same line of the year `before` where it has books."""
    year = account.books.year
    sides = {year: signed(account)} | ({year - 1: signed(before)} if before else {})
    names = dict.fromkeys(words for lines in sides.values() for words in lines if words != CLOSING)
    *rows, total = [
        [text(words), *(money(lines.get(words, 0)) for lines in sides.values())] for words in (*names, CLOSING)
    ]
    columns = header("Khoản mục", *(f"Năm {each} (đồng)#" for each in sides))
    return {"columns": columns, "rows": rows, "total": total}


def signed(account: YearAccount) -> dict[str, int]:
    return {
        "Số dư đầu kỳ": account.books.opening,
        "Đã tiếp nhận": account.received,
        "Đã chi hỗ trợ": -account.spent,
        **dict(account.moved_rows),
        CLOSING: account.closing,
    }


def communes(account: YearAccount) -> dict[str, Any]:
    rows = [[text(each["name"]), money(each["received"]), money(each["spent"])] for each in account.communes_shown()]
    total = [text("Toàn địa bàn"), money(account.received), money(account.spent)]
    return {"columns": header("Đơn vị", "Ủng hộ (đồng)#", "Hỗ trợ (đồng)#"), "rows": rows, "total": total}


def purposes(account: YearAccount) -> dict[str, Any]:
    rows = [[text(row["label"]), money(row["entries"]), money(row["value"])] for row in account.purposes]
    return {
        "columns": header("Mục đích", "Số khoản#", "Đồng#"),
        "rows": rows,
        "total": [text("Cộng"), text(""), money(account.spent)],
    }


def contributions(found: list[Contribution]) -> dict[str, Any]:
    """Named only who agreed."""
    rows = [
        [
            text(day(each.date)),
            money(each.receipt_number),
            text(each.public_donor),
            text(place(each)),
            money(each.amount),
        ]
        for each in found
    ]
    return {"columns": header("Ngày", "Phiếu thu#", "Người, đơn vị ủng hộ", "Ghi cho", "Đồng#"), "rows": rows}


def disbursements(found: list[Disbursement]) -> dict[str, Any]:
    rows = [
        [
            text(day(each.date)),
            money(each.voucher_number),
            text(each.get_purpose_display()),
            text(place(each)),
            text(f"{each.decision_number}, {day(each.decision_date)}"),
            money(each.amount),
        ]
        for each in found
    ]
    return {"columns": header("Ngày", "Phiếu chi#", "Mục đích", "Xã, thị trấn", "Quyết định", "Đồng#"), "rows": rows}


def place(entry: Contribution | Disbursement) -> Any:
    """An area would lead to the one household helped there; the public sees the commune."""
    return entry.unit.commune or entry.unit


def list_of_books(books: list[FundYear]) -> dict[str, Any]:
    """Every fund's years with totals, the main fund's first."""
    rows = [
        [
            text(each.fund.name),
            text(each.year, each.get_absolute_url()),
            *(money(amount) for amount in (each.opening, each.received, each.spent, each.moved, each.closing)),
        ]
        for each in books
    ]
    headers = header("Quỹ", "Năm", "Đầu kỳ#", "Tiếp nhận#", "Chi hỗ trợ#", "Chuyển giữa các cấp#", "Cuối kỳ#")
    return {"columns": headers, "rows": rows}


def lead(account: YearAccount) -> str:
    """`"Tiếp nhận 5.000.000 đồng, chi hỗ trợ 2.000.000 đồng, còn 3.000.000 đồng."`"""
    received, spent, closing = (dong(amount) for amount in (account.received, account.spent, account.closing))
    return f"Tiếp nhận {received} đồng, chi hỗ trợ {spent} đồng, còn {closing} đồng."


def plan(account: YearAccount) -> dict:
    """What parts/_progress.html takes."""
    return {
        "value": account.received,
        "plan": account.books.target,
        "value_text": f"{dong(account.received)} đ",
        "plan_text": short_money(account.books.target),
        "percent_text": percent(account.progress),
    }


def files(year: int, slug: str = "") -> list[dict]:
    """Of the main fund; of another where its `slug` is given."""
    page, own = ("fund-", [slug, year]) if slug else ("", [year])

    def url(table: str) -> str:
        return reverse(f"welfare:{page}download-table", args=[*own, table, "csv"])

    return [
        {
            "label": "Toàn bộ số liệu (Excel)",
            "url": reverse(f"welfare:{page}download", args=[*own, "xlsx"]),
            "note": "mỗi bảng một trang tính",
        },
        {
            "label": "Toàn bộ số liệu (JSON)",
            "url": reverse(f"welfare:{page}download", args=[*own, "json"]),
            "note": "kèm từ điển dữ liệu",
        },
        {"label": "Thu, chi và số dư (CSV)", "url": url("thu-chi"), "note": "đầu kỳ, tiếp nhận, chi, cuối kỳ"},
        {"label": "Theo tháng (CSV)", "url": url("theo-thang"), "note": "cùng số dư đầu tháng, cuối tháng"},
        {"label": "Theo mục đích (CSV)", "url": url("theo-muc-dich"), "note": ""},
        {"label": "Theo xã, thị trấn (CSV)", "url": url("theo-xa"), "note": ""},
        {"label": "Khoản ủng hộ (CSV)", "url": url("ung-ho"), "note": "tên chỉ nêu khi người ủng hộ đồng ý"},
        {"label": "Khoản chi (CSV)", "url": url("chi"), "note": ""},
    ]
