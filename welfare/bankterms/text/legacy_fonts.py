"""Texts from before Unicode: TCVN3 (fonts .VnTime), VNI (VNI-Times) and Windows-1258, told apart by the words they give.

A file that was saved from those fonts holds Latin letters that only look right in the font (`Sè tiÒn` is “Số tiền” in
TCVN3, `Soá tieàn` in VNI). Each way is tried on a sample; the one that gives Vietnamese words is the file's.
"""

import re
from collections.abc import Callable

from frontportal.kit.values.legacy_fonts import from_tcvn3, from_vni

from .words import nfc

WORDS = re.compile(
    r"\b(?:ủng|hộ|quỹ|người|nghèo|tiền|chuyển|ngày|số|nội|giao|dịch|xã|huyện|tỉnh|nguyễn|trần|lê|phạm|hoàng|đặng|diễn|giải"
    r"|thị|văn|đồng|của|gửi|tài|khoản|dư|nợ|có|bão|lũ|giúp|đỡ|gia|đình|công|ty|trường|tết|nhà|đại|đoàn|kết|góp|tặng)\b"
)

# In Vietnamese ơ stands before these only behind ư. Programs drop TCVN3's ư, which is Unicode's soft hyphen (U+00AD).
LOST_U = re.compile(r"\b[^\W\d_]*(?<!ư)[ơớờởỡợ](?:ng|c|u)\b|\bngời\b|\bsố d\b", re.IGNORECASE)
OF_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")  # letters that no code of an old font is read as
BALANCE_WITHOUT_U = re.compile(r"\b(số) d(?!\w)", re.IGNORECASE)


def without_u(text: str) -> str:
    """The first words of a Vietnamese text that lack their ư, such as “Trờng”; empty where none does."""
    found = LOST_U.search(text)
    return found[0] if found else ""


def words_in(text: str) -> int:
    """How many common Vietnamese words with their marks a text has."""
    return len(WORDS.findall(nfc(text).casefold()))


def converter(sample: str) -> Callable[[str], str] | None:
    """How text of this kind becomes Vietnamese; None when it already is, or is not of these fonts."""
    ways: list[tuple[int, int, Callable[[str], str] | None]] = [(words_in(sample), 0, None)]
    ways += [(words_in(way(sample)), -rank, way) for rank, way in enumerate((from_tcvn3, from_vni), 1)]
    best = max(ways, key=lambda way: way[:2])
    return best[2] if best[0] > ways[0][0] + 1 else None


def cell_converter(sample: str) -> Callable[[str], str] | None:
    """The same for cells of which some may be in Unicode already, as headers that somebody typed anew: each by itself."""
    way = converter(sample)

    def converted(text: str) -> str:
        if text.isascii() or OF_UNICODE.search(text):
            return text
        found = way(text) if way else text
        return text if words_in(text) > words_in(found) else found

    return converted if way else None
