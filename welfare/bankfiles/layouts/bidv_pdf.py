"""BIDV's statement: a row's own line is centred, so its text begins above and ends below it. Rows stand between drawn
lines; the report's own page foot stands in mid-table and is neither a row nor part of one."""

from welfare.bankfiles.transactions.layout import Layout
from welfare.pdftables.rows.row_blocks import split_by_rules

LAYOUT = Layout(
    "bidv-pdf",
    "BIDV, tệp PDF",
    lambda file: file.is_pdf and file.says("trans.date", "credit amount", "txn. description"),
    bank="bidv",
    blocks=split_by_rules,
)
