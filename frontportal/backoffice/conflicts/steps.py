"""Steps of a record's way: their pages carry the state at which they were opened, so that none is taken unseen."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from .authors import clock
from .opened import OpenedVersion, opened_version


def step_token(record: Model, state: str) -> str:
    """What the page of a step carries; `state` is whatever must stay as it is for the step to mean what was read."""
    label = record._meta.concrete_model._meta.label_lower
    return OpenedVersion(label, str(record.pk), state).token()


def opened_state(request: HttpRequest, record: Model) -> str | None:
    """The state at which the page that is sent was opened; None where it doesn't say."""
    version = opened_version(request, type(record), record.pk) if request.method == "POST" else None
    return version.state if version else None


def has_moved(request: HttpRequest, record: Model, state: str) -> bool:
    """Whether the record is in another state than the page showed that is sent now."""
    return opened_state(request, record) not in (None, state)


def by_whom(person: Any, reader: Any) -> str:
    """`"bà Bình"`; within a sentence."""
    return "một người khác" if person is None else "chính bạn" if person == reader else str(person)


def moved_words(what: str, deed: str, by: Any, at: Any, reader: Any) -> str:
    """`"Kiến nghị KN-2026-001 đã được Trần Văn Bình chuyển sang “Đã trả lời” lúc 14:05."`."""
    return f"{what} đã được {by_whom(by, reader)} {deed} lúc {clock(at)}." if at else f"{what} đã được {deed}."
