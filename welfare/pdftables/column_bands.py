"""Where the columns of a page stand: between drawn lines, or between headers; named by headers, or by what stands in them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from welfare.bankterms.columns.header import DAYS, MONEY, Columns, assign, field_for, fields_of
from welfare.bankterms.columns.vocabulary import FIELD_OF
from welfare.bankterms.text.dates import TIME, starts_with_day
from welfare.bankterms.text.words import fold

from .column_gaps import edges_between
from .content.text_runs import TextRun, letter_of
from .pages import Page

OF_ALL = {"unit", "currency"}  # what a line above a table says of all of it
ALSO_TITLES = {"account", *OF_ALL}  # alone on a line they are none: “ACCOUNT STATEMENT”, “Đơn vị tính: nghìn đồng”
# What a line of a longer header may seem to name: “Tài khoản” over “đối ứng”, “Account” over “balance”.
PIECES = {"amount", "account", "counter_account", "counterparty"}
UNNAMED = "other"  # a column without a header that we know
HEADER_DEPTH = 34  # points: headers in two languages stand within that
SAME_LINE = 2.5  # points between baselines of one line
REACH = 1.6  # widths of a letter: nearer than a line of text stands only what is centred beside it, “Ngày giao” over “dịch” beside “STT”
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})*(?:[.,]00)?")


@dataclass
class ColumnBands:
    """`edges` from left to right, and the fields of each gap between two. `headers`: text and position of each header; `top`: the
    height of the first line of headers; `depth`: points from it to the last. `alignment`: where in their rows the texts of
    a table without lines stand, once a page has shown it (rows/alignment.py)."""

    edges: list[float]
    fields: list[tuple[str, ...]]
    headers: set[tuple[str, int]]
    depth: float = 0.0
    titles: list[str] = field(default_factory=list)
    top: float = 0.0
    alignment: str = ""
    positions: dict[float, tuple[str, ...]] = field(default_factory=dict)

    def at(self, position: float) -> tuple[str, ...]:
        """The fields of the column at a position in points; most texts of a file begin at few positions."""
        names = self.positions.get(position)
        if names is None:
            column = bisect_right(self.edges, position) - 1
            names = self.positions[position] = self.fields[column] if 0 <= column < len(self.fields) else ()
        return names

    @property
    def names(self) -> list[str]:
        """The fields in the order of their columns, a second one of a name with a number. What stands in the column of days
        belongs to the days."""
        return [name for names in self.fields for name in (("day",) if "day" in names else names)]

    @property
    def columns(self) -> Columns | None:
        """The grid's fields as a table's columns, one cell for each of `names`. None where it lacks days, amounts or texts."""
        titles = [
            title
            for names, title in zip(self.fields, self.titles or [""] * len(self.fields), strict=True)
            for _ in (("day",) if "day" in names else names)
        ]
        fields = [None if name.startswith(UNNAMED) else name.split("#")[0] for name in self.names]
        return assign(fields, [title or name or "" for title, name in zip(titles, fields, strict=True)], 0)


NamedRun = tuple[float, str, TextRun]  # its base line, the field that it names, and the run


def grid_of(page: Page) -> ColumnBands | None:
    """The grid that a page's headers announce, None where it has none."""
    found = sorted(
        ((run.base, name, run) for run in page.runs if (name := field_for(run.text))), key=lambda one: one[0]
    )
    found = [one for one in found if one[1] not in ALSO_TITLES or has_neighbour(one, found)]
    days = page.days
    best: list[NamedRun] = []
    for base, _, _ in found:
        end = min([base + HEADER_DEPTH, *(day - SAME_LINE for day in days if day > base - SAME_LINE)])
        near = [one for one in found if base <= one[0] <= end]
        if worth(near) > worth(best):
            best = near
    if len({name for _, name, _ in best}) < 2:
        return None
    headers = [run for _, _, run in best]
    edges = page.rules.upright(below=min(run.base for run in headers))
    edges = edges if len(edges) >= 3 else edges_between(page, headers)
    outside = (
        [0.0] if min(run.left + run.right for run in headers) / 2 < edges[0] else []
    )  # a column before the first line
    edges = [*outside, edges[0] - 2, *edges[1:], page.width]
    headers = around(page, headers, edges)
    columns, titles = columns_under(tuple(edges), tuple(headers))
    if len({name for names in columns for name in names if not name.startswith(UNNAMED)}) < 3:
        return None
    bases = [run.base for run in headers]
    return ColumnBands(
        edges, columns, {(run.text, round(run.left)) for run in headers}, max(bases) - min(bases), titles, min(bases)
    )


