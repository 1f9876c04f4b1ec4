"""What people bring as a picture: only real ones, upright, no larger than a screen needs."""

import warnings
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
KINDS = "JPEG, PNG, WebP, GIF, AVIF hoặc HEIC"
MOST_BYTES = 15 * 2**20
MOST_PIXELS = 50_000_000
MOST_DECODED = 30_000_000  # of what can't be shrunk while it is decoded: four bytes each
TOO_LARGE = "Ảnh quá lớn. Hãy dùng ảnh JPEG không quá 50 triệu điểm ảnh; ảnh loại khác không quá 30 triệu."
WIDEST = 1920
HEAD = 1024  # bytes that tell what a file is
MIXED = ("RGB", "RGBA", "CMYK", "L")  # pixels of other modes can't be mixed; they are small in memory
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
    refuse_heavy(file)
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
        # No "invalid": a form says of that, in words of its own, that no file was sent.
        raise ValidationError(why_unreadable(file), code="unreadable") from None
    return picture if picture.mode == wanted_mode(picture) else picture.convert(wanted_mode(picture))


def refuse_heavy(file: Any) -> None:
    """Before anything looks into the file: a JPEG without an end is looked through byte by byte, 300 MB for minutes."""
    if file.size > MOST_BYTES:
        raise ValidationError(f"Ảnh nặng {file.size / 2**20:.0f} MB. Hãy dùng ảnh không quá 15 MB.", code="large")


def why_unreadable(file: Any) -> str:
    """What a file is that is no picture we read, in a sentence that says what to bring instead."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.lstrip().startswith(b"%PDF"):
        return f"Đây là tệp PDF, không phải ảnh. Hãy lưu trang ấy thành ảnh {KINDS}."
    if b"<svg" in head.lower():
        return "Đây là hình vẽ SVG, không phải ảnh chụp. Hãy xuất hình thành PNG hoặc JPEG."
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.open(file, formats=FORMATS)
    except (Warning, Image.DecompressionBombError):
        return TOO_LARGE
    except (OSError, EOFError, SyntaxError, ValueError, RuntimeError):
        return f"Tệp này không phải ảnh {KINDS} đọc được."
    return "Tệp này không phải ảnh đọc được trọn vẹn: ảnh bị cắt cụt hoặc hỏng giữa chừng. Hãy chép lại ảnh từ máy, rồi chọn lại."


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
