"""Why a row's values are not what they seem, by what its cells are and by what an office did to them."""

from welfare.bankfiles.sources.lines import Table
from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.text.cells import Cells, text

from .line_kinds import has_words

MEANT = ("day", *MONEY, "balance", "memo")
EMPTY = "-–0., "  # “0” and “-” in a column of money are none


class CellFacts:
    """What is known of the cells of a table under these columns."""

    def __init__(self, table: Table, columns: Columns):
        self.table, self.columns = table, columns
        self.at = {name: columns.positions.get(name) for name in MEANT}
        self.of_money = [position for name in (*MONEY, "balance") if (position := self.at[name]) is not None]
        self.needed = {self.at["day"], *self.of_money}

    def doubt(self, line: int, cells: Cells) -> str:
        """The clause to set a row aside with; "" where all is plain."""
        if marks := self.table.marks.get(line):
            for position, clause in sorted(marks.items()):
                if position < 0 or position < len(cells) and text(cells[position]).strip(EMPTY):
                    return self.named(position, clause)
        if not (self.table.computed or self.table.foreign):
            return ""
        if any((line, position) in self.table.computed for position in self.needed):
            return "ô ngày hoặc tiền là công thức, không phải giá trị do ngân hàng in ra"
        if (line, self.at["memo"]) in self.table.computed and not has_words(cells, self.at["memo"]):
            return "ô nội dung là công thức chưa tính; hãy mở bằng Excel rồi lưu lại"
        shown = next(filter(None, (self.table.foreign.get((line, position)) for position in self.of_money)), "")
        return f"ô tiền có định dạng “{shown}”, không phải tiền đồng" if shown else ""

    def named(self, position: int, clause: str) -> str:
        """The clause with the header of the column that it is said of."""
        header = " ".join(self.columns.headers.get(position, "").split())
        return clause if position < 0 else f"ô “{header[:40]}” {clause}" if header else f"có ô {clause}"
