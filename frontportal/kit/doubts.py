"""Records that may be right and yet look wrong: people are told why, and such a one is stored with their reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models


@dataclass(frozen=True)
class Doubt:
    """A sentence about a record, and the stored record it speaks of, which people look at before they decide."""

    sentence: str
    other: Any = None


REASON = "doubt_reason"


class DoubtMixin:
    """Among the bases of a model with a field `doubt_reason`; `doubted_fields` are those whose change raises a doubt,
    `checked_among` what the records are called among which one is in doubt (`kit.alone`).

    A reason given settles every doubt about the record.
    """

    doubt_reason: Any
    doubted_fields: ClassVar[tuple[str, ...]] = ()
    checked_among: ClassVar[str]

    @classmethod
    def doubts_of(cls, records: Sequence[Any]) -> list[list[Doubt]]:
        """What looks wrong about each of some records that are about to be stored together, in their order."""
        raise NotImplementedError

    @property
    def has_reason(self) -> bool:
        return bool(str(self.doubt_reason or "").strip())


def raises_doubt(record: Any, changed: Iterable[str]) -> bool:
    """Whether a record of which `changed` (names or columns) is about to be stored must be asked about."""
    if not isinstance(record, DoubtMixin) or record.has_reason:
        return False
    meta: Any = record._meta  # type: ignore[attr-defined]
    asked = {name for field in record.doubted_fields for name in (field, meta.get_field(field).attname)}
    return record._state.adding or bool(asked & set(changed))  # type: ignore[attr-defined]


def doubt_reason_field(label: str, help_text: str) -> Any:
    """For the reason; blank while nothing is in doubt."""
    return models.CharField(label, max_length=300, blank=True, default="", help_text=help_text)
