"""The copies that a stored picture has beside it: narrower, and as AVIF; made with it or when a browser first asks."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from threading import Lock
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from .encoding import as_avif, as_webp, shrunk

WIDTHS = (320, 480, 640, 960)
turn = Lock()  # two AVIF at a time would take both processors


def narrower(name: str, width: int) -> str:
    """The stored name of the picture's copy of a width: `a/b.webp` → `a/b-480.webp`."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{width}{dot}{suffix}"


@lru_cache(4096)
def srcset(url: str, width: int, suffix: str = ".webp") -> str:
    """`"…-480.webp 480w, …-960.webp 960w, ….webp 1600w"` of the address of a picture that is `width` wide.

    Copies have addresses as they have names, in every storage; a list of cards asks for the same ones again and again. AVIF copies
    (`suffix`) are made when they are first asked for.
    """
    whole = url.removesuffix(".webp") + suffix
    return ", ".join([f"{narrower(whole, narrow)} {narrow}w" for narrow in widths_below(width)] + [f"{whole} {width}w"])


def original(name: str) -> str:
    """The stored name of the picture that `name` is, or is a copy of: narrower, or as AVIF."""
    return re.sub(rf"(?:-(?:{'|'.join(map(str, WIDTHS))}))?\.(?:webp|avif)$", ".webp", name)


def make_copy(storage: Any, name: str) -> bool:
    """Make the copy that is asked for by its name, once: narrower from the whole picture, AVIF from the WebP beside it.

    Whether `name` is a copy of a stored picture. Libraries from before a width was added have none so narrow.
    """
    source = original(name)
    if name == source or not storage.exists(source):
        return False
    webp = str(PurePosixPath(name).with_suffix(".webp"))
    with turn:
        if not storage.exists(webp):
            with storage.open(source) as file:
                save_once(storage, webp, as_webp(shrunk(Image.open(file, formats=["WEBP"]), width_of(webp))))
        if not storage.exists(name):
            with storage.open(webp) as file:
                save_once(storage, name, as_avif(Image.open(file, formats=["WEBP"])))
    return True


def width_of(name: str) -> int:
    """That a copy's stored name bears: `a/b-480.webp` → 480."""
    return int(PurePosixPath(name).stem.rpartition("-")[2])


def save_once(storage: Any, name: str, content: ContentFile) -> None:
    stored = storage.save(name, content)
    if stored != name:  # another process was quicker
        storage.delete(stored)


def widths_below(width: int) -> list[int]:
    """The widths of the copies that a picture so wide is stored with."""
    return [narrow for narrow in WIDTHS if narrow < width]
