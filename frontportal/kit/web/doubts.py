"""What looks wrong about a record stands at the field for the reason, with the way to what it speaks of."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from frontportal.kit.doubts import REASON, Doubt


def add_doubts(form: Any, user: Any) -> None:
    """Ask for the reason, where the form's record is in doubt."""
    record = form.instance
    [doubts] = type(record).doubts_of([record])
    for doubt in doubts:
        form.add_error(REASON if REASON in form.fields else None, linked(doubt, user))


def linked(doubt: Doubt, user: Any) -> str:
    """The sentence, with a link for who may open the other record."""
    address = address_for(doubt.other, user)
    return format_html('{} <a href="{}">Xem</a>', doubt.sentence, address) if address else doubt.sentence


def address_for(record: Any, user: Any) -> str:
    """The page of a record in the admin; "" for who may not see it."""
    if record is None or record.pk is None:
        return ""
    names = f"{record._meta.app_label}_{record._meta.model_name}"
    if not user.has_perm(f"{record._meta.app_label}.view_{record._meta.model_name}"):
        return ""
    try:
        return reverse(f"admin:{names}_change", args=[quote(record.pk)])
    except NoReverseMatch:
        return ""
