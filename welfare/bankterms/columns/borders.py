"""Below which header the numbers and words of a table without lines stand: where one column ends and the next begins.

Positions are letters of a line of text, or points of a page. Programs line headers up to the left while their amounts are lined up to the right, so an amount may stand below no header at
all. It is never given to the nearer one: a column of money prints one number in a line, and what both sides could claim
after that is refused.
"""

import re
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from math import prod

from ..model import FileRefusedError
from ..text.words import fold
from .header import MONEY, field_for, money_field
from .vocabulary import FIELD_OF

NUMBER = re.compile(r"[+-]?\(?\d[\d., ]*\)?[+-]?(?: ?(?:VN[DĐ]|[đ₫]|CR|DR))?|[-–—]", re.IGNORECASE)
BEHIND = re.compile(r"VN[DĐ]|[đ₫]|CR|DR|[CD+-]", re.IGNORECASE)  # what belongs to the amount in front of it
THOUSANDS = re.compile(r"\d{3}(?:[.,]\d\d)?")  # the next group of an amount in groups of three: “1 000 000”
MOST_WAYS, MOST_WORDS = 4096, 16
SHORT = 4  # digits


Given = dict[float, int]  # by where a run starts, the number of its header


@dataclass(frozen=True)
class Header:
    """A header and from where to where it stands."""

    start: float
    stop: float
    text: str


@dataclass
class Run:
    """Positions that are filled in some line, and the texts that stand there. `header`: the number of the header above, None
    where none is."""

    start: float
    stop: float
    texts: set[str] = field(default_factory=set)
    header: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether nothing but numbers stands there."""
        return all(map(NUMBER.fullmatch, self.texts))

    @property
    def fewest_digits(self) -> int:
        """How many digits the shortest of its texts has, “-” and 0 apart: “dot 1” ends with no amount where all others have more."""
        return min((sum(map(str.isdigit, text)) for text in self.texts if text.strip("-–—0., ")), default=SHORT)

    def is_right_of(self, header: Header) -> bool:
        """Whether the middle of the texts is right of the middle of a header."""
        return self.start + self.stop > header.start + header.stop


def headers_in(found: list[re.Match[str]]) -> list[Header]:
    """The headers in a line's texts, of which one is several where a single blank parts their names: `"GHI CO DIEN GIAI"`."""
    return [part for text in found for part in parts_of(text)]


def parts_of(found: re.Match[str]) -> list[Header]:
    """The fewest names, each of another field, that a text is put together of; the text itself where it is one, or no such names."""
    words = list(re.finditer(r"\S+", found[0]))
    if not is_name(found[0]) and 1 < len(words) <= MOST_WORDS:
        for count in range(1, len(words)):
            cuts = combinations(range(1, len(words)), count)
            ways = [parts for cut in cuts if (parts := named(found[0], words, cut))]
            if ways and len({tuple(field_for(part.text) for part in parts) for parts in ways}) == 1:
                return [Header(found.start() + part.start, found.start() + part.stop, part.text) for part in ways[-1]]
            if ways:
                break
    return [Header(*found.span(), found[0])]


def named(whole: str, words: list[re.Match[str]], cuts: tuple[int, ...]) -> list[Header]:
    """The parts of a text that is cut before these of its words; none where a part is no name, or of a field that another names."""
    spans = [(words[start].start(), words[stop - 1].end()) for start, stop in pairwise([0, *cuts, len(words)])]
    parts = [Header(start, stop, whole[start:stop]) for start, stop in spans]
    is_possible = all(is_name(part.text) and (whole.isupper() or part.text[0].isupper()) for part in parts)
    return parts if is_possible and len({field_for(part.text) for part in parts}) == len(parts) else []


def is_name(text: str) -> bool:
    """Whether a text is the whole name of a column."""
    folded = fold(text)
    return folded in FIELD_OF or money_field(folded) is not None


