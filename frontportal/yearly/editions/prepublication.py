"""All that should be looked at before a year is published: our own checks, the rooms', and what articles quote."""

from dataclasses import dataclass, field

from django.utils import timezone

from frontportal.kit import discovery

from .. import checks
from ..citations.check import mismatches


@dataclass
class Findings:
    """A group of sentences under one title."""

    title: str
    sentences: list[str] = field(default_factory=list)


def check_year(content: dict) -> list[Findings]:
    """The groups that found something; empty when nothing did.

    A room's `checks.py` gives `findings(year) -> list[str]`, its `citations.py` gives `citing_texts(year)`.
    """
    year = content["year"]
    rooms = [room for room in discovery.modules("checks") if hasattr(room, "findings")]
    writers = [room for room in discovery.modules("citations") if hasattr(room, "citing_texts")]
    groups = [
        Findings("Số liệu", checks.run(content, timezone.localdate())),
        Findings("Hồ sơ", [sentence for room in rooms for sentence in room.findings(year)]),
        Findings(
            "Bài viết có dẫn số liệu",
            [
                sentence
                for room in writers
                for citing in room.citing_texts(year)
                for sentence in mismatches(citing, content)
            ],
        ),
    ]
    return [group for group in groups if group.sentences]
