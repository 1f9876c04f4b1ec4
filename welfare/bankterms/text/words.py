"""Vietnamese text in one form, and folded for comparing. The library stands alone, so it has its own; tests hold both
`fold`s of the project equal."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
MOST_KEPT = 0x3000  # letters of alphabets are below; what one becomes is looked up once
NO_CHARACTERS = 0xFFFE  # U+FFFE and U+FFFF, of each plane


def nfc(text: str) -> str:
    """The same text composed."""
    return unicodedata.normalize("NFC", text)


class InvisibleStripper(dict[int, str | None]):
    """For `str.translate`: blanks of any width and tabs to a plain blank, control and format characters to nothing."""

    def __missing__(self, code: int) -> str | None:
        category = unicodedata.category(chr(code))
        seen: str | None = chr(code)
        if category == "Zs" or code == ord("\t"):
            seen = " "
        elif category in ("Cc", "Cf", "Cs") and code != ord("\n") or code & NO_CHARACTERS == NO_CHARACTERS:
            seen = None
        self[code] = seen
        return seen


VISIBLE = InvisibleStripper()


def clean(text: str) -> str:
    """A text of a file as it may be stored: composed (NFC), every blank a plain one, lines parted by `\\n`, no character
    that nobody sees, no blanks around. `"\\u200bUng\\u00a0hộ\\ufeff"` → `"Ung hộ"`.
    """
    if text.isprintable():  # which of all blanks only the plain one is
        return text.strip() if text.isascii() else nfc(text).strip()
    # Invisible characters first: one between a letter and its mark would keep them from being composed.
    return nfc(LINE_ENDS.sub("\n", text).translate(VISIBLE)).strip()


def is_clean(text: str) -> bool:
    """Whether a text has nothing that `clean` would change: what is stored so was read before blanks were made plain."""
    return clean(text) == text


class AccentStripper(dict[int, str]):
    """For `str.translate`: each letter in lower case without its marks; a mark alone to nothing."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", re.sub("[đð]", "d", chr(code).casefold()))
        bare = "".join(
            char for char in decomposed if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
        )
        if code < MOST_KEPT:
            self[code] = bare
        return bare


BARE = AccentStripper()


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, runs of white space as one blank: `"Số  Dư"` → `"so du"`."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(nfc(text.translate(BARE)).split())
