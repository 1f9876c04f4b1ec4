"""Vietcombank's list of gifts: number, day, amount, text. Text may be quoted, glued to the amount, or spill over."""

from ..transactions.layout import Layout
from .enrichment import from_memo
from .repair import amount_from_memo

LAYOUT = Layout(
    "vcb-list",
    "Vietcombank, danh sách giao dịch",
    lambda file: file.is_table and file.prints("stt", "ngay giao dich", "so tien ghi co", "dien giai"),
    bank="vietcombank",
    repair=amount_from_memo,
    enrich=from_memo,
)
