"""Looks that a condition gives the cells of an .xlsx: where one strikes text through or hides it, which rows those are only a
spreadsheet program can tell. Such a sheet is refused, naming the cells."""

import re

from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.model import FileRefusedError

from ...lines import STRUCK, UNSEEN
from ..marked_cells import STRIKE, group, is_white

RULES = re.compile(
    rb'<(?:\w+:)?conditionalFormatting\b[^<>]*\bsqref="([^"]*)"[^<>]*>(.*?)</(?:\w+:)?conditionalFormatting\s*>',
    re.DOTALL,
)
# Rules that look at other sheets stand apart, with their looks and their areas in them.
APART = re.compile(
    rb"<(?:\w+:)?conditionalFormatting\b(?![^<>]*\bsqref=)[^<>]*>(.*?)</(?:\w+:)?conditionalFormatting\s*>", re.DOTALL
)
APART_LOOK, APART_AREAS = (
    re.compile(rb"<(?:\w+:)?dxf\b.*?</(?:\w+:)?dxf\s*>", re.DOTALL),
    re.compile(rb":sqref>([^<]*)<"),
)
RULE = re.compile(rb'<(?:\w+:)?cfRule\b[^<>]*\bdxfId="(\d{1,5})"')
AREA = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
MEANT = ("day", *MONEY, "balance", "memo")


def conditional_styles(part: bytes) -> dict[int, str]:
    """The looks that conditions may give, by number, where they strike text through or hide it: of the part `xl/styles.xml`."""
    found = {}
    for at, element in enumerate(group(part, "dxfs", "dxf")):
        if clause := clause_of(element):
            found[at] = clause
    return found


def clause_of(look: bytes) -> str:
    """What a look does to text: strike it through, or hide it as white on white; "" for neither."""
    if STRIKE.search(look):
        return STRUCK
    return UNSEEN if is_white(look, b"color") and (b"<fill" not in look or is_white(look, b"bgColor")) else ""


def conditional_areas(piece: bytes, styles: dict[int, str]) -> dict[str, str]:
    """Areas of a sheet's XML that have such a rule, as the sheet names them, each with what may be done to its cells."""
    found = {}
    for areas, rules in RULES.findall(piece):
        for number in RULE.findall(rules):
            if clause := styles.get(int(number)):
                found[areas.decode(errors="replace")] = clause
    for rules in APART.findall(piece) if b"sqref>" in piece else ():
        clause = next(filter(None, map(clause_of, APART_LOOK.findall(rules))), "")
        if clause and (areas := b" ".join(APART_AREAS.findall(rules))):
            found[areas.decode(errors="replace")] = clause
    return found


def refuse_conditional(areas: dict[str, str], columns: Columns | None, left: int, name: str) -> None:
    """Raises FileRefusedError where such a rule reaches the rows below the headers, in a column that is read. `left`: as in sheet_notes."""
    needed = {columns.positions[field] + left for field in MEANT if columns.has(field)} if columns else set()
    for area, clause in areas.items():
        for low, top, high, bottom in AREA.findall(area):
            reached = range(column_of(low), column_of(high or low) + 1)
            if columns and int(bottom or top) > columns.line and needed.intersection(reached):
                raise FileRefusedError(
                    "marked",
                    f"Trang tính “{name[:40]}” có định dạng có điều kiện ở ô {area[:40]}: khi đúng điều kiện, ô {clause}, không rõ là "
                    "những dòng nào. Hãy bỏ định dạng đó (dòng không tính thì gạch ngang hẳn hoặc xoá đi) rồi tải lại.",
                )


def column_of(letters: str) -> int:
    """`"AB"` → 27."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1
