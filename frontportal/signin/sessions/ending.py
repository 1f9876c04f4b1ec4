"""When a session ends by itself: after half an hour without a request, and after twelve hours whatever happens."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from frontportal.kit.web.site_address import STAFF_SITE

IDLE = timedelta(minutes=30)
NOTED_EACH = timedelta(minutes=1)  # how exactly the last request is remembered: not every page writes
STARTED, SEEN, ENDED = "started_at", "seen_at", "session_ended"
IDLE_WORDS = (
    "Phiên làm việc đã hết vì 30 phút không thao tác. Điều bạn gõ dở vẫn được giữ trong trình duyệt này và hiện lại "
    "sau khi đăng nhập."
)
WHOLE_WORDS = "Phiên làm việc đã hết sau 12 giờ. Hãy đăng nhập lại."


class SessionEnds:
    """After the middleware that knows the user, before every other that asks for him."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.session_key and SESSION_KEY in request.session:
            if words := why_over(request.session):
                end(request, words)
            else:
                note(request.session)
        return self.get_response(request)


def why_over(session: Any) -> str:
    """The sentence for a session that is over; "" for one that goes on."""
    now = time.time()
    if now - session.get(STARTED, now) > settings.SESSION_COOKIE_AGE:
        return WHOLE_WORDS
    return IDLE_WORDS if now - session.get(SEEN, now) > IDLE.total_seconds() else ""


def note(session: Any) -> None:
    """That the session is being used."""
    now = int(time.time())
    # A clock that was set back: what lies ahead of it would keep the session alive for as long.
    if session.get(STARTED, now + 1) > now:
        session[STARTED] = now
    if abs(now - session.get(SEEN, 0)) > NOTED_EACH.total_seconds():
        session[SEEN] = now


def end(request: HttpRequest, words: str) -> None:
    """From this request on nobody is signed in; the page of signing in says why."""
    request.session.flush()
    request.user = AnonymousUser()
    if request.path_info.startswith(STAFF_SITE):
        request.session[ENDED] = words
