"""Vietnamese text: one form (NFC), folding for search, addresses and alphabetical order."""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
MOST_KEPT = 0x3000  # letters of alphabets are below; what one becomes is looked up once
LETTER_ORDER = {letter: chr(ord("A") + position) for position, letter in enumerate(ALPHABET)}


# Characters without width or form that copying brings along; the joiner of pictures stays where no letter precedes it.
UNSEEN = re.compile(r"[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|(?<=\w)\u200d")
# Looked for first, in a quarter of the time.
MAYBE_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# What feeds, workbooks and documents can't hold and PostgreSQL partly refuses: controls but tab and line ends, halves of
# a pair, the two numbers of each plane that are no characters. Word's own line breaks (VT, FF) become a blank.
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
BREAKS = re.compile(r"[\x0b\x0c]")
ETH = str.maketrans("Ðð", "Đđ")  # the Icelandic letter, which some keyboards give: nobody can tell its capital from Đ


def nfc(text: str) -> str:
    """The same text composed, so that what is typed on a Mac equals what is typed in Windows.

    Icelandic eth becomes đ, and characters that nobody sees or that are none are dropped.
    """
    return composed(printable(text))


def composed(text: str) -> str:
    """`nfc` of a text that is printable, or needs not be."""
    if text.isascii():
        return text
    if MAYBE_UNSEEN.search(text):
        text = UNSEEN.sub("", text)
    # To look for two letters takes a hundredth of the time in which every letter is looked up.
    return unicodedata.normalize("NFC", text.translate(ETH) if "Ð" in text or "ð" in text else text)


def printable(text: str) -> str:
    """The same text without what no file of ours could hold."""
    if text.isprintable():
        return text
    return UNPRINTABLE.sub("", BREAKS.sub(" ", text))


class AccentStripper(dict[int, str]):
    """For `str.translate`: each letter in lower case without its marks; a mark alone to nothing."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", re.sub("[đð]", "d", chr(code).casefold()))
        bare = "".join(char for char in decomposed if not (unicodedata.combining(char) or is_unseen(char)))
        if code < MOST_KEPT:
            self[code] = bare
        return bare


def is_unseen(char: str) -> bool:
    """Whether a character only says how others are to be shown."""
    return unicodedata.category(char) == "Cf"


BARE = AccentStripper()


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, runs of white space as one blank: `"Đạ  Đờn"` → `"da don"`."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(composed(text.translate(BARE)).split())


def typed_number(text: str) -> int | None:
    """A whole number as pages and addresses carry it, one that a key may be; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def slug(text: str, *, most: int = 80) -> str:
    """An address from Vietnamese words, cut at a word, at most `most` characters: `"Đại hội"` → `"dai-hoi"`."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    address = ""
    for word in words:
        if len(address) + len(word) + 1 > most:
            break
        address = f"{address}-{word}" if address else word
    return address or "muc"


def sort_key(text: str) -> str:
    """ASCII text that sorts as a Vietnamese dictionary does, under the C collation.

    Letters decide first (a < ă < â, d < đ …), then tones from left to right in the order
    ngang, huyền, hỏi, ngã, sắc, nặng.
    """
    letters, tones = [], []
    for char in nfc(text.casefold()):
        bare, tone = split_tone(char)
        letters.append(LETTER_ORDER.get(bare, bare if bare.isdigit() else " "))
        tones.append(tone)
    return f"{' '.join(''.join(letters).split())}\t{''.join(tones)}"


def split_tone(char: str) -> tuple[str, str]:
    """A letter without its tone, and the tone's rank: `"ệ"` → `("ê", "5")`."""
    rank, letter = "0", ""
    for part in unicodedata.normalize("NFD", char):
        if part in TONES:
            rank = TONES[part]
        else:
            letter += part
    return nfc(letter), rank


NUMERALS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")
)  # fmt: skip


def roman(number: int) -> str:
    """A count of editions or congresses as offices write it: `2` → `"II"`, `14` → `"XIV"`."""
    numeral = ""
    for worth, letters in NUMERALS:
        times, number = divmod(number, worth)
        numeral += letters * times
    return numeral
