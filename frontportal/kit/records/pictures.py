"""Uploaded pictures: only real ones, without what cameras hide in them, in the sizes that screens need."""

import hashlib
import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from PIL import Image, ImageOps, UnidentifiedImageError

from ..values.text import slug

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_BYTES = 15 * 2**20
MOST_PIXELS = 50_000_000
WIDEST = 1920
WIDTHS = (480, 960)


def opened(file: Any) -> Image.Image:
    """The picture in an uploaded file: decoded, upright, in RGB(A).

    Raises ValidationError with a Vietnamese sentence for what is too large or no picture.
    """
    if file.size > MOST_BYTES:
        raise ValidationError(f"Ảnh nặng {file.size / 2**20:.0f} MB. Hãy dùng ảnh không quá 15 MB.", code="large")
    try:
        file.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError("Ảnh quá lớn. Hãy dùng ảnh không quá 50 triệu điểm ảnh.", code="large")
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        raise ValidationError("Tệp này không phải ảnh JPEG, PNG, WebP hoặc GIF đọc được.", code="invalid") from None
    upright = ImageOps.exif_transpose(picture)
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def shrunk(picture: Image.Image, width: int) -> Image.Image:
    """The picture at most `width` pixels wide."""
    if picture.width <= width:
        return picture
    return picture.resize((width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS)


def as_webp(picture: Image.Image) -> ContentFile:
    """A WebP file that holds the picture's pixels and nothing else."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    file = BytesIO()
    bare.save(file, "WEBP", quality=82, method=4)
    return ContentFile(file.getvalue())


def stored_name(name: str, content: ContentFile) -> str:
    """A name that says what it is and changes with the content, so that browsers may keep the file for ever."""
    digest = hashlib.sha256(content.file.getvalue()).hexdigest()[:10]
    return f"{slug(PurePosixPath(name).stem, most=40)}-{digest}.webp"


def narrower(name: str, width: int) -> str:
    """The stored name of the picture's copy of a width: `a/b.webp` → `a/b-480.webp`."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{width}{path.suffix}"))


def original(name: str) -> str:
    """The stored name of the picture that `name` is, or is a narrower copy of."""
    return re.sub(rf"-({'|'.join(map(str, WIDTHS))})\.webp$", ".webp", name)


def widths_below(width: int) -> list[int]:
    """The widths of the copies that a picture so wide is stored with."""
    return [narrow for narrow in WIDTHS if narrow < width]


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
