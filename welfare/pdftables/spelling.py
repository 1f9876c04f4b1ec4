"""What letters mean that pdfium gives: numbers of glyphs, letters of old fonts, a hyphen at the end of a line."""

import re
from collections.abc import Callable

from welfare.bankterms.text.glyphs import are_glyphs, of_glyphs
from welfare.bankterms.text.legacy_fonts import BALANCE_WITHOUT_U, from_tcvn3
from welfare.bankterms.text.words import clean

HYPHEN = "\ufffe"  # pdfium's mark for one that ends a line; a soft hyphen (U+00AD) becomes the same
# TCVN3 has its ư where Unicode has the soft hyphen. What begins a syllable and lacks its vowel had an ư there.
CUT_OFF = re.compile(r"(?<![^\W_])((?:ngh?|[tcgkpn]h|tr|[bcdđghklmnrstvx]))\ufffe", re.IGNORECASE)


def spelled(said: str, convert: Callable[[str], str] | None) -> str:
    """The text that a run's letters stand for, as `words.clean` leaves texts."""
    if not convert and said.isascii() and said.isprintable():
        return said.strip()
    if not said.isprintable():
        said = said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # pairs as the letters they are
    if are_glyphs(said):
        return clean(of_glyphs(said))
    if convert:
        said = convert(said)
    if convert is from_tcvn3:
        said = BALANCE_WITHOUT_U.sub(r"\1 dư", CUT_OFF.sub(r"\1ư", said))
    return clean(said.replace(HYPHEN, "-"))
