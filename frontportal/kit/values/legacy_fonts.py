"""Texts of the fonts from before Unicode as Vietnamese: TCVN3 (fonts .VnTime) and VNI (VNI-Times), letter by letter.

Who calls must know which font a text was typed in: read as the other one it is nonsense.
"""

import re
import unicodedata

TCVN3_TONES = {  # á à ả ã ạ of each vowel
    "a": "¸µ¶·¹", "ă": "¾»¼½Æ", "â": "ÊÇÈÉË", "e": "ÐÌÎÏÑ", "ê": "ÕÒÓÔÖ", "i": "Ý×ØÜÞ", "o": "ãßáâä", "ô": "èåæçé",
    "ơ": "íêëìî", "u": "óïñòô", "ư": "øõö÷ù", "y": "ýúûüþ",
}  # fmt: skip
TCVN3_PLAIN = dict(zip("¨©®ª«¬\u00ad¡¢£¤¥¦§", "ăâđêôơưĂÂÊÔƠƯĐ", strict=True))
VNI_TONES = {  # the mark that follows the letter; its tone alone, or with the hat or breve of its vowel
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
TONES = "\u0301\u0300\u0309\u0303\u0323"


def composed(text: str) -> str:
    """A letter and its mark as one; nothing else is touched."""
    return unicodedata.normalize("NFC", text)


def tcvn3_table() -> dict[int, str]:
    """Letter for letter: in TCVN3 every Vietnamese letter is one byte, capitals with tones share the small ones'."""
    table = dict(TCVN3_PLAIN)
    for vowel, letters in TCVN3_TONES.items():
        table |= {letter: composed(vowel + tone) for letter, tone in zip(letters, TONES, strict=True)}
    return str.maketrans(table)


def vni_table() -> dict[str, str]:
    """Single letters, then vowels with the mark that follows them, small and capital."""
    pairs = dict(VNI_LETTERS)
    for vowel in "aeouy":
        pairs |= {vowel + mark: composed(vowel + tone) for mark, tone in VNI_TONES.items()}
    for written, letter in (("ô", "ơ"), ("ö", "ư")):
        pairs |= {written + mark: composed(letter + tone) for mark, tone in VNI_TONES.items() if len(tone) == 1}
    capitals = {written.upper(): letter.upper() for written, letter in pairs.items()}
    titles = {written[0].upper() + written[1:]: letter.upper() for written, letter in pairs.items()}
    return pairs | titles | capitals


TCVN3 = tcvn3_table()
VNI = vni_table()
VNI_PARTS = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Text of a TCVN3 (ABC) font, read as Latin-1, as Vietnamese."""
    return text if text.isascii() else text.translate(TCVN3)


def from_vni(text: str) -> str:
    """Text of a VNI font, read as Latin-1, as Vietnamese."""
    return text if text.isascii() else VNI_PARTS.sub(lambda found: VNI[found[0]], text)