def borders_of(headers: list[Header], lines: list[str]) -> list[int]:
    """One border between each two headers of lines of text; a column without texts ends where it begins. Raises FileRefusedError, naming
    both headers, where one text stands below two of them, or a number between two that could both be its own."""
    runs = runs_of(lines)
    for run in runs:
        below = headers_above(run, headers)
        if len(below) > 1:
            raise unclear(headers, below[0], below[1], "in liền nhau, không tách được")
        run.header = below[0] if below else None
    runs = without_splinters(runs, headers)
    give_free_runs(headers, runs)
    starts = {run.header: run.start for run in reversed(runs)}
    borders, after = [], float(max(map(len, lines), default=0))
    for number in range(len(headers) - 1, 0, -1):
        start = starts.get(number)
        after = after if start is None else left_edge(number, start, headers, runs)
        borders.append(int(after))
    return borders[::-1]


def left_edge(number: int, start: float, headers: list[Header], runs: list[Run]) -> float:
    """Where a column begins whose texts do so at `start`: a column of money, in which a sum may be wider than all rows, right behind what stands
    left of it."""
    if not is_money(headers[number]):
        return start
    stops = [run.stop for run in runs if run.header is not None and run.header < number]
    stops += [header.stop for header in headers[number - 1 : number] if header.stop <= start]
    return min(start, max(stops, default=start))


def headers_above(run: Run, headers: list[Header]) -> list[int]:
    """The numbers of the headers that a run stands below."""
    return [number for number, header in enumerate(headers) if run.start < header.stop and header.start < run.stop]


def runs_of(lines: list[str]) -> list[Run]:
    """The runs of positions that are blank in no line, from left to right."""
    filled = bytearray(max(map(len, lines), default=0))
    for line in lines:
        for position, char in enumerate(line):
            filled[position] |= char != " "
    runs = []
    for found in re.finditer(rb"\x01+", filled):
        start, stop = found.span()
        runs.append(Run(start, stop, {text for line in lines if (text := line[start:stop].strip())}))
    return runs


def without_splinters(runs: list[Run], headers: list[Header]) -> list[Run]:
    """The runs, with a currency, a side or a group of three digits put to the number that it stands right behind."""
    whole: list[Run] = []
    for run in runs:
        last = whole[-1] if whole else None
        if last and last.is_number and run.start - last.stop == 1 and is_part(run, last, headers):
            last.stop, last.header = run.stop, run.header if last.header is None else last.header
        else:
            whole.append(run)
    return whole


def is_part(run: Run, number: Run, headers: list[Header]) -> bool:
    """Whether a run is part of the number before it, and neither stands below a header of its own."""
    if run.header not in (None, number.header) and (number.header is not None or not is_money(headers[run.header])):
        return False
    return all(BEHIND.fullmatch(text) or THOUSANDS.fullmatch(text) for text in run.texts)


@dataclass
class Gap:
    """Runs between the headers `left` and `left + 1`, below neither. `after`, `before`: where the texts of the one end and
    those of the other begin."""

    left: int
    after: float
    before: float
    runs: list[Run]

    def given(self, cut: int) -> Given:
        """The header of each run, by where it starts, if the first `cut` of them belong to the header before them."""
        return {run.start: self.left + (number >= cut) for number, run in enumerate(self.runs)}

    def blanks(self, cut: int) -> float:
        """How wide the blanks are at which the runs are parted then."""
        stops = [self.after, *(run.stop for run in self.runs)]
        starts = [*(run.start for run in self.runs), self.before]
        return starts[cut] - stops[cut]


