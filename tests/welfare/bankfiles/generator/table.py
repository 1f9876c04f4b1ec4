"""A variant's file as a table of cells: what stands above, the headers, the rows, what stands below."""

import unicodedata

from tests.welfare.bankfiles.generator import labels
from tests.welfare.bankfiles.generator.ledger import Ledger, Line
from tests.welfare.bankfiles.generator.names import (
    DONE,
    HEADERS,
    KINDS,
    NEVER_MOVED,
    ODD_KINDS,
    ODD_SIDES,
    SAY_NOTHING,
    SIDES,
)
from tests.welfare.bankfiles.generator.variant import Variant
from tests.welfare.bankfiles.generator.writing import amount_in, day_in

ORDERS = [
    "day|reference|money|balance|memo",
    "day|memo|money|balance|reference",
    "day|money|balance|memo|reference",
    "reference|day|memo|balance|money",
    "memo|money|day|reference|balance",
    "day|balance|money|memo|reference",
]


LETTERHEAD = {
    "letterhead": [
        "NGÂN HÀNG TMCP VÍ DỤ – CHI NHÁNH LÂM ĐỒNG",
        "Chủ tài khoản: BAN VẬN ĐỘNG QUỸ VÌ NGƯỜI NGHÈO",
        "Địa chỉ: 12 đường Trần Phú, điện thoại 0263 000 000",
        "Ngày in: 28/11/2026 10:00:00",
    ]
}
FOOT = {
    "signatures": ["Người lập biểu", "Nguyễn Văn A", "Kế toán trưởng", "Trần Thị B"],
    "footnote": ["* Sao kê được in từ hệ thống và không cần con dấu. Thắc mắc xin gọi 1900 0000.", "Trang 1/1"],
}


def table_of(variant: Variant, ledger: Ledger) -> list[list]:
    """Lines of cells: texts, and in sheets also numbers and days."""
    columns = columns_of(variant)
    rows = [[cell_of(field, line, variant, ledger) for field in columns] for line in ledger.lines]
    headers = [[styled(header, variant.style) for header in line] for line in headers_of(columns, variant)]
    above = [[label] for label in [*LETTERHEAD.get(variant.noise, []), *labels.above(variant, ledger)]]
    below = [[label] for label in [*labels.below(variant, ledger), *FOOT.get(variant.noise, [])]]
    return [*above, *headers, *with_noise(rows, headers, columns, variant, ledger), *below]


