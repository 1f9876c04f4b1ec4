"""Text of a font that is embedded without its table of letters: a PDF then gives the numbers of the font's glyphs.

Fonts from Windows number theirs alike: ASCII from 3 on, then the old Macintosh set, then what Vietnamese needs in the
order of Unicode. Statements of Vietcombank's internet banking print their labels so, and their rows in another font.
"""

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


def of_glyphs(text: str) -> str:
    """A text that holds control characters, which no letters are: read as glyphs' numbers; unknown ones stay as they are."""
    return text.translate(LETTERS).strip()
