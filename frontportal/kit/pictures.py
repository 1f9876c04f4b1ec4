"""Uploaded pictures: only real ones, without what cameras hide in them, in the sizes that screens need."""

import hashlib
import warnings
from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from PIL import Image, ImageOps, UnidentifiedImageError

from .text import slug

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_BYTES = 15 * 2**20
MOST_PIXELS = 50_000_000
WIDEST = 1920
WIDTHS = (480, 800, 1280)


def opened(file) -> Image.Image:
    """The picture in an uploaded file, decoded, upright, in RGB(A). Raises ValidationError with a Vietnamese sentence."""
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


def as_webp(picture: Image.Image, width: int) -> ContentFile:
    """The picture at most `width` pixels wide as a WebP file that holds pixels and nothing else."""
    if picture.width > width:
        picture = picture.resize(
            (width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS
        )
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


def widths_below(width: int) -> list[int]:
    return [narrow for narrow in WIDTHS if narrow < width]


class PictureField(models.ImageField):
    """Re-encodes what is uploaded, whichever way it comes, and stores the narrower copies beside it."""

    def clean(self, value, record):
        value = super().clean(value, record)
        if value and not value._committed:
            opened(value.file)
        return value

    def pre_save(self, record, add):
        file = getattr(record, self.attname)
        if file and not file._committed:
            picture = opened(file.file)
            content = as_webp(picture, WIDEST)
            file.save(stored_name(file.name, content), content, save=False)
            for width in widths_below(file.width):
                file.storage.save(narrower(file.name, width), as_webp(picture, width))
        return file


def srcset(file, width: int) -> str:
    """`"…-480.webp 480w, …-800.webp 800w, ….webp 1600w"` of a stored PictureField file that is `width` wide."""
    copies = [(file.storage.url(narrower(file.name, narrow)), narrow) for narrow in widths_below(width)]
    return ", ".join(f"{url} {size}w" for url, size in [*copies, (file.url, width)])
