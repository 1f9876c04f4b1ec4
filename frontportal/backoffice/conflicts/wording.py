"""Two texts side by side as people read them, with what differs marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from frontportal.kit.records.history import NOTHING, in_words
from frontportal.kit.records.prose import BLOCK_END, ProseField, clean_html

from .fingerprints import own_field

SECRET = "(mã bí mật, không hiện)"
MOST_WORDS = 4_000  # of both texts; longer ones are compared by paragraphs, which takes a moment instead of a minute


@dataclass(frozen=True)
class Segment:
    """A stretch of a text; `differs` when the other text has something else there."""

    text: str
    differs: bool


@dataclass(frozen=True)
class UnparsedValue:
    """What was typed and could not be read."""

    data: Any


def words_of(form: Any, name: str, value: Any) -> str:
    """A value of a form's field as text; related records and choices by their names, secrets not at all."""
    field = form.fields[name]
    if getattr(field.widget, "input_type", "") == "password":
        return SECRET if value else NOTHING
    if isinstance(value, File):
        return f"tệp {'vừa chọn: ' * isinstance(value, UploadedFile)}{PurePath(value.name or '').name or NOTHING}"
    if isinstance(field, forms.ModelChoiceField):
        return names_of(field, value)
    if isinstance(value, list | tuple | set):
        labels = {str(key): str(label) for key, label in getattr(field, "choices", [])}
        return ", ".join(labels.get(str(each), str(each)) for each in value) or NOTHING
    model_field = own_field(form, name)
    if isinstance(model_field, ProseField):
        return readable(str(value or "")) or NOTHING
    labels = {str(key): str(label) for key, label in getattr(field, "choices", [])}
    return str(labels.get(str(value), in_words(model_field, value))) if value not in (None, "") else NOTHING


def typed_words(form: Any, name: str, value: Any) -> str:
    """The same for what was typed, even where it was refused."""
    if not isinstance(value, UnparsedValue):
        return words_of(form, name, value)
    if getattr(form.fields[name].widget, "input_type", "") == "password":
        return SECRET
    typed = value.data if isinstance(value.data, list | tuple) else [value.data]
    return " ".join(str(each) for each in typed if each not in (None, "")) or NOTHING


def names_of(field: Any, value: Any) -> str:
    """The records that were chosen, by their names; also those that are no choice any more."""
    chosen = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    keys = [each.pk if isinstance(each, Model) else each for each in chosen if each not in (None, "")]
    records = field.queryset.model._base_manager.filter(pk__in=keys)
    return ", ".join(sorted(map(str, records))) or NOTHING


def readable(html: str) -> str:
    """Prose without its tags, a line for each of its paragraphs, headings and cells."""
    bare = re.sub(r"<[^>]*>", "", BLOCK_END.sub("\n", clean_html(html)))
    return "\n".join(line for each in unescape(bare).splitlines() if (line := " ".join(each.split())))


def compared(theirs: str, mine: str) -> tuple[list[Segment], list[Segment]]:
    """Both texts in parts, word by word; long ones paragraph by paragraph."""
    left, right = re.findall(r"\s+|\S+", theirs), re.findall(r"\s+|\S+", mine)
    if len(left) + len(right) > MOST_WORDS:
        left, right = theirs.splitlines(keepends=True), mine.splitlines(keepends=True)
    blocks = SequenceMatcher(None, left, right).get_opcodes()
    return (
        joined((left[start:end], kind != "equal") for kind, start, end, _, _ in blocks),
        joined((right[start:end], kind != "equal") for kind, _, _, start, end in blocks),
    )


def joined(blocks: Iterator[tuple[list[str], bool]]) -> list[Segment]:
    return [Segment("".join(words), differs) for words, differs in blocks if words]
