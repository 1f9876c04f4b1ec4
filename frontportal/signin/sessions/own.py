"""The sessions of one person, as he may see and end them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpRequest
from django.utils import timezone

from ..models.staff_session import StaffSession
from .ending import SEEN, STARTED, why_over

BROWSER = "browser"
# The first that is found names it: each calls itself by all those that come after it, too.
PROGRAMS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")
)  # fmt: skip


@dataclass(frozen=True)
class OwnSession:
    browser: str
    started_at: datetime
    seen_at: datetime
    is_this: bool


def browser_of(request: HttpRequest) -> str:
    """`"Chrome trên Windows"`: enough to know one's own machine by, and no more of what the browser tells."""
    user_agent = request.META.get("HTTP_USER_AGENT", "")
    program = next((name for sign, name in PROGRAMS if sign in user_agent), "Trình duyệt khác")
    system = next((name for sign, name in SYSTEMS if re.search(rf"\b{sign}\b", user_agent)), "")
    return f"{program} trên {system}" if system else program


def own_sessions(request: HttpRequest) -> list[OwnSession]:
    """Those that still serve, the latest first."""
    found = []
    for row in StaffSession.objects.filter(user=request.user.pk, expire_date__gt=timezone.now()):
        data = row.get_decoded()
        is_of_this_password = data.get(HASH_SESSION_KEY) == request.session.get(HASH_SESSION_KEY)
        if STARTED in data and is_of_this_password and not why_over(data):
            is_this = row.session_key == request.session.session_key
            found.append(OwnSession(data.get(BROWSER, ""), moment(data[STARTED]), moment(data[SEEN]), is_this))
    return sorted(found, key=lambda each: each.seen_at, reverse=True)


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def end_everywhere(user: Any) -> int:
    """End every session of a person, also the one in which it is asked; how many there were."""
    return StaffSession.objects.filter(user=user).delete()[0]
