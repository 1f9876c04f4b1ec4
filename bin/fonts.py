"""Make the fonts of the pages:  .venv/bin/python bin/fonts.py FOLDER

FOLDER holds what `npm pack @fontsource/newsreader @fontsource/be-vietnam-pro` brought, unpacked: newsreader/ and be-vietnam-pro/.
Each style becomes one file of the letters that Vietnamese, K'Ho and western names need, without the programs for coarse screens, which are
half of a file.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "vendor" / "fonts"
STYLES = (
    "newsreader-600-normal",
    "be-vietnam-pro-400-normal",
    "be-vietnam-pro-600-normal",
    "be-vietnam-pro-400-italic",
)
PARTS = ("latin", "vietnamese", "latin-ext")  # what an earlier one has is taken from there
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x100)} - set(map(ord, "¡¤¦¨¯´¸¿"))
VIETNAMESE = {*map(ord, "ĂăĐđĨĩŨũƠơƯư₫"), *range(0x1EA0, 0x1EFA), 0x300, 0x301, 0x303, 0x309, 0x323}
KHO = set(map(ord, "ĔĕĬĭŎŏŬŭČčʼ"))
SIGNS = set(map(ord, "–—‘’“”•…‹›−€"))
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"]


def main(source: Path) -> None:
    for style in STYLES:
        family, weight, slant = style.rsplit("-", 2)
        files = source / family / "files"
        font = merged([files / f"{family}-{part}-{weight}-{slant}.woff2" for part in PARTS])
        font.flavor = "woff2"
        font.save(TARGET / f"{style}.woff2")


def merged(files: list[Path]) -> TTFont:
    """One font of the wanted letters of several files of the same style."""
    wanted, parts = LATIN | VIETNAMESE | KHO | SIGNS, []
    for file in files:
        letters = wanted & TTFont(file).getBestCmap().keys()
        wanted = wanted - letters
        if letters:
            parts.append(TARGET / f"{file.stem}.part")
            reduced(file, letters).save(parts[-1])
    font = Merger().merge(list(map(str, parts)))
    for part in parts:
        part.unlink()
    return font


def reduced(file: Path, letters: set[int]) -> TTFont:
    options = subset.Options(hinting=False, layout_features=FEATURES, notdef_outline=True, drop_tables=["STAT"])
    font = subset.load_font(str(file), options)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=letters)
    tool.subset(font)
    font.flavor = None
    return font


if __name__ == "__main__":
    main(Path(sys.argv[1]))
