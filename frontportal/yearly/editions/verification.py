"""Whether stored editions still are what was published: hash, chain and the columns beside the content."""

import hashlib
import json
from collections.abc import Iterable

from django.utils import timezone

from ..models.edition import Edition, digest


def faults(editions: Iterable[Edition]) -> list[str]:
    """A sentence for everything wrong with a year's editions, oldest first; empty when all is well."""
    found, previous = [], None
    for position, edition in enumerate(editions, 1):
        found += own_faults(edition) if edition.number == position else [f"Thiếu ấn bản {position}."]
        if edition.is_intact and edition.data["edition"]["previous"] != (previous.sha256 if previous else None):
            found.append(f"Ấn bản {edition.number} không nối với mã băm của ấn bản trước.")
        if edition.manifest:
            found += manifest_faults(edition, previous)
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


def manifest_faults(edition: Edition, previous: Edition | None) -> list[str]:
    """What is wrong with the list of files, or with a file that it names."""
    named = f"Ấn bản {edition.number}"
    listed = json.loads(edition.manifest)
    found = []
    if digest(edition.manifest) != edition.manifest_sha256:
        found.append(f"{named}: bản kê tệp không khớp với mã băm của nó.")
    if listed["content"] != edition.sha256:
        found.append(f"{named}: bản kê tệp không nêu đúng mã băm của nội dung.")
    if listed["previous"] != (previous.manifest_sha256 or None if previous else None):
        found.append(f"{named}: bản kê tệp không nối với bản kê của ấn bản trước.")
    stored = {file.name: hashlib.sha256(file.content).hexdigest() for file in edition.files.all()}
    for each in listed["files"]:
        if each["name"] not in stored:
            found.append(f"{named}: thiếu tệp {each['name']}.")
        elif stored.pop(each["name"]) != each["sha256"]:
            found.append(f"{named}: tệp {each['name']} khác với lúc công bố.")
    return found + [f"{named}: tệp {name} không có trong bản kê." for name in stored]


def moment(value) -> str:
    """A stored moment as the content writes it; anything else as text."""
    return timezone.localtime(value).isoformat(timespec="seconds") if hasattr(value, "isoformat") else str(value)
