"""A list of no bank we know by name, as PDF: read by its headers, and by the lines between its rows where it has them."""

from welfare.bankfiles.transactions.layout import Layout
from welfare.pdftables.rows.row_finding import by_lines_or_days

from .enrichment import from_memo

LAYOUT = Layout(
    "any-pdf",
    "Tệp PDF đọc theo tên cột",
    lambda file: file.is_pdf and not file.headless,
    enrich=from_memo,
    blocks=by_lines_or_days,
    joined=True,  # nothing is known of how this bank draws
)
