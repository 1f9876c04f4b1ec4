"""Which files staff may attach, and how large."""

from django.core.exceptions import ValidationError

FILE_TYPES = ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "txt", "zip"]
MOST_BYTES = 25 * 2**20


def check_size(file) -> None:
    if file.size > MOST_BYTES:
        raise ValidationError(f"Tệp nặng {file.size / 2**20:.0f} MB. Hãy dùng tệp không quá 25 MB.", code="large")
