"""Texts from before Unicode: TCVN3 (fonts .VnTime), VNI (VNI-Times) and Windows-1258, told apart by the words they give.

A file that was saved from those fonts holds Latin letters that only look right in the font (`Sè tiÒn` is “Số tiền” in
TCVN3, `Soá tieàn` in VNI). Each way is tried on a sample; the one that gives Vietnamese words is the file's.
"""

import re
from collections.abc import Callable

from .words import nfc

TONELESS = "aăâeêioôơuưy"
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
WORDS = re.compile(
    r"\b(?:ủng|hộ|quỹ|người|nghèo|tiền|chuyển|ngày|số|nội|giao|dịch|xã|huyện|tỉnh|nguyễn|trần|lê|phạm|hoàng|đặng|diễn|giải"
    r"|thị|văn|đồng|của|gửi|tài|khoản|dư|nợ|có|bão|lũ|giúp|đỡ|gia|đình|công|ty|trường|tết|nhà|đại|đoàn|kết|góp|tặng)\b"
)

# In Vietnamese ơ stands before these only behind ư. Programs drop TCVN3's ư, which is Unicode's soft hyphen (U+00AD).
LOST_U = re.compile(r"\b[^\W\d_]*(?<!ư)[ơớờởỡợ](?:ng|c|u)\b|\bngời\b|\bsố d\b", re.IGNORECASE)
BALANCE_WITHOUT_U = re.compile(r"\b(số) d(?!\w)", re.IGNORECASE)


def tcvn3_table() -> dict[int, str]:
    """Letter for letter: in TCVN3 every Vietnamese letter is one byte, capitals with tones share the small ones'."""
    table = dict(TCVN3_PLAIN)
    for vowel, letters in TCVN3_TONES.items():
        table |= {letter: nfc(vowel + tone) for letter, tone in zip(letters, TONES, strict=True)}
    return str.maketrans(table)


def vni_table() -> dict[str, str]:
    """Single letters, then vowels with the mark that follows them, small and capital."""
    pairs = dict(VNI_LETTERS)
    for vowel in "aeouy":
        pairs |= {vowel + mark: nfc(vowel + tone) for mark, tone in VNI_TONES.items()}
    for written, letter in (("ô", "ơ"), ("ö", "ư")):
        pairs |= {written + mark: nfc(letter + tone) for mark, tone in VNI_TONES.items() if len(tone) == 1}
    capitals = {written.upper(): letter.upper() for written, letter in pairs.items()}
    titles = {written[0].upper() + written[1:]: letter.upper() for written, letter in pairs.items()}
    return pairs | titles | capitals


TCVN3 = tcvn3_table()
VNI = vni_table()
VNI_PARTS = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Text of a TCVN3 (ABC) font, read as Latin-1, as Vietnamese."""
    return text if text.isascii() else text.translate(TCVN3)


def without_u(text: str) -> str:
    """The first words of a Vietnamese text that lack their ư, such as “Trờng”; empty where none does."""
    found = LOST_U.search(text)
    return found[0] if found else ""


def from_vni(text: str) -> str:
    """Text of a VNI font, read as Latin-1, as Vietnamese."""
    return text if text.isascii() else VNI_PARTS.sub(lambda found: VNI[found[0]], text)


def words_in(text: str) -> int:
    """How many common Vietnamese words with their marks a text has."""
    return len(WORDS.findall(nfc(text).casefold()))


def converter(sample: str) -> Callable[[str], str] | None:
    """How text of this kind becomes Vietnamese; None when it already is, or is not of these fonts."""
    ways: list[tuple[int, int, Callable[[str], str] | None]] = [(words_in(sample), 0, None)]
    ways += [(words_in(way(sample)), -rank, way) for rank, way in enumerate((from_tcvn3, from_vni), 1)]
    best = max(ways, key=lambda way: way[:2])
    return best[2] if best[0] > ways[0][0] + 1 else None
