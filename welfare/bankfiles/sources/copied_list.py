"""A list copied from a bank's app, which has no headers: each transaction is its day, its text and its amount with a sign, one below another.

Only where every transaction has these in the same order, and each amount says whether it came or went, is it such a list.
"""

import io
import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import BinaryIO

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.text.words import clean, fold

from .csv_file import bounded
from .encoding import Convert
from .lines import FIRST_LINES, Line, Table

CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
KINDS = {
    "day": re.compile(rf"(?:{CLOCK}[ ,-]*)?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}(?:[ ,-]*{CLOCK})?"),
    "amount": re.compile(r"[-+−–] ?\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)? ?(?:d|vnd|dong)?"),
    "balance": re.compile(r"(?:so du|sd|balance)[^\d:]*:? ?-?\d{1,3}(?:[.,]\d{3})* ?(?:d|vnd|dong)?"),
}
LABEL = re.compile(r"^[^\d:]*:? ?(?=-?\d)")
NEEDED = {"day", "amount", "memo"}
MOST_LINES, LEAST = 20_000, 2  # lines that somebody copies; transactions that show an order
FIELDS = ("day", "amount", "memo", "balance")
NOTE = "Tệp không có dòng đầu cột: mỗi giao dịch được đọc từ các dòng ngày, nội dung và số tiền có dấu đứng liền nhau. Hãy xem lại từng dòng."
Part = tuple[str, int, str]  # its kind, where it begins, its text


class CopiedList(Table):
    """Held whole: nobody copies many. The last line of each text is a cell of its own, for it may say that the transfer failed."""

    between = " "

    def __init__(self, blocks: list[list[Part]]):
        has_balance = any(kind == "balance" for kind, _, _ in blocks[0])
        self.fields = FIELDS if has_balance else FIELDS[:-1]
        width = len(self.fields) + 1
        self.columns = Columns(
            line=0,
            positions={name: at for at, name in enumerate(self.fields)},
            across=width,
            more={"memo": (width - 1,)},
            headers={1: "Số tiền"},
        )
        self.blocks, self.notes, self.total = blocks, [NOTE], len(blocks)
        self.first_lines = list(islice(self, FIRST_LINES))

    def __iter__(self) -> Iterator[Line]:
        for block in self.blocks:
            texts = {kind: text for kind, _, text in block}
            memo, _, last = texts["memo"].rpartition("\n")
            texts["memo"] = memo.replace("\n", " ") or last
            yield block[0][1], [*(texts.get(name, "") for name in self.fields), last if memo else ""]


def copied_list(file: BinaryIO, encoding: str, convert: Convert) -> CopiedList | None:
    """The list in a file of text; None where it is none."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline=None)
    try:
        lines = [
            clean(convert(line) if convert else line).strip(" ,;|") for line in islice(bounded(text), MOST_LINES + 1)
        ]
    except UnicodeDecodeError:
        return None
    finally:
        text.detach()
    if len(lines) > MOST_LINES:
        return None
    blocks = blocks_of(parts_of(lines))
    return CopiedList(blocks) if blocks else None


def parts_of(lines: list[str]) -> list[Part]:
    """What the lines are, from the top; lines of text below each other are one."""
    named = ((kind_of(line), number, line) for number, line in enumerate(lines, 1) if line)
    parts: list[Part] = []
    for kind, inside in groupby(named, key=lambda one: one[0]):
        if kind == "memo":
            texts = list(inside)
            parts.append((kind, texts[0][1], "\n".join(line for _, _, line in texts)))
        else:
            parts += ((kind, number, LABEL.sub("", line) if kind == "balance" else line) for _, number, line in inside)
    return parts


def kind_of(line: str) -> str:
    """What a line is: a day, an amount with its sign, a balance with its label, or else a text."""
    folded = fold(line)
    return next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(folded)), "memo")


def blocks_of(parts: list[Part]) -> list[list[Part]]:
    """The parts of each transaction; none where they do not follow each other in one order. A title may stand above the first one where
    texts do not come first."""
    kinds = [kind for kind, _, _ in parts]
    for titles in (0, 1):
        size = (
            kinds.index(kinds[titles], titles + 1) - titles
            if len(kinds) > titles and kinds[titles] in kinds[titles + 1 :]
            else 0
        )
        order = kinds[titles : titles + size]
        if titles and (not order or kinds[0] != "memo" or order[0] == "memo"):
            continue
        whole = (len(parts) - titles) // size if size else 0
        is_one_order = whole >= LEAST and kinds[titles:] == order * whole
        if is_one_order and len({*order}) == size and {*order} >= NEEDED:
            return [parts[at : at + size] for at in range(titles, len(parts), size)]
    return []
