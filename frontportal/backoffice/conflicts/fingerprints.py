"""Values made comparable: what a form showed, what it sent back and what is stored now are equal or they are not."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.utils import timezone
from django.utils.crypto import salted_hmac

from frontportal.kit.records.prose import ProseField, clean_html
from frontportal.kit.values.text import nfc

SALT = "backoffice.conflicts"
# What the editor adds to a text or takes from it without anybody having typed.
SAME_MARKS = [
    (r' (?:(?:col|row)span="1"|rel="noopener"|scope="\w+")', ""),
    (r"</?(?:thead|tbody)>", ""),
    (r"<(/?)b>", r"<\1strong>"),
    (r"<(/?)i>", r"<\1em>"),
    (r"(<(?:li|td|th)[^>]*>)\s*<p>", r"\1"),
    (r"</p>\s*(</(?:li|td|th)>)", r"\1"),
    (r"\s+", " "),
    (r" ?(</?(?:p|h2|h3|ul|ol|li|blockquote|table|caption|tr|th|td|br)\b[^>]*>) ?", r"\1"),
]
LENGTH = 16  # hexadecimal digits: among a page's few hundred values no two meet by chance


def fingerprint(value: Any) -> str:
    """Equal for values that people read as equal. Keyed, so that nobody guesses a secret from a page's source."""
    return salted_hmac(SALT, comparable(value), algorithm="sha256").hexdigest()[:LENGTH]


def fingerprint_in(form: Any, name: str, value: Any) -> str:
    """The fingerprint of a value of one of a form's fields: of prose, whatever an editor writes it as."""
    return fingerprint(comparable_prose(value) if isinstance(own_field(form, name), ProseField) else value)


def own_field(form: Any, name: str) -> Any:
    """The field of the record that a field of its form fills; None for one of the form alone."""
    record = getattr(form, "instance", None)
    try:
        return record and record._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def comparable_prose(html: Any) -> str:
    """Prose with the marks that stay when the editor opens it and writes it back, which it does in a way of its own."""
    cleaned = clean_html(str(html or ""))
    for pattern, text in SAME_MARKS:
        cleaned = re.sub(pattern, text, cleaned)
    return cleaned


def comparable(value: Any) -> str:
    """A value of a form as text: related records by their keys, several of them in no order, line ends all alike."""
    if value is None or value is False:
        return ""
    if isinstance(value, str):
        return nfc("\n".join(value.splitlines())).strip()
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, File):
        return f"{'new: ' * isinstance(value, UploadedFile)}{value.name or ''}"
    if isinstance(value, dict):
        return "; ".join(sorted(f"{key}: {comparable(each)}" for key, each in value.items()))
    if isinstance(value, Iterable):
        return ", ".join(sorted(map(comparable, value)))
    return comparable_number(value)


def comparable_number(value: Any) -> str:
    """Moments to the second, which is all that a form can say; 1.50 as 1.5."""
    if isinstance(value, datetime):
        return (timezone.make_naive(value) if timezone.is_aware(value) else value).isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
