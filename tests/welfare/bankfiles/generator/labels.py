"""What a file prints about itself, above and below its table."""

from tests.welfare.bankfiles.generator.account import NUMBER
from tests.welfare.bankfiles.generator.ledger import Ledger
from tests.welfare.bankfiles.generator.variant import Variant
from tests.welfare.bankfiles.generator.writing import amount_in

WORDS = {  # Vietnamese, English
    "account": ("Số tài khoản: {}", "Account number: {}"),
    "period": ("Từ ngày {} đến ngày {}", "From {} to {}"),
    "currency": ("Loại tiền: {}", "Currency: {}"),
    "unit": ("Đơn vị tính: {}", "Unit: {}"),
    "opening": ("Số dư đầu kỳ: {}", "Opening balance: {}"),
    "closing": ("Số dư cuối kỳ: {}", "Closing balance: {}"),
    "debits": ("Tổng phát sinh nợ: {}", "Total debit: {}"),
    "credits": ("Tổng phát sinh có: {}", "Total credit: {}"),
    "count": ("Tổng số giao dịch: {}", "Number of transactions: {}"),
}


def said(name: str, variant: Variant, *values: object) -> str:
    return WORDS[name][variant.language == "en"].format(*values)


def above(variant: Variant, ledger: Ledger) -> list[str]:
    found = ["SAO KÊ TÀI KHOẢN" if variant.language != "en" else "ACCOUNT STATEMENT"] if variant.account else []
    if variant.account:
        found.append(said("account", variant, NUMBER))
    if variant.period != "none":
        found.append(
            said("period", variant, "01/10/2024", "14/10/2024" if variant.period == "one outside" else "31/10/2024")
        )
    if variant.currency in ("VND", "USD"):
        found.append(said("currency", variant, variant.currency))
    if variant.unit and variant.unit_place == "line":
        found.append(said("unit", variant, variant.unit))
    if variant.printed in ("ends", "all", "wrong closing"):
        found.append(said("opening", variant, amount_in(ledger.opening, variant, ledger.unit)))
    return found


def below(variant: Variant, ledger: Ledger) -> list[str]:
    found, unit = [], ledger.unit
    if variant.printed in ("totals", "all", "wrong total"):
        wrong = 70_000 * unit if variant.printed == "wrong total" else 0
        found.append(said("debits", variant, amount_in(ledger.total(-1), variant, unit)))
        found.append(said("credits", variant, amount_in(ledger.total(1) + wrong, variant, unit)))
    if variant.printed in ("count", "all", "wrong count"):
        found.append(said("count", variant, counted(ledger) + (variant.printed == "wrong count")))
    if variant.printed in ("ends", "all", "wrong closing"):
        wrong = 70_000 * unit if variant.printed == "wrong closing" else 0
        found.append(said("closing", variant, amount_in(ledger.closing + wrong, variant, unit)))
    return found


def counted(ledger: Ledger) -> int:
    """How many transactions there truly were."""
    return sum(bool(entry.moved) for entry in ledger.whole)
