"""Uploaded pictures: only real ones, without what cameras hide in them, in the sizes that screens need."""

import hashlib
import re
import warnings
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from threading import Lock
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from PIL import Image, ImageOps

from ..values.text import slug

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
KINDS = "JPEG, PNG, WebP, GIF, AVIF hoặc HEIC"
MOST_BYTES = 15 * 2**20
MOST_PIXELS = 50_000_000
MOST_DECODED = 30_000_000  # of what can't be shrunk while it is decoded: four bytes each
TOO_LARGE = "Ảnh quá lớn. Hãy dùng ảnh JPEG không quá 50 triệu điểm ảnh; ảnh loại khác không quá 30 triệu."
WIDEST = 1920
WIDTHS = (480, 960)
MIXED = ("RGB", "RGBA", "CMYK", "L")  # pixels of other modes can't be mixed; they are small in memory
turn = Lock()  # two AVIF at a time would take both processors
ORIENTATION, TURNED = 0x0112, (5, 6, 7, 8)  # in EXIF: the camera was held on its side


@cache
def learn_heic() -> None:
    """Pillow reads what phones of Apple make from now on; not before somebody brings a picture, for the library is large."""
    import pi_heif

    pi_heif.register_heif_opener()


def opened(file: Any) -> Image.Image:
    """The picture in an uploaded file: decoded, upright, in RGB(A), at most WIDEST wide.

    Raises ValidationError with a Vietnamese sentence for what is too large or no picture.
    """
    if file.size > MOST_BYTES:
        raise ValidationError(f"Ảnh nặng {file.size / 2**20:.0f} MB. Hãy dùng ảnh không quá 15 MB.", code="large")
    try:
        learn_heic()
        file.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
            most = MOST_PIXELS if picture.format in ("JPEG", "MPO") else MOST_DECODED
            if picture.width * picture.height > most:
                raise ValidationError(TOO_LARGE, code="large")
            fit(picture)
    except (OSError, EOFError, SyntaxError, ValueError, RuntimeError, Warning, Image.DecompressionBombError):
        raise ValidationError(f"Tệp này không phải ảnh {KINDS} đọc được.", code="invalid") from None
    return picture if picture.mode == wanted_mode(picture) else picture.convert(wanted_mode(picture))


def fit(picture: Image.Image) -> None:
    """Turn the picture upright and shrink it to WIDEST, in its place: a copy of forty million pixels takes 160 MB. Of a
    JPEG only the half, the quarter … that is needed is decoded.
    """
    share = WIDEST / (picture.height if picture.getexif().get(ORIENTATION) in TURNED else picture.width)
    if share < 1 and picture.mode in MIXED:
        size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
        picture.thumbnail(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)


def wanted_mode(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"


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


def as_avif(picture: Image.Image) -> ContentFile:
    """The same as an AVIF file: a quarter lighter, and four times the work."""
    file = BytesIO()
    picture.save(file, "AVIF", quality=55, speed=8)
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
    """The stored name of the picture that `name` is, or is a copy of: narrower, or as AVIF."""
    return re.sub(rf"(?:-(?:{'|'.join(map(str, WIDTHS))}))?\.(?:webp|avif)$", ".webp", name)


def in_avif(name: str) -> str:
    """The stored name of the picture's copy as AVIF: `a/b-480.webp` → `a/b-480.avif`."""
    return str(PurePosixPath(name).with_suffix(".avif"))


def make_avif(storage: Any, name: str) -> bool:
    """Make the copy as AVIF that is asked for by its name from the WebP beside it, once. Whether there was one."""
    source = str(PurePosixPath(name).with_suffix(".webp"))
    if not storage.exists(source):
        return False
    with turn, storage.open(source) as file:
        if not storage.exists(name):
            kept = storage.save(name, as_avif(Image.open(file, formats=["WEBP"])))
            if kept != name:  # another process was quicker
                storage.delete(kept)
    return True


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
