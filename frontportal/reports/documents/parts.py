"""The parts of a report in order, with their numbers. Pure."""

from dataclasses import dataclass

from frontportal.kit.values.text import roman

OTHERS = "Số liệu khác"


@dataclass(frozen=True)
class Part:
    """`number` is "I" or, below a heading of its own, "1"; `level` of its heading; `slugs` of the figures that it tells."""

    number: str
    title: str
    slugs: tuple[str, ...] = ()
    level: int = 1


def parts_of(content: dict) -> list[Part]:
    """By the outline that is in the content, else by the sections of the figures; no figure is left out or told twice."""
    figures = content["figures"]
    known = {figure["slug"] for figure in figures}
    given = content.get("outline") or by_sections(figures)
    named = {slug for each in given for slug in each["figures"]}
    rest = [figure["slug"] for figure in figures if figure["slug"] not in named]
    given = [*given, {"group": "", "title": OTHERS, "figures": rest}] if rest else given
    return numbered(given, known)


def by_sections(figures: list[dict]) -> list[dict]:
    found: dict[str, list[str]] = {}
    for figure in figures:
        found.setdefault(figure["section"], []).append(figure["slug"])
    return [{"group": "", "title": title, "figures": slugs} for title, slugs in found.items()]


def numbered(given: list[dict], known: set[str]) -> list[Part]:
    """Parts under one heading that follow each other are 1, 2, 3 below it."""
    found: list[Part] = []
    first, second, group = 0, 0, ""
    for each in given:
        slugs = tuple(slug for slug in each["figures"] if slug in known)
        if each["group"] != group:
            group, second = each["group"], 0
            if group:
                first += 1
                found.append(Part(roman(first), group))
        if group:
            second += 1
            found.append(Part(str(second), each["title"], slugs, 2))
        else:
            first += 1
            found.append(Part(roman(first), each["title"], slugs))
    return found
