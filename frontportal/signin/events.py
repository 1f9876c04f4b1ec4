"""What follows a sign-in, however it came about."""

import logging
import time
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from frontportal.kit.web.client_address import client_address
from frontportal.staff.models import User

from .models.known_address import remember
from .sessions.ending import SEEN, STARTED
from .sessions.own import BROWSER, browser_of

logger = logging.getLogger(__name__)


@receiver(user_logged_in, dispatch_uid="signin.begin_session")
def begin_session(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Which browser, since when; and that the address is the person's. What is over of all sessions goes."""
    request.session[STARTED] = request.session[SEEN] = int(time.time())
    request.session[BROWSER] = browser_of(request)
    remember(user, client_address(request))
    request.session.clear_expired()


@receiver(user_locked_out, dispatch_uid="signin.log_lock")
def log_lock(sender: Any, username: str | None = None, **kwargs: Any) -> None:
    """One line that names the account by its number; names that are nobody's are not repeated."""
    number = User.objects.filter(username=username or "").values_list("pk", flat=True).first()
    logger.warning("sign-in refused after repeated failures for account %s", number or "that does not exist")
