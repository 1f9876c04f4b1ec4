"""Lines between the records that name what the ones below belong to: “I. Xã Đạ Đờn”, “B | Hộ cận nghèo | | 12”.

Such a line has a Roman number or a letter, or names a unit or a choice and nothing else; it holds one text, and numbers at
most. What it names fills the field of the records below that they leave blank; a commune goes behind their hamlet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontportal.kit.values.text import fold, nfc

from ..files.grid import is_filled, listed
from ..headers.columns import Column
from .line import Line, is_number

ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
ALONE = re.compile(rf"\(?(?:(?P<roman>{ROMAN})|(?P<letter>[A-HĐ]))\)?\s*[.)/:–-]?")
BEFORE = re.compile(rf"(?:(?P<roman>{ROMAN})|(?P<letter>[A-HĐ]))\s*[.)/:–-]\s*(?=\S)")
COUNTED = re.compile(r"\s*[:(–-]?\s*\(?\d[\d.,]*\s*\w*\)?\s*$")  # “(12 hộ)”, “: 5 căn”
UNIT = re.compile(
    r"(?:xa|x\.|thi tran|tt|phuong|huyen|tinh|thanh pho|thon|buon|to dan pho|tdp|khu pho|khu dan cu|ap|lang)\b[.:]?\s*\S"
)
FEWEST = 2  # records beside a group, or it is a list that is numbered so


@dataclass(frozen=True)
class Group:
    """`level`: 0 for letters, 1 for Roman numbers, 2 for neither. `field` is what it fills, "" where nobody knows."""

    line: int
    text: str
    level: int
    field: str = ""


class Groups:
    """Knows which lines of one table are groups, and what holds for the line that is read."""

    def __init__(self, lines: Sequence[Line], columns: Sequence[Column], taken: set[str]):
        """`taken`: fields that the table has a column for."""
        self.unit = next((column.name for column in columns if column.area), "")
        self.choices = {column.name: set(column.choices) for column in columns if column.choices}
        self.taken, self.is_counted = taken, any(line.is_counted for line in lines)
        found = {line.number: group for line in lines if (group := self.group_of(line))}
        others = sum(line.number not in found and not line.is_below for line in lines)
        self.found = found if others >= max(FEWEST, len(found)) else {}
        self.current: dict[int, Group] = {}

    def group_of(self, line: Line) -> Group | None:
        """The group that a line names; None for a record or a sum."""
        texts = [nfc(cell).strip() for cell in line.filled if isinstance(cell, str) and not is_number(cell)]
        if not texts or line.is_counted or line.is_below:
            return None
        alone = ALONE.fullmatch(texts[0]) if len(texts) == 2 else None
        before = BEFORE.match(texts[0]) if len(texts) == 1 else None
        if not (alone or before or len(line.filled) == 1):
            return None
        text = texts[1] if alone else texts[0][before.end() :] if before else texts[0]
        name = COUNTED.sub("", text).strip(" .:") or text
        field, mark = self.field_of(name), alone or before
        # “A. Tuấn | 500.000” is a giver; “II | Đợt hai | 3” among lines with running numbers is none.
        is_certain = len(line.filled) == len(texts) or alone and self.is_counted
        if not (field or mark and is_certain):
            return None
        return Group(line.number, name, 2 if not mark else 1 if mark["roman"] else 0, field)

    def field_of(self, name: str) -> str:
        """The field that a group's name fills: the unit, or the one choice field that has no column and knows it."""
        folded = fold(name)
        if self.unit and UNIT.match(folded):
            return self.unit
        fitting = [field for field, words in self.choices.items() if field not in self.taken and folded in words]
        return fitting[0] if len(fitting) == 1 else ""

    @property
    def fields(self) -> set[str]:
        """The fields that groups fill."""
        return {group.field for group in self.found.values() if group.field}

    def enter(self, line: Line) -> bool:
        """Whether a line is a group; then it holds for the lines below, until another of its level or above."""
        group = self.found.get(line.number)
        if group is None:
            return False
        self.current = {level: each for level, each in self.current.items() if level < group.level}
        self.current[group.level] = group
        return True

    def fill(self, values: dict[str, object]) -> None:
        """Give a record what its groups say of it."""
        for _, group in sorted(self.current.items(), reverse=True):
            if group.field and group.field == self.unit:
                values[group.field] = placed(values.get(group.field), group.text)
            elif group.field and not is_filled(values.get(group.field)):
                values[group.field] = group.text

    def notes(self, headers: dict[str, str]) -> list[str]:
        """What the groups do, for the preview. `headers`: field → our header."""
        sentences = []
        for field in sorted(self.fields):
            named = listed((f"“{each.text}” (dòng {each.line})" for each in self.of(field)), joiner="; ")
            sentences.append(f"Dòng nhóm ghi cho các dòng bên dưới ở cột “{headers[field]}”: {named}.")
        if unknown := self.of(""):
            named = listed((f"“{each.text}” (dòng {each.line})" for each in unknown), joiner="; ")
            sentences.append(f"Dòng nhóm không được nhập và không ghi vào cột nào: {named}.")
        return sentences

    def of(self, field: str) -> list[Group]:
        return [group for group in self.found.values() if group.field == field]


def placed(value: object, above: str) -> object:
    """A row's unit with the one it lies in, unless it says so itself: `("Thôn 1", "Xã Đạ Đờn")` → `"Thôn 1, Xã Đạ Đờn"`."""
    if not is_filled(value):
        return above
    if not isinstance(value, str):
        return value
    name = re.sub(r"^(?:xa|thi tran|tt|phuong)\b[.:]?\s*", "", fold(above))
    return value if name in fold(value) else f"{nfc(value).strip()}, {above}"
