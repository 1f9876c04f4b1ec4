"""Whether letters can be a Vietnamese syllable by their order and marks alone: enough to tell a text from its garbage."""

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)


def is_syllable(word: str) -> bool:
    """`"nguyễn"`, `"UNG"` can be said; `"kgìóễn"` has three tones, `"qhị"` begins as no syllable does."""
    parts = unicodedata.normalize("NFD", word)
    tones = sum(map(parts.count, TONES))
    toneless = "".join(part for part in parts if part not in TONES)
    return tones < 2 and bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))
