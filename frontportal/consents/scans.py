"""The paper or screen by which somebody agreed: a PDF or a picture, never public."""

from typing import Any

from django.core.exceptions import ValidationError

MOST_BYTES = 10_000_000
SIGNATURES = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}


def check_scan(file: Any) -> None:
    """A validator: the name's ending says what the file is, and its first bytes say the same.

    What is stored already was looked at when it came: where it is missing on disk, the rest of its record is still saved.
    """
    if getattr(file, "_committed", False) and not file.storage.exists(file.name):
        return
    if file.size > MOST_BYTES:
        raise ValidationError("Tệp lớn hơn 10 MB. Hãy quét lại với độ nét thấp hơn.", code="size")
    begin = SIGNATURES.get(str(file.name).rpartition(".")[2].lower())
    if begin is None:
        raise ValidationError("Chỉ nhận tệp PDF, JPG hoặc PNG.", code="kind")
    place = file.tell()
    file.seek(0)
    is_so = file.read(len(begin)) == begin
    file.seek(place)
    if not is_so:
        raise ValidationError("Nội dung tệp không phải là loại mà đuôi tên tệp nói.", code="kind")
