"""The year's account in the shape that the parts of the templates take."""

from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, money, text
from frontportal.yearly.figures import registry
from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear

# --- Where one is ---------------------------------------------------------------------------------------

SECTIONS = {
    "fund-year": "Thu chi",
    "contributions": "Đóng góp",
    "disbursements": "Chi hỗ trợ",
    "houses": "Nhà",
    "gifts": "Quà",
    "livelihoods": "Sinh kế",
    "statements": "Sao kê",
}


def years(all_books: list[FundYear], books: FundYear, page_name: str) -> list[dict]:
    """Options of parts/_switch.html: the same page of the other years, oldest first."""
    return [
        {"label": each.year, "url": reverse(f"welfare:{page_name}", args=[each.year]), "current": each == books}
        for each in reversed(all_books)
    ]


def sections(books: FundYear, page_name: str) -> list[dict]:
    return [
        {"label": label, "url": reverse(f"welfare:{name}", args=[books.year]), "current": name == page_name}
        for name, label in SECTIONS.items()
    ]


# --- The account --------------------------------------------------------------------------------------


def amount_texts(account: YearAccount) -> dict[str, str]:
    """Received and spent as a sentence says them, with the honest approximation of the yearly figures."""
    figures = {"received": account.received, "spent": account.spent}
    return {name: registry[f"fund-{name}"].text(value) for name, value in figures.items()}


def balance(account: YearAccount) -> dict:
    year = account.books.year
    rows = [
        [text("Số dư đầu kỳ"), money(account.books.opening)],
        [text("Đã tiếp nhận"), money(account.received) | {"url": reverse("welfare:contributions", args=[year])}],
        [text("Đã chi hỗ trợ"), money(-account.spent) | {"url": reverse("welfare:disbursements", args=[year])}],
        *([text(words), money(amount)] for words, amount in account.moved_rows),
    ]
    return {
        "columns": header(f"Năm {year}", "Đồng#"),
        "rows": rows,
        "total": [text("Số dư cuối kỳ"), money(account.closing)],
    }


def joined(books: FundYear) -> str:
    """Whether books with totals open with what the year before closed with, in a sentence; "" for the first year."""
    if books.expected is None:
        return ""
    before, gap = f"số dư cuối kỳ năm {books.year - 1}", books.opening - books.expected
    return f"Số dư đầu kỳ lệch {dong(gap)} đồng so với {before}." if gap else f"Số dư đầu kỳ bằng đúng {before}."


def purposes(account: YearAccount) -> list[dict]:
    disbursements = reverse("welfare:disbursements", args=[account.books.year])
    return [
        {
            "label": row["label"],
            "value": row["value"],
            "text": dong(row["value"]),
            "url": f"{disbursements}?mucdich={row['purpose']}",
        }
        for row in account.purposes
    ]


def communes(account: YearAccount) -> dict:
    contributions, disbursements = (
        reverse(f"welfare:{name}", args=[account.books.year]) for name in ("contributions", "disbursements")
    )
    rows = []
    for row in account.communes_shown():
        unit = row["unit"]
        received, spent = money(row["received"]), money(row["spent"])
        if unit:
            received["url"] = f"{contributions}?xa={unit.code}" if row["received"] else ""
            spent["url"] = f"{disbursements}?xa={unit.code}" if row["spent"] else ""
        rows.append([text(row["name"], unit.get_absolute_url() if unit else ""), received, spent])
    total = [text("Toàn địa bàn"), money(account.received), money(account.spent)]
    return {"columns": header("Đơn vị", "Ủng hộ (đồng)#", "Hỗ trợ (đồng)#"), "rows": rows, "total": total}
