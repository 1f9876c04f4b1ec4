"""A list of opinions as it stands in minutes, read into one text for each opinion."""

import re

from frontportal.kit.values.text import nfc

MOST_LETTERS = 200_000
MOST_OPINIONS = 200

NUMBER = re.compile(
    r"(?:(?:ý kiến|kiến nghị|câu hỏi|câu)\s+(?:thứ\s+|số\s+)?)?(\d{1,3})\s*(?:[.):/]|[-–](?=\s))(?!\d)\s*",
    re.IGNORECASE,
)
DASH = re.compile(r"[-–—+*•·▪●○◦\uf0b7\uf02d]\s+")
GAP = 5  # numbers that may be missing between two opinions of one list


class TooLongError(ValueError):
    """More than one page can hold; the message is a sentence for the office."""


def opinions_of(text: str) -> list[str]:
    """`"1. Sửa đường\\n2) Cấp nước"` → `["Sửa đường", "Cấp nước"]`.

    Where lines are numbered, a line without a number goes on with the one before it, as lines broken by a PDF do; so with
    dashes. Without either, each line is an opinion. Words before the first number are a text of their own: nothing is lost
    but the marks and blanks around the texts. Raises TooLongError.
    """
    if len(text) > MOST_LETTERS:
        raise TooLongError(
            f"Đoạn dán dài {grouped(len(text))} chữ; mỗi lần dán được nhiều nhất {grouped(MOST_LETTERS)} chữ. "
            "Hãy dán từng phần của biên bản."
        )
    lines = [" ".join(line.split()) for line in nfc(text.replace("\x0b", "\n")).splitlines()]
    lines = [line for line in lines if line]
    found = by_numbers(lines) or by_dashes(lines) or lines
    found = [each for each in found if each]
    if len(found) > MOST_OPINIONS:
        raise TooLongError(
            f"Đoạn dán có {grouped(len(found))} dòng; mỗi lần ghi được nhiều nhất {MOST_OPINIONS} ý kiến. "
            "Hãy dán từng phần của biên bản."
        )
    return found


def by_numbers(lines: list[str]) -> list[str]:
    """Opinions that begin with a number which follows the last one, or is a first one; empty where no line has one."""
    found: list[str] = []
    last = None
    for line in lines:
        mark = NUMBER.match(line)
        if mark and follows(int(mark[1]), last):
            last = int(mark[1])
            found.append(line[mark.end() :])
        elif found and last is not None:
            found[-1] = f"{found[-1]}\n{line}" if DASH.match(line) else f"{found[-1]} {line}".strip()
        else:
            found.append(line)
    return found if last is not None else []


def follows(number: int, last: int | None) -> bool:
    """A list begins with 1, or where it was cut; a number within a broken line seldom follows."""
    return number == 1 or last is None or last < number <= last + GAP


def by_dashes(lines: list[str]) -> list[str]:
    found: list[str] = []
    is_listed = False
    for line in lines:
        mark = DASH.match(line)
        if mark or not is_listed:
            found.append(line[mark.end() :] if mark else line)
        else:
            found[-1] = f"{found[-1]} {line}"
        is_listed = is_listed or mark is not None
    return found if is_listed else []


def title_of(content: str, most: int = 200) -> str:
    """What an opinion is called until somebody writes a summary: its words, cut between two of them."""
    words = " ".join(content.split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
