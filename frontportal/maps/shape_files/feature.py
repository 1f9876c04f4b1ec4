"""One shape of a file, and what it says of whose shape it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frontportal.kit.values.text import fold

LONGEST = 100  # letters of a name that are kept and told
# How programs and offices call these columns, without case, signs and what stands between words.
CODES = ("maxa", "madvhc", "mahanhchinh", "maxaphuong", "wardcode", "communecode", "officialcode", "code", "ma", "ref")
NAMES = (
    "tenxa", "tendvhc", "tenxaphuong", "tendonvi", "wardname", "communename", "name3", "ten", "namevi", "name", "xa", "title",
)  # fmt: skip
DISTRICTS = ("tenhuyen", "huyen", "districtname", "name2")
PROVINCES = ("tentinh", "tinh", "provincename", "name1")


@dataclass(frozen=True)
class Feature:
    """`position` counts from 1; `above` names what the unit lies in, from inside out; `geometry` is as the file writes it."""

    position: int
    code: str
    name: str
    above: tuple[str, ...]
    geometry: Any

    @property
    def described(self) -> str:
        """`"hình thứ 3 (Đạ Đờn, mã 24895)"`."""
        known = ", ".join([self.name] * bool(self.name) + [f"mã {self.code}"] * bool(self.code))
        return f"hình thứ {self.position}" + (f" ({known})" if known else "")


def feature_of(position: int, properties: Any, geometry: Any) -> Feature:
    """A feature by the first column of each kind that says something."""
    columns = {}
    for key, value in properties.items() if isinstance(properties, Mapping) else ():
        columns.setdefault(re.sub(r"[^a-z0-9]", "", fold(str(key)[:LONGEST])), value)
    above = (first_text(columns, DISTRICTS), first_text(columns, PROVINCES))
    return Feature(position, code_of(columns), first_text(columns, NAMES), tuple(filter(None, above)), geometry)


def first_text(columns: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = columns.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:LONGEST]
    return ""


def code_of(columns: Mapping[str, Any]) -> str:
    """The official code; a number lost the zeros before it."""
    for key in CODES:
        value = columns.get(key)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100_000:
            return f"{value:05}"
        if isinstance(value, str) and re.fullmatch(r"[0-9]{5}", value.strip()):
            return value.strip()
    return ""
