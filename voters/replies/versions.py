"""What an answer said to the public before it was corrected: from its history, as long as its petition was published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voters.models.petition import Petition
from voters.models.reply import Reply

from .periods import periods

SHOWN = ("number", "signed_on", "signer", "reply_class", "promised_on", "road_map", "text")


@dataclass(frozen=True)
class Version:
    """One wording and from when until when it stood; `is_public` if the public could read it for a while."""

    row: Any  # one of the history, with the fields of a Reply
    since: datetime
    until: datetime
    is_public: bool


def versions_of(replies: Iterable[Reply], petition: Petition) -> dict[int, list[Version]]:
    """Key of a reply → its earlier wordings, the oldest first; three queries for all of them at most."""
    rows: dict[int, list[Any]] = {reply.pk: [] for reply in replies}
    for row in Reply.history.filter(id__in=rows).order_by("history_date", "history_id"):
        rows[row.id].append(row)
    if all(len(wordings(found)) < 2 for found in rows.values()):
        return {}
    public = periods(petition)
    return {key: earlier(found, public) for key, found in rows.items()}


def wordings(rows: list[Any]) -> list[Any]:
    """Rows whose words differ from those before."""
    found: list[Any] = []
    for row in rows:
        if row.history_type != "-" and (not found or words(row) != words(found[-1])):
            found.append(row)
    return found


def words(row: Any) -> tuple:
    return tuple(getattr(row, name) for name in SHOWN)


def earlier(rows: list[Any], public: list[tuple[datetime, datetime | None]]) -> list[Version]:
    """All wordings but the one of now."""
    found = wordings(rows)
    pairs = zip(found, found[1:], strict=False)
    return [Version(old, old.history_date, new.history_date, overlaps(old, new, public)) for old, new in pairs]


def overlaps(old: Any, new: Any, public: list[tuple[datetime, datetime | None]]) -> bool:
    return any(since < new.history_date and (until is None or old.history_date < until) for since, until in public)


def public_versions(replies: Iterable[Reply], petition: Petition) -> dict[int, list[Version]]:
    """Those that the public could read, of replies that do not keep theirs back."""
    shown = [reply for reply in replies if not reply.withholds_earlier]
    found = versions_of(shown, petition)
    return {key: [version for version in versions if version.is_public] for key, versions in found.items()}
