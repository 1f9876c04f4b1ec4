"""What is told of a sheet that is read: what its program does not show of it, what an office wrote beside it."""

import re
from collections.abc import Iterable

from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.text.labels import is_cancelling

from ..lines import UNSEEN
from .marked_cells import Comments, Marks, commented, lines_in_words, sentences
from .sheet_facts import SheetFacts, column_letters

OF_LINE = -1  # the column of what is said of a whole line
MEANT = ("day", *MONEY, "balance", "memo")
Place = tuple[int, int]
Merged = Iterable[tuple[Place, Place]]
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def hidden_note(name: str, *, is_read: bool) -> str:
    """What is told of a hidden sheet that holds a table too."""
    what = "là trang ẩn, vẫn được đọc" if is_read else "cũng có bảng giao dịch, không được đọc"
    return f"Trang tính ẩn “{name}” {what}."


def told_of(
    facts: SheetFacts, name: str, left: int, columns: Columns | None, height: int, merged: Merged = ()
) -> tuple[Marks, list[str]]:
    """The marks of a sheet's cells, those of comments that cancel among them, and sentences on the rest. `name`: the sheet's;
    `left`: its columns that are empty and not read; `height`: its last line; `merged`: cells that
    are one, from (line, column) to (line, column), both from 0."""
    needed = {columns.positions[field] for field in MEANT if columns.has(field)} if columns else set()
    marks = {
        line: {
            column - left: clause
            for column, clause in cells.items()
            if column >= left and (clause != UNSEEN or column - left in needed)
        }
        for line, cells in facts.marks.items()
    }
    others: Comments = {}
    for cell, words in facts.comments.items():
        found = CELL.fullmatch(cell)
        if found and is_cancelling(words):
            marks.setdefault(int(found[2]), {})[OF_LINE] = f"ô {cell} {commented(words)}"
        elif words:
            others[cell] = words
    notes = list(sentences(name, others))
    if facts.hidden_rows:
        notes.append(
            f"Trang tính “{name}” có {len(facts.hidden_rows)} dòng ẩn ({lines_in_words(facts.hidden_rows)}), vẫn được đọc."
        )
    named = columns.positions.values() if columns else ()
    for column in sorted(facts.hidden_columns):
        if columns and column - left in named:
            header = " ".join(columns.headers.get(column - left, "").split())
            notes.append(f"Trang tính “{name}” có cột {column_letters(column)} (“{header}”) ẩn, vẫn được đọc.")
    for (top, column), (bottom, _) in merged:
        if columns and bottom > top >= columns.line and column - left == columns.positions["memo"]:
            shown = lines_in_words([*range(top + 1, bottom + 2)])
            header = columns.header("memo")
            notes.append(f"Trang tính “{name}” gộp ô “{header}” của {shown}: chữ ở đó chỉ được đọc vào dòng đầu.")
    if 0 < facts.print_end < height:
        notes.append(f"Trang tính “{name}” chỉ in đến dòng {facts.print_end}; các dòng sau vẫn được đọc.")
    return marks, notes
