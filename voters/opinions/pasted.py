"""A list of opinions as it stands in minutes, read into one text for each opinion."""

from frontportal.kit.values.text import nfc

from .marks import DASH, WITHIN, Counter, first_kind

MOST_LETTERS = 200_000
MOST_OPINIONS = 200
GROUPED_BY = {"arabic": ("roman", "capital"), "roman": ("capital",), "small": (), "capital": ()}  # names above numbers


class TooLongError(ValueError):
    """More than one page can hold; the message is a sentence for the office."""


def opinions_of(text: str) -> list[str]:
    """`"1. Sửa đường\\n2) Cấp nước"` → `["Sửa đường", "Cấp nước"]`.

    Where lines are numbered, by numbers, else by Roman numbers or letters, a line without a number goes on with the one before
    it, as lines broken by a PDF do; so with dashes. Without any, each line is an opinion. What stands under a number with a mark of
    its own keeps its line. Words before the first number, and a group's name above numbers ("II. Y tế"), are texts of their own:
    nothing is lost but the marks and blanks around the texts. Raises TooLongError.
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
    kind = first_kind(lines)
    if not kind:
        return []
    items = Counter(kind)
    groups = [Counter(each) for each in GROUPED_BY[kind]]
    found: list[str] = []
    for line in lines:
        end = items.end(line) or next(filter(None, (group.end(line) for group in groups)), 0)
        if end:
            parts = Counter("small")  # those of an earlier opinion are over
            found.append(line[end:])
        elif not found or items.last is None and not any(group.last for group in groups):
            found.append(line)
        else:
            is_part = DASH.match(line) or WITHIN.match(line) or kind != "small" and parts.end(line)
            found[-1] = f"{found[-1]}{chr(10) if is_part else ' '}{line}".strip()
    return found


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
