"""Columns typed in a font from before Unicode: converted where every cell of the column agrees, and said; else left to be refused."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from frontportal.kit.values.legacy_fonts import from_tcvn3, from_vni
from frontportal.kit.values.legacy_letters import old_font_of
from frontportal.kit.values.syllables import is_syllable
from frontportal.kit.values.text import nfc

WAYS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}
WORD = re.compile(r"[^\W\d_]+")
TONES = "\u0300\u0301\u0303\u0309\u0323"
RIMES = re.compile(
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iêu?|iu|oă|oa[ioy]?|oeo?|oi|oo|ôi|ơi|ua|uây?|uê|ui|uôi?|uơ|uy[aêu]?"
    "|ưa|ưi|ươ[iu]?|ưu|yêu?"
)
# Letters of Vietnamese that no old font uses: a column with one was typed in Unicode, at least in part.
UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u0323]")


def font_of_column(texts: Iterable[str]) -> str:
    """`"TCVN3"` or `"VNI"` where all texts are certainly of that font, `""` where they are not, or are none of them."""
    marked = [text for text in texts if not text.isascii()]
    if not marked or any(map(UNICODE.search, marked)):
        return ""
    fonts = [name for name in WAYS if certain(name, marked)]
    return fonts[0] if len(fonts) == 1 else ""


def certain(name: str, texts: list[str]) -> bool:
    """Whether the font makes every text Vietnamese, some of which is none as it stands, and no other font is meant."""
    found = set(map(old_font_of, texts)) - {""}
    return found == {name} and all(is_vietnamese(WAYS[name](text)) for text in texts)


def is_vietnamese(text: str) -> bool:
    """Whether every word with a letter outside ASCII can be said in Vietnamese, and no sign of an old font is left."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    return all(is_syllable(word) and has_rime(word) for word in words) and not old_font_of(text)


def has_rime(word: str) -> bool:
    """Whether the vowels of a syllable go together: what the wrong font gives, “doọt” or “naựt”, has others."""
    toneless = "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if letter not in TONES)
    vowels = re.search(
        r"[aăâeêioôơuưy]+", unicodedata.normalize("NFC", re.sub(r"^(?:qu|gi(?=[aăâeêioôơuưy]))", "", toneless))
    )
    return vowels is not None and RIMES.fullmatch(vowels[0]) is not None


def converted(text: str, font: str) -> str:
    """A text of that font as Vietnamese."""
    return nfc(WAYS[font](text))
