"""A change told to people: what a field is called, what it says, and where two texts differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from frontportal.kit.records.history import NOTHING, in_words
from frontportal.kit.records.prose import BLOCK_END, ProseField, plain_text

from .applying import DELETION

WORDS = re.compile(r"\s+|\S+\s*")
MOST = 1_000_000  # pairs of words that are compared for one changed passage; a longer one is marked whole


@dataclass(frozen=True)
class DiffSegment:
    """A stretch of a text; `mark` is "" where both versions agree, "gone" or "new" where they don't."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class FieldChange:
    """One field of a proposal for the page: both texts with their differences marked."""

    label: str
    old: list[DiffSegment]
    new: list[DiffSegment]
    note: str = ""
    now: str = ""  # what the record says today, where that is neither of the two


def pieces(old: str, new: str) -> tuple[list[DiffSegment], list[DiffSegment]]:
    """Both texts in stretches, what only one of them has being marked: first line by line, then word by word."""
    left: list[DiffSegment] = []
    right: list[DiffSegment] = []
    for kind, gone, added in differences(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        first, second = WORDS.findall(gone), WORDS.findall(added)
        if kind == "replace" and len(first) * len(second) <= MOST:
            for inner, less, more in differences(first, second):
                mark(left, right, inner, less, more)
        else:
            mark(left, right, kind, gone, added)
    return left, right


def differences(first: list[str], second: list[str]) -> Iterator[tuple[str, str, str]]:
    """("equal", "replace" …, stretch of the first, stretch of the second) from start to end."""
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        yield kind, "".join(first[a:b]), "".join(second[c:d])


def mark(left: list[DiffSegment], right: list[DiffSegment], kind: str, gone: str, added: str) -> None:
    """Put a stretch on either side."""
    if gone:
        left.append(DiffSegment(gone, "" if kind == "equal" else "gone"))
    if added:
        right.append(DiffSegment(added, "" if kind == "equal" else "new"))


def label_of(model: type[models.Model], name: str) -> str:
    """What people call a field, or a record's lines."""
    if name == DELETION:
        return "xoá bản ghi này"
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        field = next(each for each in model._meta.related_objects if each.get_accessor_name() == name)
    if field.one_to_many:
        return str(field.related_model._meta.verbose_name_plural)
    return str(field.verbose_name)


def labels_of(model: type[models.Model], changes: dict[str, list[Any]]) -> dict[str, str]:
    """{name in `changes`: what people call it}."""
    return {name: label_of(model, name) for name in changes}


def text_of(model: type[models.Model], name: str, value: Any) -> str:
    """What a kept value says, as people read it."""
    if name == DELETION:
        return "xoá hẳn" if value else "giữ"
    field = next(
        (each for each in (*model._meta.concrete_fields, *model._meta.many_to_many) if each.name == name), None
    )
    if field is None:
        return "\n".join(line_text(model, name, line) for line in value) or NOTHING
    if field.many_to_many:
        return "\n".join(names_of(field, value)) or NOTHING
    if value in (None, "", []):
        return NOTHING
    if isinstance(field, ProseField):
        return paragraphs(value)
    if field.is_relation:
        return next(iter(names_of(field, [value])), f"(đã xoá, số {value})")
    if isinstance(field, models.FileField):
        return str(value).rpartition("/")[2]
    labels = dict(getattr(getattr(field, "base_field", None), "flatchoices", None) or [])
    if isinstance(value, list):
        return ", ".join(str(labels.get(each, each)) for each in value)
    return str(in_words(field, field.to_python(value)))


def names_of(field: models.Field, keys: list[Any]) -> list[str]:
    """What the related records of these keys are called, in the order of the keys."""
    found = field.related_model._base_manager.in_bulk(keys)
    return [str(found[key]) if key in found else f"(đã xoá, số {key})" for key in keys]


def line_text(model: type[models.Model], accessor: str, line: dict[str, Any]) -> str:
    """One line of a record in one line of text."""
    related = next(each for each in model._meta.related_objects if each.get_accessor_name() == accessor)
    texts = (text_of(related.related_model, name, value) for name, value in line.items() if name != "id")
    return " · ".join(texts)


def paragraphs(html: str) -> str:
    """The words of a text of the editor, a line for each paragraph, heading and cell."""
    return "\n".join(text for part in BLOCK_END.split(html) if (text := plain_text(part)))


def compared(
    record_model: type[models.Model], changes: dict[str, list[Any]], now: dict[str, Any]
) -> Iterator[FieldChange]:
    """Each field of a proposal for the page; `now` is what the record says today under the same names."""
    for name, (old, new) in changes.items():
        before, after = text_of(record_model, name, old), text_of(record_model, name, new)
        left, right = pieces(before, after)
        note = "Chỉ đổi cách trình bày (đậm, nghiêng, đầu đề, liên kết), lời giữ nguyên." if before == after else ""
        today = now.get(name, old)
        moved = text_of(record_model, name, today) if today not in (old, new) else ""
        yield FieldChange(label_of(record_model, name), left, right, note, moved)
