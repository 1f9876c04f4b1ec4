"""Whether stored editions still are what was published: hash, chain and the columns beside the content."""

from collections.abc import Iterable

from django.utils import timezone

from ..models.edition import Edition


def faults(editions: Iterable[Edition]) -> list[str]:
    """A sentence for everything wrong with a year's editions, oldest first; empty when all is well."""
    found, previous = [], None
    for place, edition in enumerate(editions, 1):
        found += own_faults(edition) if edition.number == place else [f"Thiếu ấn bản {place}."]
        if edition.is_intact and edition.data["edition"]["previous"] != (previous.sha256 if previous else None):
            found.append(f"Ấn bản {edition.number} không nối với mã băm của ấn bản trước.")
        previous = edition
    return found


def own_faults(edition: Edition) -> list[str]:
    if not edition.is_intact:
        return [f"Ấn bản {edition.number}: nội dung không khớp với mã băm, đã bị sửa sau khi công bố."]
    inside = edition.data["edition"]
    stored = {
        "number": edition.number,
        "publisher": edition.publisher,
        "reason": edition.reason,
        "published_at": edition.published_at,
    }
    return [
        f"Ấn bản {edition.number}: {name} ghi bên ngoài khác với nội dung."
        for name, key in (
            ("số", "number"),
            ("người công bố", "publisher"),
            ("lý do", "reason"),
            ("ngày", "published_at"),
        )
        if str(inside[key]) != moment(stored[key])
    ] + ([f"Ấn bản {edition.number}: năm khác với nội dung."] if edition.data["year"] != edition.year else [])


def moment(value) -> str:
    """A stored moment as the content writes it; anything else as text."""
    return timezone.localtime(value).isoformat(timespec="seconds") if hasattr(value, "isoformat") else str(value)
