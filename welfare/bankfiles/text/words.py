"""Vietnamese text in one form, and folded for comparing. The library stands alone, so it has its own; tests hold both
`fold`s of the project equal."""

import unicodedata


def nfc(text: str) -> str:
    """The same text composed."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, runs of white space as one blank: `"Số  Dư"` → `"so du"`."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", bare).split())
