"""Names of cells as Excel has them."""

Position = tuple[int, int]  # line and column, from 1


def column_of(name: str) -> int:
    """`"AB12"` → 28; 0 for a cell without a name."""
    found = 0
    for letter in name[:3]:
        if not "A" <= letter <= "Z":
            break
        found = found * 26 + ord(letter) - 64
    return found


def letters_of(column: int) -> str:
    """`28` → `"AB"`."""
    letters = ""
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(65 + last) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    return f"{letters_of(column)}{row}"
