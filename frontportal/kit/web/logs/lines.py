"""Log lines as JSON, Vietnamese kept as letters, with what could name a person masked."""

import json
import logging
import re
from functools import partial
from typing import Any

from .request_ids import current

MOST_LETTERS = 20_000  # of one text: what somebody sends may be megabytes long
# Each is found in one pass, whatever the text: no part of a pattern can try again what another has taken.
RUN_WITH_AT = re.compile(r"[\w.+@-]+")
MASKED = [
    (re.compile(r"(?<!\d)(?:\+84[ .-]?|0)\d{2,3}(?:[ .-]\d{3,4}){2}(?!\d)"), "[số]"),
    (re.compile(r"(?<!\d)\d{8,}(?!\d)"), "[số]"),
    (re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"), "[địa chỉ]"),
    (re.compile(r"(?<![\w:])[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7}(?![\w:])"), "[địa chỉ]"),
    (re.compile(r"\?[^\s\"']+"), "?…"),
    # The last part of such an address is half a secret: who knows it may call.
    (re.compile(r"(/webhook/[\w-]+/)[^\s/\"']+"), r"\1…"),
]
CLOCK = re.compile(r"\d{1,2}:\d{2}:\d{2}")


def mask(text: str) -> str:
    """E-mail addresses, long digit runs, IP addresses and query strings become labels; the middle of a very long
    text is left out and counted. Time grows with the text's length and no faster.
    """
    text = RUN_WITH_AT.sub(mask_mail, shorten(text))
    for pattern, label in MASKED:
        text = pattern.sub(partial(masked, label=label), text)
    return text


def shorten(text: str) -> str:
    """Beginning and end of a text that is too long: a traceback says at its end what happened."""
    if len(text) <= MOST_LETTERS:
        return text
    half = MOST_LETTERS // 2
    return f"{text[:half]}… (bỏ {len(text) - 2 * half} ký tự) …{text[-half:]}"


def mask_mail(found: re.Match[str]) -> str:
    name, _, host = found[0].partition("@")
    return "[thư điện tử]" if name and host else found[0]


def masked(found: re.Match[str], label: str) -> str:
    # Hours look like an address of the newer kind.
    return found[0] if CLOCK.fullmatch(found[0]) or found[0].strip(":") == "" else found.expand(label)


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, the request that wrote it, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
        }
        if request_id := current.get():
            line["request"] = request_id
        # A request that was refused is no fault: how it came to that is fifty lines of Django for each knock at a closed door.
        if record.exc_info and not (record.name == "django.request" and record.levelno < logging.ERROR):
            line["traceback"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def logging_settings(file: str) -> dict[str, Any]:
    """`LOGGING` for lines into this file, or to standard error where it is "".

    The file is opened anew once another program has moved it away: several processes write into it, and none may turn it over.
    """
    output = {"class": "logging.StreamHandler"}
    if file:
        output = {"class": "logging.handlers.WatchedFileHandler", "filename": file}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JsonLines}},
        "handlers": {"lines": output | {"formatter": "lines"}},
        "root": {"handlers": ["lines"], "level": "INFO"},
        "loggers": {"axes": {"level": "ERROR"}, "django.server": {"handlers": ["lines"], "propagate": False}},
    }