def with_noise(
    rows: list[list], headers: list[list], columns: list[str], variant: Variant, ledger: Ledger
) -> list[list]:
    """The rows with what else stands among them."""
    if variant.noise == "blank rows":
        return [*rows[:3], [""] * len(columns), *rows[3:], [""] * len(columns)]
    if variant.noise == "pages" and not variant.is_paged:
        return [*rows[:4], *headers, *rows[4:]]
    if variant.noise in ("day totals", "page totals"):
        words = "Cộng ngày 02/10/2024" if variant.noise == "day totals" else "Cộng trang 1"
        sums = {"debit": "out", "credit": "in", "memo": words}
        total = [sums.get(field, "") for field in columns]
        for field in ("debit", "credit"):
            amount = 311_000 if field == "debit" else 1_500_000
            total[columns.index(field)] = amount_in(amount * max(1, ledger.unit // 1_000), variant, ledger.unit)
        return [*rows[:4], total, *rows[4:]]
    return rows


def styled(header: str, style: str) -> str:
    return {
        "upper": header.upper(), "decomposed": unicodedata.normalize("NFD", header), "padded": f"  {header} ", "starred": f"{header} (*)",
    }.get(style, header)  # fmt: skip


def columns_of(variant: Variant) -> list[str]:
    """The fields in the order of their columns."""
    money = {"sides": ["debit", "credit"], "odd sides": ["debit", "credit"]}
    money |= dict.fromkeys(["kind", "silent kind", "odd kind", "mixed kind"], ["kind", "amount"])
    moneys = money.get(variant.amounts, ["amount"])
    if variant.swapped:
        moneys = moneys[::-1]
    moneys = ["claimed", *moneys] if variant.claim in ("same amounts", "other amounts") else moneys
    moneys += {"none": [], "fee": ["fee"]}.get(variant.charges, ["fee", "tax"])
    moneys += ["currency"] if variant.currency in ("column", "USD column") else []
    columns = ["sequence"] if variant.sequence else []
    for field in ORDERS[variant.columns].split("|"):
        columns += moneys if field == "money" else [field] if field != "balance" or variant.balances != "none" else []
    columns += ["other balance"] if variant.claim == "other balances" else []
    columns += ["note"] if variant.claim == "two texts" else []
    return columns + (["status"] if variant.status != "none" else [])


def headers_of(columns: list[str], variant: Variant) -> list[list[str]]:
    headers = [header_of(field, variant) for field in columns]
    if variant.header_lines == "two languages":
        return [[vietnamese for vietnamese, _ in headers], [english for _, english in headers]]
    if variant.header_lines == "grouped":
        first = min(columns.index("debit"), columns.index("credit"))
        upper = [vietnamese for vietnamese, _ in headers]
        lower = [{"debit": "Nợ", "credit": "Có"}.get(field, "") for field in columns]
        unit = f" ({variant.unit})" if variant.unit_place == "header" else ""
        upper[first : first + 2] = [f"Phát sinh{unit}", ""]
        return [upper, lower]
    joined = {"vi": "{0}", "en": "{1}", "slash": "{0}/ {1}", "newline": "{0}\n{1}"}[variant.language]
    return [[joined.format(*both) for both in headers]]


def header_of(field: str, variant: Variant) -> tuple[str, str]:
    """Both languages of a column's header."""
    if field in ("debit", "credit"):
        pairs = [(odd, odd) for odd in ODD_SIDES] if variant.amounts == "odd sides" else SIDES
        both = tuple(pair[field == "credit"] for pair in pairs[variant.ways % len(pairs)])
    elif variant.style == "unknown" and field in ("kind", "status", "currency"):
        both = ("Thông tin", "Info")
    elif field == "claimed":
        both = ("Số tiền yêu cầu", "Requested amount")
    elif field == "other balance":
        mine = header_of("balance", variant)[0]
        both = ("Số dư", "Balance") if mine == "Số dư khả dụng" else ("Số dư khả dụng", "Available balance")
    else:
        both = HEADERS[field][variant.names % len(HEADERS[field])]
    if variant.unit_place == "header" and field in ("debit", "credit", "amount", "balance", "claimed"):
        return tuple(f"{header} ({variant.unit})" for header in both)
    return both


def cell_of(field: str, line: Line, variant: Variant, ledger: Ledger) -> object:
    entry, english = line.entry, variant.language == "en"
    written = lambda amount: amount_in(amount, variant, ledger.unit)  # noqa: E731
    if field in ("debit", "credit"):
        amount = entry.amount if field == "credit" else -entry.amount
        return (
            (written(-amount if field == "debit" and variant.debits == "minus" else amount))
            if amount > 0
            else variant.empty
        )
    if field == "amount":
        return signed(entry.amount, variant, ledger)
    if field == "claimed":
        return written(abs(entry.amount) + (100_000 * max(1, ledger.unit) if variant.claim == "other amounts" else 0))
    if field in ("balance", "other balance"):
        more = 50_000 * ledger.unit if field == "other balance" else 0
        return "" if line.balance is None else written(line.balance + more)
    if field in ("fee", "tax"):
        charge = getattr(entry, field)
        return written(-charge if variant.charges == "negative" else charge) if charge else ""
    if field == "kind":
        return kind_of(entry.amount, variant)
    if field == "status":
        number = variant.names
        return (DONE[number % len(DONE)] if entry.status == "done" else NEVER_MOVED[number % len(NEVER_MOVED)])[english]
    return {
        "sequence": line.sequence, "day": day_in(entry.at, variant), "memo": entry.memo, "reference": entry.reference,
        "currency": "USD" if variant.currency == "USD column" and entry.amount > 10**6 else "VND",
        "note": f"Phòng giao dịch {entry.at.day}",
    }[field]  # fmt: skip


def kind_of(amount: int, variant: Variant) -> str:
    if variant.amounts == "odd kind":
        return ODD_KINDS[variant.ways % len(ODD_KINDS)][amount > 0]
    if variant.amounts == "mixed kind" and abs(amount) < 100_000:
        return ("Phí dịch vụ", "Trả lãi")[amount > 0]
    if variant.amounts == "silent kind":
        return SAY_NOTHING[variant.ways % len(SAY_NOTHING)][amount > 0]
    return KINDS[variant.ways % len(KINDS)][variant.language == "en"][amount > 0]


def signed(amount: int, variant: Variant, ledger: Ledger) -> object:
    """The one amount of a line with the sign that this file writes."""
    way = variant.amounts if variant.amounts in ("signed", "minus", "parentheses", "trailing") else "none"
    size = amount_in(abs(amount), variant, ledger.unit)
    if not isinstance(size, str):
        return -size if way != "none" and amount < 0 else size
    if amount >= 0:
        return f"+{size}" if way == "signed" and amount else size
    return {"none": size, "parentheses": f"({size})", "trailing": f"{size}-"}.get(way, f"-{size}")
