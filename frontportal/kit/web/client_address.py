"""From where a request comes. What a sender says of himself is believed only as far as our own proxies saw it."""

import ipaddress
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The connection's address, or what the outermost of our own proxies saw; never what the sender wrote in front."""
    return address_in(request.META)


def address_in(environ: Mapping[str, Any]) -> str:
    """The same of a request as the server has it."""
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(forwarded) >= trusted and (address := plain_address(forwarded[-trusted])):
        return address
    return str(environ.get("REMOTE_ADDR", ""))


def plain_address(text: str) -> str:
    """`"192.0.2.7"` of `192.0.2.7:41822`, `"2001:db8::7"` of `[2001:db8::7]:443`; empty for what is no address."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return ""
