"""What letters mean that pdfium gives: numbers of glyphs, letters of old fonts, a hyphen at the end of a line."""

import re
from collections.abc import Callable

from frontportal.kit.values.legacy_fonts import from_tcvn3
from welfare.bankterms.text.glyphs import are_glyphs, of_glyphs
from welfare.bankterms.text.legacy_fonts import BALANCE_WITHOUT_U
from welfare.bankterms.text.words import clean

HYPHEN = "\ufffe"  # pdfium's mark for one that ends a line; a soft hyphen (U+00AD) becomes the same
# TCVN3 has its ư where Unicode has the soft hyphen. What begins a syllable and lacks its vowel had an ư there.
CUT_OFF = re.compile(r"(?<![^\W_])((?:ngh?|[tcgkpn]h|tr|[bcdđghklmnrstvx]))\ufffe", re.IGNORECASE)


def spelled(text: str, convert: Callable[[str], str] | None) -> str:
    """The text that a run's letters stand for, as `words.clean` leaves texts."""
    if not convert and text.isascii() and text.isprintable():
        return text.strip()
    if not text.isprintable():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # pairs as the letters they are
    if are_glyphs(text):
        return clean(of_glyphs(text))
    if convert:
        text = convert(text)
    if convert is from_tcvn3:
        text = BALANCE_WITHOUT_U.sub(r"\1 dư", CUT_OFF.sub(r"\1ư", text))
    return clean(text.replace(HYPHEN, "-"))
