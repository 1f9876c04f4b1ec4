"""Which way money went, where one column holds both: by a word or letter beside it, or by the amount's own sign."""

from frontportal.kit.text import fold

from .doubt import Doubt
from .heads import Columns

IN = {
    "c",
    "cr",
    "co",
    "ghi co",
    "credit",
    "+",
    "thu",
    "vao",
    "tien vao",
    "in",
    "nhan",
    "nhan tien",
    "nop",
    "nop tien",
    "gui",
    "deposit",
}
OUT = {"d", "dr", "no", "ghi no", "debit", "-", "−", "chi", "ra", "tien ra", "out", "rut", "rut tien", "withdrawal"}


def direction_of(word: str, amount: int) -> tuple[int, int]:
    """Debit and credit of an amount by the word beside it. Raises Doubt for a word that says neither."""
    folded = fold(word).strip(". ()")
    if folded in IN and amount >= 0:
        return 0, amount
    if folded in OUT:
        return abs(amount), 0
    raise Doubt(f"không rõ ghi nợ hay ghi có (“{word[:20]}”)" if word else "không rõ ghi nợ hay ghi có")


def kinds_mean_direction(cells: list[object]) -> bool:
    """Whether a column of kinds says in every line which way the money went: “Ghi có”, not “Chuyển khoản”."""
    said = {fold(cell).strip(". ()") for cell in cells if isinstance(cell, str) and cell}
    return bool(said) and said <= IN | OUT


def signs_mean_direction(columns: Columns, lines: list[list]) -> bool:
    """Whether a minus in the one column of amounts means money out: when a plus is written too, or balances prove it."""
    place = columns.places.get("amount")
    if place is None or columns.has("debit") or columns.has("credit"):
        return False
    if columns.has("balance") or columns.has("direction"):
        return True
    return any(isinstance(cell, str) and cell.startswith("+") for cells in lines for cell in cells[place : place + 1])
