"""Addresses of communes that have merged: a poster that still hangs leads on to who takes gifts now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from frontportal.places.models import Unit
from welfare.appeals.transfer_codes import memo_code


def leads_on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where nothing is found under a code of an address, ask what became of the commune that had it."""

    @wraps(view)
    def found(request: HttpRequest, code: str = "", **kwargs: Any) -> HttpResponse:
        try:
            return view(request, code=code, **kwargs)
        except Http404:
            if (heir := successor_of(code)) is None or request.resolver_match is None:
                raise
            name = f"welfare:{request.resolver_match.url_name}"
            return HttpResponsePermanentRedirect(reverse(name, args=[memo_code(heir).lower()]))

    return found


def successor_of(code: str) -> Unit | None:
    """The one commune of today that the ended commune of this code became as a whole; None where it was parted."""
    today = timezone.localdate()
    ended = [unit for unit in Unit.objects.communes().served() if memo_code(unit) == code.upper() and code]
    steps = [step for unit in ended if not unit.exists_on(today) for step in unit.lineage()[1]]
    heirs = {step.successor for step in steps if step.whole and step.successor.exists_on(today)}
    return heirs.pop() if len(heirs) == 1 and len({step.successor_id for step in steps}) == 1 else None
