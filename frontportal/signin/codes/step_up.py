"""The code is asked again before what can't be taken back: much money, a year's figures, roles.

What was sent is repeated in hidden fields of the page that asks, so that nothing typed is lost.
"""

import time
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from ..models.authenticator import Authenticator
from .checking import refusal
from .required import authenticator_of, is_required_of

FIELD = "one_time_code"
ASKED_AT = "code_asked_at"
LASTS = 5 * 60  # seconds in which it is not asked once more: a confirmer has a row of entries before him
OWN_FIELDS = (FIELD, "csrfmiddlewaretoken")


def ask_again(request: HttpRequest, reason: str) -> HttpResponse | None:
    """The page that asks for the code before what is posted is done; None where it may be done now.

    `reason` ends the sentence "Cần gõ lại mã một lần vì …". Ask before anything is written or locked.
    """
    if time.time() - request.session.get(ASKED_AT, 0) < LASTS:
        return None
    authenticator = authenticator_of(request.user)
    if authenticator is None and not is_required_of(request.user):
        return None
    sentence = answer(request, authenticator)
    return page(request, reason, authenticator, sentence) if sentence is not None else None


def answer(request: HttpRequest, authenticator: Authenticator | None) -> str | None:
    """None when the code that came along is right; else what is to be told about it, "" where none came."""
    code = request.POST.get(FIELD, "")
    if authenticator is None or not code.strip():
        return ""
    if sentence := refusal(authenticator, code):
        return sentence
    request.session[ASKED_AT] = int(time.time())
    return None


def page(request: HttpRequest, reason: str, authenticator: Authenticator | None, sentence: str) -> HttpResponse:
    sent = [(name, value) for name, values in request.POST.lists() if name not in OWN_FIELDS for value in values]
    context: dict[str, Any] = {
        "title": "Gõ lại mã một lần",
        "reason": reason,
        "has_code": authenticator is not None,
        "sentence": sentence,
        "sent": sent,
        "field": FIELD,
    }
    return TemplateResponse(request, "signin/step_up.html", admin.site.each_context(request) | context)
