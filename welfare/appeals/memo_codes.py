"""Codes of appeals and units in the memo of a transfer. In doubt, none."""

import re
from collections.abc import Collection

from frontportal.kit.values.text import fold

from .models import Appeal

WORD = re.compile(r"[a-z0-9]+")
# Words that stand beside a code without making a person's name of it: "ung ho Dinh Van", but not "Dinh Van Tuan".
BESIDE = (
    "cac cho chuyen ck cua cuu den dip do dot gop giup gui ibft khoan lan lut ma mot mua ngheo nguoi nha noi nop phat "
    "quy sua tet theo trong uh ung ve vnn voi vong xa"
)
# "tran" and "ho" alone are family names; after these words they are not.
CLEAR_PAIRS = {("thi", "tran"), ("ung", "ho")}
BESIDE_WORDS = frozenset(BESIDE.split())


def codes_in(memo: str, known: Collection[str]) -> set[str]:
    """Those of the `known` codes (ASCII letters and digits) that the memo carries as whole words.

    Case, diacritics, signs and blanks within a code do not count: "Da Don" carries DADON; "Dadong" does not. A code of
    letters alone that is written in several words counts only where its neighbours can't make it part of a name.
    """
    by_text = {fold(code): code for code in known}
    longest = max(map(len, by_text), default=0)
    words = WORD.findall(fold(memo))
    found = set()
    for first in range(len(words)):
        joined = ""
        for last in range(first, len(words)):
            joined += words[last]
            if len(joined) > longest:
                break
            if joined in by_text and (first == last or not joined.isalpha() or is_not_in_a_name(words, first, last)):
                found.add(by_text[joined])
    return found


def is_not_in_a_name(words: list[str], first: int, last: int) -> bool:
    """Whether words[first:last + 1] can't belong to a person's name."""
    before = words[:first]
    clear_before = not before or is_not_a_name(before[-1]) or tuple(before[-2:]) in CLEAR_PAIRS
    return clear_before and (last + 1 == len(words) or is_not_a_name(words[last + 1]))


def is_not_a_name(word: str) -> bool:
    return word in BESIDE_WORDS or not word.isalpha()


def recipient_named(memo: str, known: dict, fund: int) -> tuple | None:
    """(the one appeal of the fund or None, the one unit or None, their codes) that a memo names; None where it names
    none, two of a kind, or another fund's appeal."""
    codes = sorted(codes_in(memo, known))
    appeals = [code for code in codes if isinstance(known[code], Appeal)]
    units = [code for code in codes if code not in appeals]
    if not codes or len(appeals) > 1 or len(units) > 1:
        return None
    appeal = known[appeals[0]] if appeals else None
    if appeal and appeal.fund_id != fund:
        return None
    return appeal, known[units[0]] if units else None, codes
