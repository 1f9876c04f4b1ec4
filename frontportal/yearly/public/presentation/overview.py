"""What stands on top of a year's page: a few large figures, what needs attention, and one table of communes."""

from collections.abc import Sequence
from fractions import Fraction

from frontportal.kit.web.tags import percent
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneTable
from frontportal.yearly.summary import Line, Section

from .figures import commune_view, large_figure

MOST_LARGE, MOST_TOLD, MOST_COLUMNS = 8, 4, 9
WELL_OVER = Fraction(6, 5)  # of the plan
MAIN = "chinh"


def overview(lines: Sequence[Line]) -> dict:
    """`{"large": of parts/_figures.html, "attention": [{"tag", "label", "url", "words"}]}`."""
    return {"large": [large_figure(line) for line in main_lines(lines, MOST_LARGE)], "attention": attention(lines)}


def main_lines(lines: Sequence[Line], most: int) -> list[Line]:
    """Those with a plan before others that have a value, at most so many, in the order of the report."""
    ranked = sorted(
        range(len(lines)), key=lambda position: (lines[position].target is None, not lines[position].value, position)
    )
    return [lines[position] for position in sorted(ranked[:most])]


def attention(lines: Sequence[Line]) -> list[dict]:
    """At most four: what is missing and what falls short of the plan before what goes far beyond it and what fell."""
    found = [(rank, line, tag, words) for line in lines for rank, tag, words in remarks(line)]
    first = sorted(found, key=lambda each: each[0])[:MOST_TOLD]
    return [
        {"tag": tag, "label": line.figure.label, "url": figure_url(line.figure, line.year), "words": words}
        for _, line, tag, words in first
    ]


def remarks(line: Line) -> list[tuple[int, str, str]]:
    """(rank, tag, words) of the one thing to say about a figure; nothing of most."""
    plan = line.figure.exact_text(line.target) if line.target else ""
    if not line.answer.records and not line.declared:
        known = line.target or line.compared
        return [(0, "Chưa có số liệu", f"kế hoạch {plan}" if plan else "năm trước có")] if known else []
    if line.achieved is not None and line.achieved < 1:
        return [(1, "Chưa đạt", f"{line.text}, bằng {percent(line.achieved)} kế hoạch {plan}")]
    if line.achieved is not None and line.achieved > WELL_OVER:
        return [(2, "Vượt", f"{line.text}, bằng {percent(line.achieved)} kế hoạch {plan}")]
    if line.difference is not None and line.difference < 0:
        before = line.figure.exact_text(line.compared or 0)
        return [(3, "Giảm", f"{line.text}; kỳ so sánh: {before}")]
    return []


def matrix(table: CommuneTable, lines: list[Line], parts: list[Section], chosen: str, today: bool) -> dict:
    """One table of communes: the main figures, or those of the section `chosen` by its anchor; and the choices."""
    section = next((part for part in parts if part.anchor == chosen), None)
    wanted = section.lines if section else main_lines([line for line in lines if by_commune(line)], MOST_COLUMNS)
    positions = [position for position, line in enumerate(lines) if line in wanted]
    choices = [
        ("Chỉ tiêu chính", MAIN),
        *((part.title, part.anchor) for part in parts if any(map(by_commune, part.lines))),
    ]
    return {
        "table": commune_view(table, lines, positions, today),
        "title": section.title if section else "Chỉ tiêu chính",
        "choices": [
            {
                "title": title,
                "key": None if key == MAIN else key,
                "is_chosen": key == (section.anchor if section else MAIN),
            }
            for title, key in choices
        ],
    }


def by_commune(line: Line) -> bool:
    """Whether any of it lies in a commune."""
    return any(value for key, value in line.answer.by_commune.items() if key)
