"""Notes between writer and approver."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from frontportal.kit.values.text import nfc

from .mails import events
from .models.note import LONGEST, Note


@transaction.atomic
def add_note(record: models.Model, text: str, *, by: Any) -> Note | None:
    """Keep a note beside the record and tell the other side; None for an empty one. Raises ValidationError if too long."""
    text = nfc(text.replace("\0", "")).strip()
    if not text:
        return None
    if len(text) > LONGEST:
        raise ValidationError(f"Lời nhắn dài {len(text)} ký tự, quá {LONGEST} ký tự. Hãy viết ngắn hơn.")
    note = Note(record=record, text=text, by=by)
    note.full_clean(exclude=["record"])
    note.save()
    events.note_is_left(note)
    return note
