"""Guessing passwords, slowed down; the owner of an account is never shut out from where she signed in rightly before.

Each pair of name and address is locked after ten failures, for an office shares one address. A name that is guessed from
many addresses is locked for addresses that are new to it. From one that is known, after ten failures one try in a few
seconds is still let through.
"""

from datetime import timedelta
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontportal.kit.web.client_address import client_address
from frontportal.staff.models import User

from .models.known_address import is_known

MOST_FROM_EVERYWHERE = 50  # failures for one name, counted over all addresses
PAUSE = timedelta(seconds=5)


class LockoutHandler(AxesDatabaseHandler):
    """What axes asks: how many failures to count. Ten or more mean: refused without looking at the password."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        username = get_client_username(request, credentials)
        limit: int = settings.AXES_FAILURE_LIMIT
        failures, latest = counted(request, username, request.axes_ip_address)
        if is_from_known_address(request, username):
            is_too_soon = latest is not None and timezone.now() - latest < PAUSE
            return failures if failures < limit or is_too_soon else limit - 1
        everywhere, _ = counted(request, username)
        return limit if everywhere >= MOST_FROM_EVERYWHERE else failures


def counted(request: HttpRequest, username: str | None, address: str | None = None) -> tuple[int, Any]:
    """(failures within the time of the lock, when the last one was) for a name, of one address or of all."""
    attempts = AccessAttempt.objects.filter(username=username, attempt_time__gte=get_cool_off_threshold(request))
    if address is not None:
        attempts = attempts.filter(ip_address=address)
    found = attempts.aggregate(failures=Sum("failures_since_start"), latest=Max("attempt_time"))
    return found["failures"] or 0, found["latest"]


def is_from_known_address(request: HttpRequest, username: str | None) -> bool:
    user = User.objects.filter(username=username or "").first()
    return user is not None and is_known(user, client_address(request))


def locked_page(request: HttpRequest, response: Any = None, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """429 with how long to wait, in place of the `response` there was."""
    is_owner = is_from_known_address(request, get_client_username(request, credentials))
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    wait = f"{PAUSE.seconds} giây" if is_owner else f"{minutes} phút"
    page = render(request, "locked.html", {"wait": wait}, status=429)
    page["Retry-After"] = str(PAUSE.seconds if is_owner else minutes * 60)
    return page


def unlock(username: str) -> int:
    """Forget the failures for a name, from wherever they came; how many rows there were."""
    return LockoutHandler().reset_attempts(username=username)
