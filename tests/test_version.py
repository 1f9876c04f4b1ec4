"""One version, said in two places that must agree."""

import re
from pathlib import Path

from frontportal import __version__

CHANGES = Path(__file__).resolve().parents[1] / "CHANGELOG.md"


def test_the_newest_heading_is_the_version():
    assert re.search(r"^## (\S+)", CHANGES.read_text(encoding="utf-8"), re.MULTILINE)[1] == __version__
