"""Log lines as JSON, Vietnamese kept as letters, with what could name a person masked."""

import json
import logging
import re

MASKED = [
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "[thư điện tử]"),
    (re.compile(r"(?<!\d)(?:\d{8,}|0\d{2,3}(?:[ .-]\d{3,4}){2})(?!\d)"), "[số]"),
    (re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"), "[địa chỉ]"),
    (re.compile(r"\?[^\s\"']+"), "?…"),
    # The last part of such an address is half a secret: who knows it may call.
    (re.compile(r"(/webhook/[\w-]+/)[^\s/\"']+"), r"\1…"),
]


def mask(text: str) -> str:
    """E-mail addresses, long digit runs, IP addresses and query strings become labels."""
    for pattern, label in MASKED:
        text = pattern.sub(label, text)
    return text


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
