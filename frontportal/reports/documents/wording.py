"""What the report's narrative says of figures. Pure.

In a text a figure is marked as `[52 căn](houses)`: the words as they stand, then whose words they are. Marks become links
to the index of figures, and tell when the words are no longer true.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import percent

MARK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([a-z0-9-]{1,60})\)")


def section_text(figures: list[dict], year: int) -> str:
    """The narrative of a section: a line for each figure that has something to say."""
    return "\n".join(line(figure, year) for figure in figures)


def line(figure: dict, year: int) -> str:
    """`"Nhà …: [52 căn/50 căn kế hoạch giao](houses), bằng 104,0 % kế hoạch, tăng 7 căn so với năm 2022."`"""
    if not figure["records"] and figure["declared"]:
        stated, source = figure["declared"]["value"], figure["declared"]["source"].rstrip(".")
        return f"{figure['label']}: {dong(stated)} {figure['unit_of_measure']} (số liệu khai báo; nguồn: {source})."
    if not figure["records"] and not figure["value"]:
        return f"{figure['label']}: năm {year} chưa có hồ sơ."
    parts = [f"{figure['label']}: [{figure['sentence']}]({figure['slug']})"]
    if figure["plan"]:
        parts.append(f"bằng {achieved(figure['value'], figure['plan'])} kế hoạch")
    if compared := comparison(figure, year):
        parts.append(compared)
    return ", ".join(parts) + "."


def achieved(value: int, whole: int) -> str:
    """Value over whole in per cent, as on the year's page."""
    return percent(Fraction(value, whole))


def comparison(figure: dict, year: int) -> str:
    """Against the year before: an amount in per cent, a count in its unit; empty where there is nothing to compare."""
    value, before = figure["value"], figure["last_year"]
    if before is None or not figure["adds_up"]:
        return ""
    if value == before:
        return f"bằng năm {year - 1}"
    moved = "tăng" if value > before else "giảm"
    return f"{moved} {distance(figure, abs(value - before), before)} so với năm {year - 1}"


def distance(figure: dict, difference: int, before: int) -> str:
    if figure["unit_of_measure"] != "đồng" or before <= 0:
        return f"{dong(difference)} {figure['unit_of_measure']}"
    ratio = Fraction(difference, before)
    return percent(ratio) if ratio >= Fraction(1, 1000) else "dưới 0,1%"


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text as (words, slug) in order; the slug is empty for words that are no figure's."""
    at = 0
    for mark in MARK.finditer(text):
        if mark.start() > at:
            yield text[at : mark.start()], ""
        yield mark[1], mark[2]
        at = mark.end()
    if at < len(text):
        yield text[at:], ""


def plain(text: str) -> str:
    """The words without the marks."""
    return "".join(words for words, _ in pieces(text))


def untrue(text: str, figures: dict[str, dict]) -> list[str]:
    """A sentence for each marked figure whose words are no longer what the figure says; `figures` by slug."""
    found = []
    for words, slug in pieces(text):
        if not slug:
            continue
        figure = figures.get(slug)
        if figure is None:
            found.append(f"Không còn chỉ tiêu “{slug}” mà đoạn “{words}” dẫn tới.")
        elif words not in sayings(figure):
            found.append(f"{figure['label']}: trong bài ghi “{words}”, nay là “{figure['sentence']}”.")
    return found


def sayings(figure: dict) -> set[str]:
    """All ways in which a text may truly say a figure."""
    exact = f"{dong(figure['value'])} {figure['unit_of_measure']}"
    return {figure["sentence"], figure["text"], exact, dong(figure["value"])}
