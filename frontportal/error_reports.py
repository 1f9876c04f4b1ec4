"""Faults told to a Sentry server, where SENTRY_DSN names one: what broke and where, never whose record it was.

sentry-sdk is imported only then. What it would send of a request, of variables, of questions to the database and of messages is
taken out here, whatever its own options do: the machine's own log has the sentence, Sentry has the place in the code.
"""

import os
from typing import Any

import frontportal

from .kit.web.logs.lines import mask

NOT_SENT = "(không gửi)"
# Everything that can hold what somebody typed or who somebody is.
TAKEN_OUT = ("user", "extra", "tags", "breadcrumbs", "server_name", "spans", "threads", "message", "_meta")


def start_if_asked() -> None:
    """Called where a process of the portal begins, once settings have read `.env`."""
    if dsn := os.environ.get("SENTRY_DSN", ""):
        start(dsn)


def start(dsn: str, **given: Any) -> None:
    """`given`: further options of sentry_sdk.init, as a test's own transport."""
    import sentry_sdk

    # send_default_pii, which is deprecated, stays unset: false, as its successor data_collection then is.
    sentry_sdk.init(
        dsn=dsn,
        release=frontportal.__version__,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        before_send=stripped,
        **given,
    )


def stripped(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """An event without persons' data: type of the fault, frames, address without its query, the log line's constant text."""
    for name in TAKEN_OUT:
        event.pop(name, None)
    if "request" in event:
        asked = event["request"]
        event["request"] = {"method": asked.get("method", ""), "url": mask(asked.get("url", "").partition("?")[0])}
    if "logentry" in event:
        event["logentry"] = {"message": mask(event["logentry"].get("message", ""))}
    if "transaction" in event:
        event["transaction"] = mask(event["transaction"])
    event["contexts"] = {name: each for name, each in event.get("contexts", {}).items() if name == "runtime"}
    for each in event.get("exception", {}).get("values", []):
        each["value"] = NOT_SENT  # PostgreSQL quotes the row, a form what was typed
        each.pop("mechanism", None)
        for frame in each.get("stacktrace", {}).get("frames", []):
            frame.pop("vars", None)
    return event
