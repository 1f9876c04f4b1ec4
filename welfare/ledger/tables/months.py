"""The months of a year's account as charts and tables of pages take them."""

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, money, text

from ..account import YearAccount


def month_rows(account: YearAccount, before: YearAccount | None) -> list[dict]:
    """Rows of parts/_columns.html: received and spent, and what was received in the same month of the year `before`."""
    last = before.months if before else [{"received": None}] * 12
    return [
        {
            "label": str(month["month"]),
            "name": f"Tháng {month['month']}",
            "value": month["received"],
            "second_value": month["spent"],
            "before": earlier["received"],
        }
        for month, earlier in zip(account.months, last, strict=True)
    ]


def month_table(account: YearAccount) -> dict:
    """What parts/_table.html takes: each month from its opening balance to its closing one."""
    names = ("opening", "received", "spent", "closing")
    rows = [[text(f"Tháng {month['month']}"), *(money(month[name]) for name in names)] for month in account.months]
    whole = (account.books.opening, account.received, account.spent, account.closing)
    return {
        "columns": header("Tháng", "Dư đầu tháng#", "Nhận#", "Chi#", "Dư cuối tháng#"),
        "rows": rows,
        "total": [text("Cả năm"), *map(money, whole)],
    }


def legend(account: YearAccount, before: YearAccount | None) -> str:
    """What the chart draws, in words."""
    year = account.books.year
    words = f"Cột đỏ: quỹ nhận {dong(account.received)} đồng trong năm {year}; cột nâu: chi hỗ trợ {dong(account.spent)} đồng"
    return f"{words}; vạch ngang: nhận trong tháng ấy của năm {year - 1}." if before else f"{words}."


def note(account: YearAccount) -> str:
    """Said where money moved between levels, and where an entry of these books bears a day of another year: its month's balance is
    then not that of the calendar."""
    year, moved = account.books.year, sum(account.moved.values())
    words = (
        f"Số dư gồm cả {dong(moved)} đồng chuyển giữa các cấp quỹ, không phải khoản tiếp nhận hay chi hỗ trợ."
        if account.moved
        else ""
    )
    if not any(account.of_other_days):
        return words
    return (
        f"{words} Sổ năm {year} có khoản đề ngày của năm khác. Khoản ấy tính vào tháng của ngày ghi trên phiếu, nên số dư từng tháng là "
        "của sổ, không phải số dư tài khoản vào ngày cuối tháng."
    ).strip()
