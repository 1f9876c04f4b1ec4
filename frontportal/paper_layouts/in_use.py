"""Papers in the layouts that the office uses."""

import hashlib
import logging
from datetime import datetime
from pathlib import Path
from typing import Any

from frontportal.paper import setting
from frontportal.paper.letters import missing_letters

from .models import PaperLayout
from .samples import OFFICE

log = logging.getLogger(__name__)
NAMES = {OFFICE: "office.typ"}


def replaced(key: str) -> dict[str, bytes]:
    """What stands in place of the portal's own in a paper of this layout; empty mostly. One query."""
    newest = PaperLayout.objects.filter(key__in=(key, OFFICE)).order_by("key", "-version").distinct("key")
    return {NAMES.get(each.key, "main.typ"): each.source.encode() for each in newest if each.source}


def digest_of(key: str) -> str:
    """Changes with what is in use: for what is kept of a paper."""
    sources = sorted(replaced(key).items())
    return hashlib.sha256(repr(sources).encode()).hexdigest() if sources else ""


def set_paper(layout: Path, data: dict[str, Any], *, at: datetime) -> bytes:
    """As `paper.setting.set_paper`, in the office's layout. One that was fine when it was uploaded may fail other data: then the
    portal's own stands in. Raises InvalidPaper with a sentence."""
    found = replaced(layout.stem)
    if found and not any(True for _ in missing_letters(data)):
        try:
            return setting.set_paper(layout, data, at=at, replaced=found)
        except setting.InvalidPaper as error:
            log.warning("layout %s of the office failed: %s", layout.stem, error)
    return setting.set_paper(layout, data, at=at)
