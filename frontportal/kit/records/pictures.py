"""Uploaded pictures: only real ones, without what cameras hide in them, in the sizes that screens need."""

import hashlib
import re
from pathlib import PurePosixPath
from threading import Lock
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.db import models
from PIL import Image

from frontportal.picture_files.decoding import WIDEST, learn_heic, opened
from frontportal.picture_files.encoding import as_avif, as_webp, shrunk

from ..values.text import slug

WIDTHS = (320, 480, 960)
turn = Lock()  # two AVIF at a time would take both processors


def stored_name(name: str, content: ContentFile) -> str:
    """A name that says what it is and changes with the content, so that browsers may keep the file for ever."""
    digest = hashlib.sha256(content.file.getvalue()).hexdigest()[:10]
    return f"{slug(PurePosixPath(name).stem, most=40)}-{digest}.webp"


def narrower(name: str, width: int) -> str:
    """The stored name of the picture's copy of a width: `a/b.webp` → `a/b-480.webp`."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{width}{path.suffix}"))


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


class UploadedPicture(forms.ImageField):
    """Takes phones' pictures, too."""

    def to_python(self, data: Any) -> Any:
        learn_heic()
        return super().to_python(data)


class PictureField(models.ImageField):
    """Re-encodes what is uploaded, whichever way it comes, and stores the narrower copies beside it.

    `size_fields` names the two fields of the record that take width and height. (Django's own `width_field` reads
    the stored file again at every assignment, and gives up on some WebP files.)
    """

    copies: tuple[int, ...] = WIDTHS

    def __init__(self, *args: Any, size_fields: tuple[str, ...] = (), **options: Any) -> None:
        self.size_fields = tuple(size_fields)
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | ({"size_fields": self.size_fields} if self.size_fields else {})

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": UploadedPicture} | options)

    def clean(self, value: Any, record: Any) -> Any:
        value = super().clean(value, record)
        if value and not value._committed:
            opened(value.file)
        return value

    def pre_save(self, record: Any, add: bool) -> Any:
        file = getattr(record, self.attname)
        if file and not file._committed:
            self.store(record, file, opened(file.file))
        return file

    def store(self, record: Any, file: Any, picture: Image.Image) -> None:
        """Store an uploaded picture with its narrower copies, and note its size in the record."""
        widest = shrunk(picture, WIDEST)
        content = as_webp(widest)
        file.save(stored_name(file.name, content), content, save=False)
        for width in (width for width in self.copies if width < widest.width):
            file.storage.save(narrower(file.name, width), as_webp(shrunk(picture, width)))
        for name, value in zip(self.size_fields, widest.size, strict=False):
            setattr(record, name, value)


class ClosedPictureField(PictureField):
    """For what only staff see, one file each: re-encoded all the same, so that no place stays in it."""

    copies = ()


def srcset(file: Any, width: int) -> str:
    """`"…-480.webp 480w, …-800.webp 800w, ….webp 1600w"` of a stored PictureField file that is `width` wide."""
    copies = [(file.storage.url(narrower(file.name, narrow)), narrow) for narrow in widths_below(width)]
    return ", ".join(f"{url} {size}w" for url, size in [*copies, (file.url, width)])


def avif_srcset(file: Any, width: int) -> str:
    """The same of the copies as AVIF, which are made when they are first asked for."""
    return srcset(file, width).replace(".webp ", ".avif ")
