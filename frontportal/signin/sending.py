"""Mails about accounts: nobody waits for them, and none is ever the reason why something fails."""

import logging
from collections.abc import Iterable
from functools import partial
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


def address_of(path: str) -> str:
    """A page of the office as a mail names it: whole where the portal knows its own address."""
    return f"{settings.SITE_URL}{path}"


def send_apart(subject_name: str, body_name: str, context: dict[str, Any], to: str) -> None:
    """Write a mail from two templates and send it beside the request."""
    subject = " ".join(render_to_string(subject_name, context).split())
    send_beside(EmailMessage(subject, render_to_string(body_name, context), to=[to]))


def tell_later(addresses: Iterable[str], subject: str, body: str) -> None:
    """A mail to each address once the present transaction is committed."""
    for address in sorted(set(addresses) - {""}):
        message = EmailMessage(subject, body, to=[address])
        transaction.on_commit(partial(send_beside, message), robust=True)


def send_beside(message: EmailMessage) -> None:
    Thread(target=send, args=[message], daemon=True).start()


def send(message: EmailMessage) -> None:
    """A failure is logged without anybody's name or address."""
    try:
        message.send()
    except Exception as error:  # whatever a mail server or its lack may raise
        logger.warning("mail about an account not sent: %s", type(error).__name__)
