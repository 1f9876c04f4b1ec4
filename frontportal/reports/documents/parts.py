"""The parts of a report in order, with their numbers. Pure."""

from dataclasses import dataclass

from frontportal.kit.values.text import roman

OTHERS = "Số liệu khác"
UNWRITTEN = "(Phần này chưa có lời.)"  # in drafts, for who finishes them; what is published leaves the part out


@dataclass(frozen=True)
class Part:
    """`number` is "I" or, below a heading of its own, "1"; `level` of its heading; `slugs` of the figures that it tells.
    `is_group`: a heading over parts, with nothing of its own."""

    number: str
    title: str
    slugs: tuple[str, ...] = ()
    level: int = 1
    is_group: bool = False


def parts_of(content: dict) -> list[Part]:
    """By the outline that is in the content, else by the sections of the figures; no figure is left out or told twice."""
    figures = content["figures"]
    known = {figure["slug"] for figure in figures}
    given = content.get("outline") or by_sections(figures)
    named = {slug for each in given for slug in each["figures"]}
    rest = [figure["slug"] for figure in figures if figure["slug"] not in named]
    given = [*given, {"group": "", "title": OTHERS, "figures": rest}] if rest else given
    return numbered(given, known)


def told_parts(report: dict) -> list[Part]:
    """The parts that the report's papers have: of an edition those only that say something, numbered without the others."""
    content = report["content"]
    if not report["edition"]:
        return parts_of(content)
    silent = {part.title for part in parts_of(content) if not (part.is_group or part.slugs or written(part, report))}
    given = content.get("outline") or by_sections(content["figures"])
    return parts_of(content | {"outline": [each for each in given if each["title"] not in silent]})


def written(part: Part, report: dict) -> str:
    return report["texts"].get(part.title, "").strip()


def words_of(part: Part, report: dict) -> str:
    """What the report says in a part, or that nobody has written it yet."""
    return written(part, report) or ("" if part.slugs or part.is_group else UNWRITTEN)


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
                found.append(Part(roman(first), group, is_group=True))
        if group:
            second += 1
            found.append(Part(str(second), each["title"], slugs, 2))
        else:
            first += 1
            found.append(Part(roman(first), each["title"], slugs))
    return found
