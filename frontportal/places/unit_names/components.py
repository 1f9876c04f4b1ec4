"""A unit's name as written, in parts: `"TDP Đồng Tiến - TT. Đinh Văn"` → a tổ dân phố, in a town."""

import re
from dataclasses import dataclass

from frontportal.kit.values.text import fold, nfc

from ..models import Unit

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'"))
# How offices shorten a kind; those of one letter want a stop behind it.
KINDS = {
    "xa": Unit.Kind.COMMUNE, "x": Unit.Kind.COMMUNE, "thi tran": Unit.Kind.TOWN, "tt": Unit.Kind.TOWN,
    "phuong": Unit.Kind.WARD, "p": Unit.Kind.WARD, "huyen": Unit.Kind.DISTRICT, "h": Unit.Kind.DISTRICT,
    "tinh": Unit.Kind.PROVINCE,
}  # fmt: skip
# What an area is called stands in its name; words of one group mean the same kind of area.
AREAS = {
    "thon": "thon", "to dan pho": "tdp", "tdp": "tdp", "to dp": "tdp", "to": "tdp", "khu pho": "kp", "kp": "kp",
    "buon": "buon", "bon": "buon", "ap": "ap", "xom": "xom", "khom": "khom", "lang": "lang", "khoi": "khoi",
    "khu dan cu": "", "kdc": "", "khu dc": "",
}  # fmt: skip
PREFIX = re.compile(
    rf"(?:(?P<long>{'|'.join(sorted((word for word in {**KINDS, **AREAS} if len(word) > 1), key=len, reverse=True))})"
    r"(?:\s*[.:]\s*|\s+)|(?P<short>[xph])\s*[.:]\s*)(?P<name>\S.*)"
)
SEPARATORS = re.compile(r"[,;]|\s[-–—]\s?|\s?[-–—]\s|\s[–—]\s")
# Where nothing parts them: "thon 1 xa da don huyen lam ha".
UNPARTED = re.compile(r"\s(?=(?:xa|thi tran|tt\.?|phuong|huyen|tinh)\s\S)")
# "UBND xã Đạ Đờn", "Ủy ban MTTQ Việt Nam xã Đạ Đờn": the unit of a body.
BODY = re.compile(
    r"^(?:(?:uy ban|ub)\s*(?:nhan dan|nd|mat tran to quoc|mttq)|mat tran to quoc|mttq|mat tran)(?:\s+(?:viet nam|vn))?\s+"
    r"(?=(?:xa|x\.|thi tran|tt\.?|phuong|p\.|huyen|h\.|tinh)\s*\S)"
)
# "Xã Đạ Đờn (cũ)", "xã Đạ Đờn (nay là xã Phú Sơn Lâm Hà)": whatever it is now, this is the unit meant.
ASIDE = re.compile(r"\(\s*(?:cu|truoc day|nay\b[^)]*)\s*\)")
MOST_LETTERS = 200


@dataclass(frozen=True)
class NameComponent:
    """`kind` is one of `Unit.Kind`, "" for any; `group` tells areas apart, "" for any.

    `name` is folded and bare, `whole` with what stands before it: "to mua" may be tổ Múa, or the commune Tô Múa.
    """

    whole: str
    name: str
    kind: str = ""
    group: str = ""

    def fits(self, own: "NameComponent") -> bool:
        """Whether what was written so may name a unit that is called `own`."""
        if self.whole == own.whole:
            return True
        alike = not self.kind or self.kind == own.kind and (not self.group or not own.group or self.group == own.group)
        return self.name == own.name and alike


def words_of(text: str) -> str:
    """Folded, with one apostrophe, numbers without zeros in front: `"Thôn 03"` → `"thon 3"`."""
    words = fold(text.translate(APOSTROPHES))
    return re.sub(r"\b0+(?=\d)", "", words)


def component_of(text: str) -> NameComponent:
    """One name with the kind that stands before it."""
    words = words_of(text).strip(" .:")
    found = PREFIX.fullmatch(words)
    if not found:
        return NameComponent(words, words)
    word, name = found["long"] or found["short"], found["name"].strip(" .:")
    return (
        NameComponent(words, name, KINDS[word])
        if word in KINDS
        else NameComponent(words, name, Unit.Kind.AREA, AREAS[word])
    )


def components_of(text: str) -> list[list[NameComponent]]:
    """The ways to take a name apart, the likeliest first; each from the unit itself outwards."""
    text = BODY.sub("", ASIDE.sub("", words_of(nfc(text[:MOST_LETTERS]))), count=1)
    text = re.sub(r"\(([^()]*)\)", r", \1", text)  # "Buôn Cil Pang (Phi Tô)"
    pieces = [piece for piece in SEPARATORS.split(text) if piece.strip()]
    ways = [pieces]
    if len(pieces) == 1:
        ways.append(UNPARTED.split(words_of(text)))
    return [[component_of(piece) for piece in way] for way in ways if way]


def own_component(unit: Unit) -> NameComponent:
    """What a unit is called, as a component."""
    whole = words_of(unit.name)
    if unit.kind != Unit.Kind.AREA:
        return NameComponent(whole, whole, unit.kind)
    component = component_of(unit.name)
    return (
        NameComponent(whole, component.name, Unit.Kind.AREA, component.group)
        if component.kind == Unit.Kind.AREA
        else NameComponent(whole, whole, Unit.Kind.AREA)
    )
