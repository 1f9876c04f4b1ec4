"""Between the password and the code nobody is signed in: the session only says whose password was right, and when."""

import time
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest

from .required import authenticator_of, is_required_of

PENDING = "pending_sign_in"
LASTS = 10 * 60  # seconds
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Pending:
    user: Any
    onward: str


def begin(request: HttpRequest, user: Any, onward: str) -> bool:
    """After the right password: whether a code is to follow. If not, the person is signed in."""
    if authenticator_of(user) is None and not is_required_of(user):
        login(request, user, BACKEND)
        return False
    request.session.flush()  # nothing of a session that began without the password goes on with it
    request.session[PENDING] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "at": int(time.time()),
        "onward": onward,
    }
    return True


def pending(request: HttpRequest) -> Pending | None:
    """Whose code is awaited; None where nobody's is, any more."""
    held = request.session.get(PENDING)
    if not held or time.time() - held["at"] > LASTS:
        return None
    user = get_user_model().objects.filter(pk=held["user"], is_active=True, is_staff=True).first()
    if user is None or user.get_session_auth_hash() != held["password"]:
        return None
    return Pending(user, held["onward"])


def complete(request: HttpRequest, held: Pending) -> None:
    """The code was right."""
    del request.session[PENDING]
    login(request, held.user, BACKEND)