def has_neighbour(one: NamedRun, found: list[NamedRun]) -> bool:
    """Whether another header stands on the line of this one."""
    return any(other is not one and abs(other[0] - one[0]) < SAME_LINE and other[1] != one[1] for other in found)


@lru_cache(maxsize=64)
def columns_under(edges: tuple[float, ...], headers: tuple[TextRun, ...]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The fields of each column by its headers, and the headers themselves, line by line. Not to be written to: page after page
    repeats its headers on the same positions, and is answered the same."""
    headers = with_groups(edges, headers)
    titles = ["\n".join(whole_lines(inside)) for inside in headers_by_column(edges, headers)]
    sides = [name if name in ("debit", "credit") else None for name in fields_of(titles)]
    columns = [(side,) if side else names for side, names in zip(sides, named(edges, headers), strict=True)]
    return numbered([names or (UNNAMED,) for names in with_memo(columns)]), titles


def with_groups(edges: Sequence[float], headers: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """The headers, with those that stand over two sides each (“Phát sinh”, “Số dư” over “Nợ”, “Có”, “Nợ”, “Có”) over each of the two."""
    columns = [*headers_by_column(edges, headers)]
    lowest = [(at, max(inside, key=lambda run: run.base)) for at, inside in enumerate(columns) if inside]
    sides = [(at, run, name) for at, run in lowest if (name := field_for(run.text)) in ("debit", "credit")]
    if (
        len(sides) != 4
        or len({name for *_, name in sides[:2]}) != 2
        or [one[2] for one in sides[:2]] != [one[2] for one in sides[2:]]
    ):
        return headers
    top = min(run.base for _, run, _ in sides) - SAME_LINE
    over = [
        run
        for run in headers
        if run.base < top and edges[sides[0][0]] <= (run.left + run.right) / 2 < edges[sides[3][0] + 1]
    ]
    middle, groups = edges[sides[2][0]], []
    for run in over:
        is_second = (run.left + run.right) / 2 >= middle
        groups += [run._replace(left=edges[at] + 2, right=edges[at] + 3) for at, *_ in sides[2 * is_second :][:2]]
    gone = {id(run) for run in over}
    return (*(run for run in headers if id(run) not in gone), *groups)


def worth(headers: list[NamedRun]) -> tuple[bool, int]:
    """How much like a table's headers texts are that name fields; account details above the table name many, too."""
    names = {name for _, name, _ in headers}
    return bool(names & {"day", "value_day"} and names & MONEY), len(names)


def around(page: Page, headers: list[TextRun], edges: list[float]) -> list[TextRun]:
    """Headers with the lines that belong to them: all that stands at their height above the table's first day."""
    top, bottom = min(run.base for run in headers), max(run.base for run in headers)
    first = next((day for day in page.days if day > top), page.height)
    levels = [level for level in page.rules.across or page.rules.gaps if top - HEADER_DEPTH < level < first]
    reach = max(SAME_LINE, REACH * letter_of(headers))
    high = max((level for level in levels if level < top), default=top - reach)
    low = min((level for level in levels if level > bottom), default=bottom + reach)
    others = {id(run) for run in headers}
    more = [run for run in page.runs if high < run.base < min(low, first - SAME_LINE) and run.left >= edges[0]]
    return headers + [run for run in more if id(run) not in others and not GROUPED.fullmatch(run.text)]


def named(edges: Sequence[float], headers: Sequence[TextRun]) -> Iterator[tuple[str, ...]]:
    """The fields of each column: of its headers one by one, and of all its lines together (“Số tiền” over “ghi có”)."""
    for inside in headers_by_column(edges, headers):
        lines = whole_lines(inside)
        names = {name for line in lines if (name := field_for(line))}
        if name := field_for("\n".join(lines)) or field_for(" ".join(lines)):
            is_one = names - {name} <= PIECES or FIELD_OF.get(fold(" ".join(lines))) == name
            names = {name} if is_one else names | {name}
        names = names - {"amount"} if names & {"debit", "credit"} else names
        yield tuple(sorted((names - OF_ALL) or names))  # “Đơn vị tính” in the line above headers is none of theirs


def whole_lines(headers: list[TextRun]) -> list[str]:
    """The lines of a header; one that begins with a small letter goes on with the one above: “Chi” over “nhánh”."""
    lines: list[str] = []
    for run in headers:
        if lines and run.text[:1].islower():
            lines[-1] += f" {run.text}"
        else:
            lines.append(run.text)
    return lines


def headers_by_column(edges: Sequence[float], headers: Sequence[TextRun]) -> Iterator[list[TextRun]]:
    """The headers of each column from top to bottom, and along a line."""
    for low, high in pairwise(edges):
        inside = (run for run in headers if low <= (run.left + run.right) / 2 < high)
        yield sorted(inside, key=lambda run: (round(run.base), run.left))


def numbered(columns: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Columns whose names are all different: a second “amount” is `amount#2`, so that its texts stay its own."""
    seen: Counter[str] = Counter()
    found = []
    for names in columns:
        seen.update(names)
        found.append(tuple(name if seen[name] == 1 else f"{name}#{seen[name]}" for name in names))
    return found


def with_memo(columns: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Columns of a list that only says who gave: that is its text. A list's only day may be the day of value."""
    names = {name for column in columns for name in column}
    taken = {"counterparty": "memo"} if "counterparty" in names and "memo" not in names else {}
    if "day" not in names and (day := next((name for name in DAYS if name in names), None)):
        taken[day] = "day"
    return [tuple(taken.get(name, name) for name in column) for column in columns]


def grid_by_contents(page: Page) -> ColumnBands | None:
    """The grid of a page that goes on without headers: one column each of numbers that count up, days and amounts, then
    texts, the first of which is the memo and the next who gave. None where that is not plain to see."""
    edges = page.rules.upright()
    if len(edges) < 4:
        return None
    edges = [edges[0] - 2, *edges[1:], page.width]
    columns = [tuple(held(page, low, high)) for low, high in pairwise(edges)]
    texts = [index for index, names in enumerate(columns) if names == ("text",)]
    for index, name in zip(texts, ("memo", "counterparty"), strict=False):
        columns[index] = (name,)
    once = all(columns.count((name,)) == 1 for name in ("sequence", "day", "amount", "memo"))
    return ColumnBands(edges, columns, set()) if once and len(texts) < 3 else None


def held(page: Page, low: float, high: float) -> Iterator[str]:
    """What a column holds: "sequence", "day", "amount", "text", or nothing."""
    texts = [run.text for run in page.runs if low <= run.left and run.right <= high + 1]
    if len(texts) < 3:
        return
    if all(text.isdecimal() for text in texts) and [*map(int, texts)] == list(
        range(int(texts[0]), int(texts[0]) + len(texts))
    ):
        yield "sequence"
    elif all(starts_with_day(text) or TIME.fullmatch(text) for text in texts):
        yield "day"
    else:
        yield "amount" if all(GROUPED.fullmatch(text) for text in texts) else "text"
