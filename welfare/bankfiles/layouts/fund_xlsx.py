"""The plain internet-banking export: a block of labels, debit and credit with a balance after each row, a line of totals."""

from welfare.bankfiles.transactions.layout import Layout

LAYOUT = Layout(
    "fund-xlsx",
    "Bản xuất từ ngân hàng điện tử, có số dư từng dòng",
    lambda file: file.is_table and file.has("day", "debit", "credit", "balance", "memo"),
)
