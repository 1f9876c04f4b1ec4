"""Text of a font that is embedded without its table of letters: a PDF then gives the numbers of the font's glyphs.

Fonts from Windows number theirs alike: ASCII from 3 on, then the old Macintosh set, then what Vietnamese needs in the
order of Unicode. Statements of Vietcombank's internet banking print their labels so, and their rows in another font.
"""

import unicodedata
from itertools import islice, product

from frontportal.kit.values.syllables import is_syllable

ASCII = 29  # from a glyph's number to its character
VIETNAMESE, FIRST, LAST = 6652, "Ạ", "Ự"  # the same for Unicode's block of Vietnamese letters; Ỳ and ỳ stand elsewhere
LETTERS = {
    105: "á", 106: "à", 107: "â", 109: "ã", 112: "é", 113: "è", 114: "ê", 116: "í", 117: "ì", 121: "ó", 122: "ò", 123: "ô",
    125: "õ", 126: "ú", 127: "ù", 172: "À", 173: "Ã", 174: "Õ", 198: "Â", 199: "Ê", 200: "Á", 202: "È", 203: "Í", 206: "Ì",
    207: "Ó", 208: "Ô", 210: "Ò", 211: "Ú", 213: "Ù", 234: "Ý", 235: "ý", 255: "đ", 264: "Đ", 483: "Ỳ", 484: "ỳ",
    1130: "Ơ", 1131: "ơ", 1132: "Ư", 1133: "ư",
}  # fmt: skip
LETTERS |= {number: chr(number + ASCII) for number in range(3, 98)}
LETTERS |= {code - VIETNAMESE: chr(code) for code in range(ord(FIRST), ord(LAST) + 2)}


BLANK = "\x03"  # the number of the blank's glyph
MOST = 0x600  # no font of such a kind has so many glyphs that Vietnamese needs
FEW = 3  # words that somebody may join by signs of equality
MOST_WAYS = 256  # of reading one word, that are tried


def are_glyphs(text: str) -> bool:
    """Whether a text is the numbers of glyphs. Then it has control characters, which no letters are: blanks and digits
    have the lowest numbers. A stray control character in real words, which have real blanks, makes no glyphs of them.
    """
    if text.isprintable() or not any(unicodedata.category(char) == "Cc" and char not in "\t\r\n" for char in text):
        return False
    return (BLANK in text or " " not in text) and max(map(ord, text)) < MOST


def of_glyphs(text: str) -> str:
    """The letters of a text that `are_glyphs`; unknown numbers stay as they are."""
    return text.translate(LETTERS).strip()


def looks_like_glyph_garbage(memo: str) -> bool:
    """Whether a stored memo, or part of it, is words that were taken for numbers of glyphs, as they once were where a
    blank of another width stood in a PDF: `"kgìóễn=qhị=Ánh=ủng=hộ"` is “Nguyễn Thị Ánh ủng hộ” moved by 29.
    """
    if memo.isascii() and "=" not in memo:
        return False
    for part in memo.split():
        words = part.split("=")
        moved = [word for word in words if was_moved(word)]
        if any(not word.isascii() for word in moved) or len(moved) > 1 and 2 * len(moved) >= len(words):
            return True
        if len(words) > FEW and all(is_syllable(word) or word in moved for word in words):
            return True  # letters beyond the fonts' first numbers stay as they are: only the blanks were moved
    return False


def was_moved(word: str) -> bool:
    """Whether a word that nobody can say is a Vietnamese syllable whose letters were taken for numbers."""
    if not 2 <= len(word) <= 8 or is_syllable(word):
        return False
    return any(
        is_syllable("".join(letters))
        for first, rest in ((SMALL, SMALL), (CAPITAL, SMALL), (CAPITAL, CAPITAL))
        for letters in islice(product(first.get(word[0], ""), *(rest.get(char, "") for char in word[1:])), MOST_WAYS)
    )


def before_move(letters: str) -> dict[str, str]:
    """By what a letter became when it was taken for a number: the letters that it may have been."""
    found: dict[str, str] = {}
    for letter in letters:
        became = LETTERS.get(ord(letter), letter)
        found[became] = found.get(became, "") + letter
    return found


ALPHABET = unicodedata.normalize(
    "NFC", "".join(v + t for v in "aăâeêioôơuưy" for t in ("", *"\u0300\u0301\u0303\u0309\u0323"))
)
SMALL = before_move("bcdđghklmnpqrstvx" + ALPHABET)
CAPITAL = before_move(("bcdđghklmnpqrstvx" + ALPHABET).upper())
