"""VietinBank's statement: the time below the day; amounts written after all texts; who gave in a column of its own."""

from welfare.bankfiles.transactions.layout import Layout
from welfare.bankfiles.transactions.signature import Signature
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.memo import name_and_account


def matches(file: Signature) -> bool:
    """By its headers; pages that lack the first one by the “– A/C” that this bank writes behind every name."""
    if file.is_pdf and file.headless:
        return file.has("sequence", "day", "amount", "counterparty") and file.text.count("– a/c") > 2
    return file.is_pdf and file.says("stt", "ngay giao dich", "noi dung", "phat sinh co", "ten doi ung")


def enrich(row: Transaction) -> None:
    """Part the counterparty's name from its account, which stand in one column."""
    row.counterparty, row.counter_account = name_and_account(row.counterparty)


LAYOUT = Layout("vietinbank-pdf", "VietinBank, tệp PDF", matches, bank="vietinbank", enrich=enrich, credits_only=True)
