"""Mails to staff: after the save is certain, to who wants them, and never in its way."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

logger = logging.getLogger(__name__)
FOOTER = "\n\n--\n{title}\nChọn những thư muốn nhận: {address}\n"
TITLE = "Cổng thông tin Mặt trận"


def address_of(path: str) -> str:
    """A page of the office as a mail names it: whole where the portal knows its own address."""
    return f"{settings.SITE_URL}{path}"


def send_later(kind: str, people: Iterable[Any], subject: str, body: str) -> None:
    """Send a mail to each of `people` who wants mails of this kind, once the present transaction is committed."""
    to = sorted({person.email for person in people if person.is_active and person.email and person.wants(kind)})
    if to:
        transaction.on_commit(partial(send, kind, to, subject, body), robust=True)


def send(kind: str, to: list[str], subject: str, body: str) -> bool:
    """One mail to each address; whether all went out. A failure is logged by kind and number, without anybody's name."""
    footer = FOOTER.format(title=TITLE, address=address_of("/quan-tri/thu-bao/"))
    subject = " ".join(subject.split())
    try:
        with get_connection() as connection:
            for address in to:
                EmailMessage(subject, body + footer, to=[address], connection=connection).send()
    except Exception as error:  # whatever a mail server or its lack may raise: the record is saved all the same
        logger.warning("mail of kind %s to %d people not sent: %s", kind, len(to), type(error).__name__)
        return False
    return True
