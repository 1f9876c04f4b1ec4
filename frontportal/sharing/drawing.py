"""The picture that stands beside a shared address: 1200 × 630, the page's headline or figure under the house's colours."""

import io
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from frontportal.paper.letters import FONTS

from .sharing_text import SharingText

WIDE, HIGH = 1200, 630
EDGE = 72
PAPER, INK, SOFT, RED, GOLD, WHITE = "#fdfbf7", "#221d1a", "#51483f", "#7d0f14", "#d9a32b", "#ffffff"
FOOT = 104  # height of the band with the committee's name
PHOTOGRAPH = 420  # width
SIZES = range(76, 39, -4)  # of a headline, the largest that fits
MOST_LINES = 4
EMBLEM = Path("static/img/touch.png")


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"LiberationSerif-{'Bold' if bold else 'Regular'}.ttf"), size)


def draw(words: SharingText) -> bytes:
    """The picture as JPEG."""
    picture = Image.new("RGB", (WIDE, HIGH), PAPER)
    pen = ImageDraw.Draw(picture)
    width = WIDE - 2 * EDGE
    if photograph := opened(words.photograph):
        picture.paste(photograph, (WIDE - PHOTOGRAPH, 0))
        width -= PHOTOGRAPH - EDGE + 40
    pen.rectangle((0, 0, WIDE, 14), fill=RED)
    pen.rectangle((0, 14, WIDE, 18), fill=GOLD)
    write(pen, words, width)
    sign(picture, pen, words.site)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=86, optimize=True, progressive=True)
    return out.getvalue()


def write(pen: ImageDraw.ImageDraw, words: SharingText, width: int) -> None:
    """Kicker, then the figure with its name or the headline, then what is left room for of the description."""
    top = 64
    if words.kicker:
        pen.text(
            (EDGE, top), shortened(words.kicker.upper(), font(26, bold=True), width), font=font(26, bold=True), fill=RED
        )
    top += 50
    if words.figure:
        size = next((size for size in range(132, 59, -8) if fits(words.figure, size, width)), 60)
        pen.text(
            (EDGE, top), shortened(words.figure, font(size, bold=True), width), font=font(size, bold=True), fill=RED
        )
        top += round(size * 1.25)
    left = HIGH - FOOT - top - 24
    lines, size = headline(words.title, width, left)
    for line in lines:
        pen.text((EDGE, top), line, font=font(size, bold=True), fill=INK)
        top += round(size * 1.18)
    top += 14
    for line in first_lines(words.description, 28, width, min(2, (HIGH - FOOT - top - 16) // 38)):
        pen.text((EDGE, top), line, font=font(28), fill=SOFT)
        top += 38


def first_lines(text: str, size: int, width: int, most: int) -> list[str]:
    """At most so many lines, the last of which says when there is more."""
    face = font(size)
    lines = wrapped(text, face, width)
    if most < 1 or len(lines) <= most:
        return lines[: max(most, 0)]
    return [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", face, width)]


def sign(picture: Image.Image, pen: ImageDraw.ImageDraw, site: str) -> None:
    pen.rectangle((0, HIGH - FOOT, WIDE, HIGH), fill=RED)
    with Image.open(settings.BASE_DIR / EMBLEM) as emblem:
        small = emblem.convert("RGBA").resize((64, 64), Image.Resampling.LANCZOS)
    picture.paste(small, (EDGE, HIGH - FOOT + 20), small)
    room = WIDE - 2 * EDGE - 84
    pen.text((EDGE + 84, HIGH - FOOT // 2), shortened(site, font(32), room), font=font(32), fill=WHITE, anchor="lm")


def headline(text: str, width: int, height: int) -> tuple[list[str], int]:
    """(lines, size): the largest size in which the text has room; at the smallest it is cut."""
    for size in SIZES:
        lines = wrapped(text, font(size, bold=True), width)
        if len(lines) <= MOST_LINES and len(lines) * size * 1.18 <= height:
            return lines, size
    size = SIZES[-1]
    most = max(1, int(height / (size * 1.18)))
    lines = wrapped(text, font(size, bold=True), width)
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] = shortened(f"{shown[-1]} {lines[most]}", font(size, bold=True), width)
    return shown, size


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines of at most `width` pixels; a word that is longer by itself is cut."""
    lines: list[str] = []
    for word in text[:400].split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(shortened(word, face, width))
    return lines


def shortened(text: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    """The text, or as much of it as has room before a "…"."""
    text = text[:300]
    if face.getlength(text) <= width:
        return text
    while text and face.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def fits(text: str, size: int, width: int) -> bool:
    return font(size, bold=True).getlength(text) <= width


def opened(name: str) -> Image.Image | None:
    """A stored picture cut to the right-hand side; None where it is not there."""
    if not name:
        return None
    try:
        with default_storage.open(name) as file, Image.open(file) as image:
            image.draft("RGB", (2 * PHOTOGRAPH, 2 * HIGH))
            return ImageOps.fit(image.convert("RGB"), (PHOTOGRAPH, HIGH - FOOT), Image.Resampling.LANCZOS)
    except (OSError, UnidentifiedImageError, ValueError):
        return None