def give_free_runs(headers: list[Header], runs: list[Run]) -> None:
    """Give each run that stands below no header to the one before or behind it. Raises FileRefusedError where that is not certain."""
    for run in runs:
        if run.header is None and (run.stop <= headers[0].start or run.start >= headers[-1].stop):
            run.header = 0 if run.stop <= headers[0].start else len(headers) - 1
    if not (gaps := gaps_of(headers, runs)):
        return
    ways = ways_of_giving(headers, runs, gaps)
    fewest = min((strays for strays, _, _ in ways), default=0)
    best = on_one_side([(blanks, given) for strays, blanks, given in ways if strays == fewest], headers, runs)
    if len({tuple(of_money(given, headers).items()) for _, given in best}) != 1:
        raise unclear(headers, gaps[0].left, gaps[0].left + 1, "có số đứng giữa, không rõ thuộc cột nào")
    given = max(best, key=lambda way: way[0])[1]  # texts part where the blanks are widest
    for run in runs:
        run.header = given.get(run.start, run.header)


def of_money(given: Given, headers: list[Header]) -> Given:
    """Of the runs that are given to headers, those of money."""
    return {start: header for start, header in given.items() if is_money(headers[header])}


def on_one_side(ways: list[tuple[float, Given]], headers: list[Header], runs: list[Run]) -> list[tuple[float, Given]]:
    """Of several ways those in which all amounts stand to the same side of their headers, as one program lines them up; all
    ways where there is none."""
    certain = {
        run.is_right_of(headers[run.header]) for run in runs if run.header is not None and is_money(headers[run.header])
    }
    free = {run.start: run for run in runs if run.header is None}
    found = []
    for blanks, given in ways:
        sides = {free[start].is_right_of(headers[header]) for start, header in of_money(given, headers).items()}
        found += [(blanks, given)] if len(certain | sides) == 1 else []
    return found or ways


def gaps_of(headers: list[Header], runs: list[Run]) -> list[Gap]:
    """Where runs stand below no header."""
    gaps = []
    for left, (header, following) in enumerate(pairwise(headers)):
        free = [run for run in runs if run.header is None and header.stop <= run.start and run.stop <= following.start]
        after = max((run.stop for run in runs if run.header == left), default=header.stop)
        before = min((run.start for run in runs if run.header == left + 1), default=following.start)
        gaps += [Gap(left, after, before, free)] if free else []
    return gaps


def ways_of_giving(headers: list[Header], runs: list[Run], gaps: list[Gap]) -> list[tuple[int, float, Given]]:
    """Each way that is possible: numbers given to texts, blanks at the cuts, the header of each run by its start.

    A column of money has numbers only, and one of them in a line."""
    money = [is_money(header) for header in headers]
    amounts = [run for run in runs if run.header is not None and money[run.header] and run.is_number]
    least = SHORT if min((run.fewest_digits for run in amounts), default=0) >= SHORT else 1
    numbers = {run.start: run.is_number and run.fewest_digits >= least for run in runs}
    bound = {run.header for run in runs}
    ways = []
    options = [range(len(gap.runs) + 1) for gap in gaps]
    for cuts in product(*options) if prod(map(len, options)) <= MOST_WAYS else ():
        given = {start: header for gap, cut in zip(gaps, cuts, strict=True) for start, header in gap.given(cut).items()}
        taken = [header for header in given.values() if money[header]]
        is_possible = all(numbers[start] for start, header in given.items() if money[header])
        if is_possible and not bound & {*taken} and len(taken) == len({*taken}):
            strays = sum(numbers[start] for start, header in given.items() if not money[header])
            ways.append((strays, sum(gap.blanks(cut) for gap, cut in zip(gaps, cuts, strict=True)), given))
    return ways


def is_money(header: Header) -> bool:
    """Whether a header is that of a column of money."""
    return field_for(header.text) in (*MONEY, "balance", "owed", "charge")


def unclear(headers: list[Header], left: int, right: int, what: str) -> FileRefusedError:
    """The refusal of a text whose columns can't be told apart."""
    return FileRefusedError(
        "unknown_layout", f"cột “{headers[left].text[:40]}” và “{headers[right].text[:40]}” {what}."
    )
