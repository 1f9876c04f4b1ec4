"""What is kept about one person, over all records that rooms declare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, Func, Model, Q, TextField, Value
from django.utils import timezone

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import fold
from frontportal.sheets.datasets.personal import PersonalRecords

from .declared import personal_records

MOST = 100  # records of one kind
FEWEST_LETTERS, FEWEST_DIGITS = 3, 6


@dataclass(frozen=True)
class FoundRecord:
    """One record: `facts` are (label, value) of what it holds; `fate` is a sentence on whether it can be erased."""

    held: PersonalRecords
    record: Model

    @property
    def key(self) -> str:
        """`"petitioners 12"`, as a form carries it."""
        return f"{self.held.slug} {self.record.pk}"

    @property
    def facts(self) -> list[tuple[str, str]]:
        return list(facts_of(self.held, self.record))

    @property
    def fate(self) -> str:
        return self.held.kept_because or "Xoá được theo yêu cầu của người có dữ liệu."

    @property
    def is_erasable(self) -> bool:
        return self.held.erase is not None


def why_not(words: str) -> str:
    """The sentence for words that would find everybody; "" for those that may be looked for."""
    digits = "".join(filter(str.isdigit, words))
    letters = "".join(filter(str.isalpha, words))
    if len(letters) >= FEWEST_LETTERS or len(digits) >= FEWEST_DIGITS:
        return ""
    return f"Hãy ghi họ tên, mã, hoặc ít nhất {FEWEST_DIGITS} chữ số của số điện thoại."


def find(words: str, user: Any) -> list[FoundRecord]:
    """At most MOST records of each kind, in the order in which rooms declare them; one query a kind."""
    return [FoundRecord(held, record) for held in personal_records().values() for record in matching(held, words, user)]


def matching(held: PersonalRecords, words: str, user: Any) -> Any:
    records = visible(records_of(held), user)
    digits = "".join(filter(str.isdigit, words))
    asked = Q(pk__in=[])
    for path in held.names if any(map(str.isalpha, words)) else ():
        asked |= Q(*(Q(**{f"{path}__contains": word}) for word in fold(words).split()))
    for path in held.texts if any(map(str.isalpha, words)) else ():
        asked |= Q(**{f"{path}__regex": rf"\m{re.escape(fold(words))}\M"})
    for path in held.codes:
        asked |= Q(**{f"{path}__iexact": words.strip()})
    if len(digits) >= FEWEST_DIGITS:
        for position, path in enumerate(held.phones):
            bare = Func(
                F(path), Value(r"\D"), Value(""), Value("g"), function="regexp_replace", output_field=TextField()
            )
            records = records.annotate(**{f"digits_{position}": bare})
            asked |= Q(**{f"digits_{position}__contains": digits})
    return records.filter(asked).order_by("pk")[:MOST]


def records_of(held: PersonalRecords) -> Any:
    records = apps.get_model(held.model)._default_manager.all()
    return held.among(records) if held.among else records


def by_keys(keys: list[str], user: Any) -> list[FoundRecord]:
    """The records of keys as `FoundRecord.key` gives them, in their order; what is gone, or was never one, is left out."""
    found = []
    for key in keys:
        slug, _, number = key.partition(" ")
        held = personal_records().get(slug)
        if held is None or not number.isdecimal() or len(number) > 18:
            continue
        record = visible(records_of(held), user).filter(pk=number).first()
        if record is not None:
            found.append(FoundRecord(held, record))
    return found


def facts_of(held: PersonalRecords, record: Any) -> Iterator[tuple[str, str]]:
    for name in held.fields:
        display = getattr(record, f"get_{name}_display", None)
        value = display() if display else getattr(record, name)
        if value not in (None, ""):
            yield str(record._meta.get_field(name).verbose_name), as_words(value)


def as_words(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if hasattr(value, "utcoffset"):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)
