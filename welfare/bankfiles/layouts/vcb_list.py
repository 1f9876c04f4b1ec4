"""Vietcombank's list of gifts: number, day, amount, text. Text may be quoted, glued to the amount, or spill over."""

from welfare.bankfiles.transactions.layout import Layout
from welfare.bankterms.model import Transaction

from .enrichment import from_memo
from .repair import amount_from_memo


def enrich(row: Transaction) -> None:
    """Take the list's own quotes away, then what Vietcombank writes into the memo."""
    if len(row.memo) > 1 and row.memo[0] == row.memo[-1] == '"':  # the list's own quotes, around some of its texts
        row.memo = row.memo[1:-1]
    from_memo(row)


LAYOUT = Layout(
    "vcb-list",
    "Vietcombank, danh sách giao dịch",
    lambda file: file.is_table and file.prints("stt", "ngay giao dich", "so tien ghi co", "dien giai"),
    bank="vietcombank",
    repair=amount_from_memo,
    enrich=enrich,
    spills=True,
)
