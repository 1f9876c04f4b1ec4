"""The texts of a row: its memo, and who and what stands beside it, from one column or several."""

import re

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import Transaction
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.doubt import Doubt

from .amounts.checks import notes_beside, refuse_sum

SWALLOWED = re.compile(r"\n\W{0,3}\d{0,7}\W{0,3}\d{1,2}/\d{1,2}/\d{4}")
SIDE = ("reference", "counter_account", "counterparty")


class RowTexts:
    """Reads them under one file's columns. `between`: what parts cells in the file, see Table. `memos`: the columns of memos, `beside`
    those of them in which people write notes."""

    def __init__(self, columns: Columns):
        positions, more = columns.positions, columns.more
        self.columns, self.between = columns, ","
        self.memos = (positions["memo"], *more.get("memo", ()))
        self.beside = notes_beside(columns, self.memos)
        self.side = [(name, (positions[name], *more.get(name, ()))) for name in SIDE if columns.has(name)]

    def memo(self, cells: Cells) -> str:
        """The memo on one line; what unquoted separators scattered over further cells is gathered again."""
        position = self.memos[0]
        memo = self.joined(cells, self.memos) if len(self.memos) > 1 else text(cells[position])
        if position == self.columns.width - 1 and len(cells) > position + 1:
            memo = self.between.join([memo, *map(text, cells[position + 1 :])]).rstrip(f"{self.between} ")
        if "\n" in memo and SWALLOWED.search(memo):
            raise Doubt("dấu ngoặc kép không đóng đã nuốt các dòng sau")
        return " ".join(memo.split("\n")) if "\n" in memo else memo

    def read_side(self, cells: Cells, row: Transaction) -> None:
        """The reference and the other party. Raises Doubt for the label of a sum in the place of a name."""
        for name, positions in self.side:
            setattr(row, name, self.joined(cells, positions))
        refuse_sum(row.counterparty)

    def joined(self, cells: Cells, positions: tuple[int, ...]) -> str:
        """The texts of several columns as one, each different one once."""
        return " ".join(dict.fromkeys(filter(None, (text(cells[position]) for position in positions))))
