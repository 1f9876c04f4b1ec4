"""A table of no bank we know by name, read by its headers alone: it has days, amounts, texts, and perhaps a proof."""

from welfare.bankfiles.transactions.layout import Layout

from .enrichment import from_memo
from .repair import any_line

LAYOUT = Layout(
    "any-table",
    "Bảng đọc theo tên cột",
    lambda file: file.is_table and file.has("memo"),
    repair=any_line,
    enrich=from_memo,
)
