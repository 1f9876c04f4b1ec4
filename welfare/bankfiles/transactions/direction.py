"""Which way money went, where one column holds both: by a word or letter beside it, or by the amount's own sign."""

from ..columns.header import Columns
from ..text.doubt import Doubt
from ..text.words import fold

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
    "bao co",
    "phat sinh co",
    "ps co",
    "tien den",
    "chuyen den",
    "nap tien",
    "tang",
}
OUT = {
    "d",
    "dr",
    "no",
    "ghi no",
    "debit",
    "-",
    "−",
    "chi",
    "ra",
    "tien ra",
    "out",
    "rut",
    "rut tien",
    "withdrawal",
    "bao no",
    "phat sinh no",
    "ps no",
    "tien di",
    "chuyen di",
    "giam",
}


def direction_of(word: str, amount: int) -> tuple[int, int]:
    """Debit and credit of an amount by the word beside it. Raises Doubt for a word that says neither."""
    folded = fold(word).strip(". ()")
    if folded in IN and amount >= 0:
        return 0, amount
    if folded in OUT:
        return abs(amount), 0
    raise Doubt(f"không rõ ghi nợ hay ghi có (“{word[:20]}”)" if word else "không rõ ghi nợ hay ghi có")


def direction_column(columns: Columns, lines: list[list]) -> int | None:
    """The column that says which way each amount went, be it by its head or by what stands in it: “+” and “-”, “Thu”
    and “Chi”. None where no column does, or where money out and money in have columns of their own."""
    places = columns.places
    if "direction" in places or "amount" not in places or columns.has("debit") or columns.has("credit"):
        return places.get("direction")
    amount, kind = places["amount"], places.get("kind")
    rows = [cells for cells in lines if len(cells) > amount and any(char.isdigit() for char in str(cells[amount]))]
    wanted = (kind, amount - 1, *columns.others)
    return next((place for place in wanted if says_direction(place, rows, columns)), None)


def says_direction(place: int | None, rows: list[list], columns: Columns) -> bool:
    """Whether a column says in every line which way the money went: “Ghi có”, not “Chuyển khoản”.

    “-” in each line may only mean that nothing is said; not so in a column without a head, right before the amount."""
    kind, before = columns.places.get("kind"), columns.places["amount"] - 1
    if place is None or place != kind and place not in columns.others:
        return False
    cells = [cells[place] if len(cells) > place else "" for cells in rows]
    said = {fold(cell).strip(". ()") for cell in cells if isinstance(cell, str) and cell}
    if not said or not said <= IN | OUT:
        return place == kind and bool(said & OUT and said & IN)  # a further word is then doubted, row by row
    return place == kind or "" not in cells and bool(said & IN or place == before and not columns.others[place])


def debits_are_negative(columns: Columns, lines: list[list]) -> bool:
    """Whether money out is written with a minus in the column of its own: always, and balances can prove it."""
    place = columns.places.get("debit")
    if place is None or not columns.has("balance"):
        return False
    cells = [cells[place] for cells in lines if len(cells) > place]
    amounts = [str(cell) for cell in cells if any(char in "123456789" for char in str(cell))]
    return len(amounts) > 1 and all(amount.strip()[0] in "-−(" for amount in amounts)


def signs_mean_direction(columns: Columns, lines: list[list]) -> bool:
    """Whether a minus in the one column of amounts means money out: when a plus is written too, or balances prove it."""
    place = columns.places.get("amount")
    if place is None or columns.has("debit") or columns.has("credit"):
        return False
    if columns.has("balance") or columns.has("direction"):
        return True
    return any(isinstance(cell, str) and cell.startswith("+") for cells in lines for cell in cells[place : place + 1])
