"""Which letters the paper's fonts have: one that they lack would stop a whole paper, so it is named before."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
BLANKS = "\t\n\r"
SAME_ON_PAPER = str.maketrans(
    {"\u2011": "-", "\ufeff": None}
)  # a hyphen that doesn't break; the mark of a file's start


@cache
def known_letters() -> frozenset[int]:
    """What every style of the font has."""
    from fontTools.ttLib import TTFont

    styles = [set(TTFont(path, lazy=True).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset(set.intersection(*styles)) | {ord(each) for each in BLANKS}


def written(data: Any) -> Any:
    """Plain data as paper writes it: composed letters, and the few signs that look the same as one the font has."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data).translate(SAME_ON_PAPER)
    if isinstance(data, dict):
        return {key: written(value) for key, value in data.items()}
    return [written(value) for value in data] if isinstance(data, list | tuple) else data


def missing_letters(data: Any) -> Iterator[tuple[str, str]]:
    """(text, letter) for each text in plain data with a letter that the font lacks."""
    if isinstance(data, str):
        text = written(data)
        lacking = next((letter for letter in text if ord(letter) not in known_letters()), "")
        if lacking:
            yield text, lacking
    elif isinstance(data, dict):
        for value in data.values():
            yield from missing_letters(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from missing_letters(value)


def sentence(text: str, letter: str) -> str:
    """What the office is told about it."""
    shown = letter if letter.isprintable() else "không hiện được"
    place = text.index(letter)
    near = text[max(0, place - 30) : place + 30].replace(letter, "□").strip()
    return f"Phông chữ in không có chữ “{shown}” (U+{ord(letter):04X}) trong đoạn “{near}”. Hãy thay hoặc bỏ chữ này."
