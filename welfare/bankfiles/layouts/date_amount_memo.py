"""A list that has a day, an amount, a text and nothing else, as Vietcombank's masked list: nothing to prove it by."""

from welfare.bankfiles.transactions.layout import Layout

from .enrichment import from_memo

LAYOUT = Layout(
    "vcb-masked",
    "Danh sách chỉ có ngày, số tiền, nội dung",
    lambda file: (
        file.is_table
        and file.has_any("amount", "credit")
        and file.columns is not None
        and file.columns.positions.keys() <= {"day", "amount", "credit", "memo"}
    ),
    enrich=from_memo,
)
