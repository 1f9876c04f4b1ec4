"""MB's list: its number of a transaction has the branch behind it, `FT24254000000101\\BNK`; other lists print it alone."""

import re

from welfare.bankfiles.transactions.layout import Layout
from welfare.bankterms.model import Transaction

WITH_BRANCH = re.compile(r"(FT\w{10,})\\\w{3}")


def enrich(row: Transaction) -> None:
    if found := WITH_BRANCH.fullmatch(row.reference):
        row.reference = found[1]


LAYOUT = Layout(
    "mb-list",
    "MB, danh sách giao dịch",
    lambda file: file.is_table and file.prints("so but toan", "phat sinh no", "phat sinh co", "don vi chuyen"),
    bank="mbbank",
    enrich=enrich,
)
