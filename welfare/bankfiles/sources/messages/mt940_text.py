"""The text of an MT940 entry (`:86:`): free lines, or fields `?20` … `?63` as the structured form has them. Pure."""

import re
from dataclasses import dataclass

STRUCTURED = re.compile(r"(\d{3})\?(?=\d\d)")
PART = re.compile(r"\?(\d\d)")
LINE_WIDTH = 65  # letters of a line of :86:; a full one was cut wherever its words stood
PART_WIDTH = 27  # likewise of a field
NAME, ACCOUNT = ("32", "33"), ("31", "38")
PURPOSE = {*map(str, range(20, 30)), *map(str, range(60, 64))}
KNOWN = {*PURPOSE, *NAME, *ACCOUNT, "00", "10", "30", "34"}


@dataclass(frozen=True)
class Information:
    """What a `:86:` says: the text for people, and the other party's name and account where fields of their own give them."""

    memo: str
    counterparty: str = ""
    account: str = ""


def information(lines: list[str]) -> Information:
    """What the lines of a `:86:` say. Fields whose meaning is not known are kept in the memo: nothing is dropped."""
    if not lines or not STRUCTURED.match("".join(lines)):
        return Information(joined(lines, LINE_WIDTH))
    _, *parts = PART.split("".join(lines))
    named = list(zip(parts[::2], parts[1::2], strict=True))
    purpose = joined([text for name, text in named if name in PURPOSE], PART_WIDTH)
    others = [text.strip() for name, text in named if name not in KNOWN]
    posting = " ".join(text.strip() for name, text in named if name == "00")
    return Information(
        memo=" ".join(part for part in (purpose or posting, *others) if part),
        counterparty=joined([text for name, text in named if name in NAME], PART_WIDTH),
        account=next((text.strip() for name, text in named if name in ACCOUNT and text.strip()), ""),
    )


def joined(lines: list[str], width: int) -> str:
    """Lines as one text: a line as wide as can be goes on in the next without a blank."""
    text = ""
    for line in lines:
        text += line if len(line) >= width else f"{line} "
    return " ".join(text.split())
