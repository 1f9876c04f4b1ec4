"""Which layouts there are, from the rooms' `papers.samples.SAMPLES`; and what all of them share."""

from functools import cache

from frontportal.kit import discovery
from frontportal.paper.sample import PaperSample
from frontportal.paper.setting import LAYOUTS

OFFICE = "office"
OFFICE_LABEL = "Phần chung: khổ giấy, lề, tiêu đề, bảng"


@cache
def samples() -> dict[str, PaperSample]:
    """Key → sample."""
    return {each.key: each for room in discovery.modules("papers.samples") for each in room.SAMPLES}


def labels() -> dict[str, str]:
    return {OFFICE: OFFICE_LABEL} | {key: sample.label for key, sample in samples().items()}


def own_source(key: str) -> str:
    """The portal's own layout."""
    path = LAYOUTS / "office.typ" if key == OFFICE else samples()[key].layout
    return path.read_text(encoding="utf-8")
