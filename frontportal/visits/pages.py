"""Under which key a page is counted: its record's name and number if it shows one, so that a new address keeps the count."""

from django.db.models import Model


def key_of(record: Model) -> str:
    """`"news.article:12"`."""
    return f"{record._meta.label_lower}:{record.pk}"


def key_of_response(request, response) -> str:
    """The record's key where a page is the record's own address, else the path without its query."""
    record = (getattr(response, "context_data", None) or {}).get("object")
    if isinstance(record, Model) and hasattr(record, "get_absolute_url") and record.get_absolute_url() == request.path:
        return key_of(record)
    return request.path[:200]
