"""Parts of a page that change by themselves, such as counters and the clock: put in when a kept page is given out.

Where a page may be kept, a template tag writes a mark in place of the words; `PageBody` has the words put in.
"""

import re
import secrets
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Words = Callable[[str], str]
TOKEN = secrets.token_hex(12)  # nobody outside can write a mark
MARK = re.compile(rf"@@{TOKEN} ([a-z_]+) ([^@]*)@@".encode())
kinds: dict[str, Words] = {}


def register(kind: str, words: Words) -> None:
    """`words(argument)` gives the plain text of this kind; it is asked at each page given out, so it must be quick."""
    kinds[kind] = words


def may_be_cached(context: Any) -> bool:
    """Whether the page that is being made for this context may be kept."""
    request = getattr(context, "request", None) or context.get("request")
    return getattr(request, "allows_placeholders", False)


def placeholder(context: Any, kind: str, argument: str) -> SafeString:
    """The words, or their mark where the page may be kept. `argument` holds no @."""
    if may_be_cached(context):
        return mark_safe(f"@@{TOKEN} {kind} {argument}@@")
    return escape(kinds[kind](argument))


class PageBody:
    """A body with its marks: `values()` are the words of now, `filled` puts them in."""

    def __init__(self, body: bytes) -> None:
        pieces = MARK.split(body)
        self.texts = pieces[::3]
        self.marks = [
            (kind.decode(), argument.decode()) for kind, argument in zip(pieces[1::3], pieces[2::3], strict=True)
        ]

    @property
    def size(self) -> int:
        return sum(map(len, self.texts))

    def values(self) -> list[str]:
        return [kinds[kind](argument) for kind, argument in self.marks]

    def filled(self, values: list[str]) -> bytes:
        found = [self.texts[0]]
        for value, text in zip(values, self.texts[1:], strict=True):
            found += [escape(value).encode(), text]
        return b"".join(found)


_shown: dict[str, tuple[int, str]] = {}


def clock(form: str) -> str:
    """The moment as a date format shows it, to the minute."""
    now = timezone.now()
    minute = int(now.timestamp()) // 60
    known = _shown.get(form)
    if known is None or known[0] != minute:
        known = _shown[form] = minute, date_format(timezone.localtime(now), form)
    return known[1]


register("clock", clock)
