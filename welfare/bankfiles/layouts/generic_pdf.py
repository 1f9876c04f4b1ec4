"""A list of no bank we know by name, as PDF: read by its heads, and by the lines between its rows where it has them."""

from welfare.bankterms.model import Transaction
from welfare.bankterms.text.memo import time_in
from welfare.pdftables.row_finding import by_lines_or_days

from ..transactions.layout import Layout
from .enrichment import sender_from_memo


def enrich(row: Transaction) -> None:
    """Take time and sender out of the memo where no column has them."""
    row.time = row.time or time_in(row.memo)
    sender_from_memo(row)


LAYOUT = Layout(
    "any-pdf",
    "Tệp PDF đọc theo tên cột",
    lambda file: file.is_pdf and not file.headless,
    enrich=enrich,
    blocks=by_lines_or_days,
    joined=True,  # nothing is known of how this bank draws
)
