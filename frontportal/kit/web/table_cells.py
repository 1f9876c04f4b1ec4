from typing import Any

from ..values.money import dong
from .tags import day


def header(*labels: str) -> list[dict[str, Any]]:
    """Columns of a table; a label that ends in a hash is one of numbers."""
    return [{"label": label.rstrip("#"), "numeric": label.endswith("#")} for label in labels]


def text(value: Any, url: str = "") -> dict[str, Any]:
    """A cell of text, a link where there is a URL; a dash for nothing."""
    return {"text": str(value) if value not in (None, "") else "–", "url": url}


def money(amount: int) -> dict[str, Any]:
    """A cell of an amount in đồng."""
    return {"text": dong(amount), "numeric": True, "sort": amount}


def date(value: Any) -> dict[str, Any]:
    """A cell of a day, sorted by it; a dash for None."""
    return {"text": day(value) or "–", "sort": value.isoformat() if value else ""}
