from ..values.money import dong
from .tags import day


def head(*labels: str) -> list[dict]:
    """Columns of a table; a label that ends in a hash is one of numbers."""
    return [{"label": label.rstrip("#"), "numeric": label.endswith("#")} for label in labels]


def text(value, url: str = "") -> dict:
    return {"text": str(value) if value not in (None, "") else "–", "url": url}


def stacked(columns: list[dict], rows: list[list[dict]]) -> list[list[dict]]:
    """Rows that a phone shows one below another, each cell beside its column's name (css/parts/table.css)."""
    return [[cell | {"label": column["label"]} for column, cell in zip(columns, row, strict=True)] for row in rows]


def money(amount: int) -> dict:
    return {"text": dong(amount), "numeric": True, "sort": amount}


def date(value) -> dict:
    return {"text": day(value) or "–", "sort": value.isoformat() if value else ""}
