"""All that rooms declare to keep about people (sheets.datasets.personal), by their short names."""

from functools import cache

from frontportal.kit import discovery
from frontportal.sheets.datasets.personal import PersonalRecords, Retention


@cache
def personal_records() -> dict[str, PersonalRecords]:
    """In the order of the rooms."""
    return {each.slug: each for room in discovery.modules("personal_records") for each in room.PERSONAL}


@cache
def retentions() -> dict[str, tuple[PersonalRecords, Retention]]:
    return {one.slug: (each, one) for each in personal_records().values() for one in each.retentions}


def retention_choices() -> list[tuple[str, str]]:
    """For a field of a form."""
    return [(slug, retention.label) for slug, (_, retention) in retentions().items()]


def label_of(kind: str) -> str:
    """What the journal of deletions calls a kind: records, or what of them is hidden; the slug where no room declares it any more."""
    if kind in personal_records():
        return personal_records()[kind].label
    return retentions()[kind][1].label if kind in retentions() else kind
