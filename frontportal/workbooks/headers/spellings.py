"""How headers are compared, and the spellings that several kinds of records share (spellings.toml)."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from frontportal.kit.values.text import fold, nfc

# What says how a column is counted, not what it holds: "Số tiền (triệu đồng)", "Kinh phí, nghìn đồng".
BRACKETED = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|[,;]\s*(?:đvt\s*:?\s*)?(?:triệu|nghìn|ngàn|tỷ|1\.?000)?\s*(?:đồng|đ|vnđ)\s*$", re.I
)


def normal(text: str) -> str:
    """A header as headers are compared: `"Xã/Phường *"` → `"xa phuong"`."""
    return " ".join(re.sub(r"[^a-z0-9#]+", " ", fold(text)).split())


def forms_of(text: str) -> list[str]:
    """A header as it stands and without what is bracketed: `"Số tiền (đồng)"` → `["so tien dong", "so tien"]`."""
    forms = [normal(text), normal(BRACKETED.sub(" ", nfc(text)))]
    return [form for position, form in enumerate(forms) if form and form not in forms[:position]]


@cache
def spellings_in(path: Path) -> dict[str, Any]:
    """A file of spellings, {} where there is none."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


SHARED = spellings_in(Path(__file__).with_name("spellings.toml"))
RUNNING = frozenset(map(normal, SHARED["running"]))
LEFT_OUT = {normal(text): reason for reason, texts in SHARED["left_out"].items() for text in texts}
