"""Spans of a file from what its balances join, and from what totals, numbers and counts say of the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from welfare.bankterms.model import BALANCE_LINE, RejectedRow

from .balances import ABOVE_ROW, BELOW_ROW, Balances, Segment
from .model import BALANCE, BROKEN, COUNT, DAY_BALANCE, MOST_SPANS, NONE, PROVEN, TOTALS, UNPROVEN, Break, Point, Span
from .sequence import Sequence, SequenceRange, span_of

START = Point(0, 0, 0, 0)


@dataclass(slots=True)
class UncoveredRows:
    """What there is to know about rows that no two balances enclose. `lacking`: totals disagree by so much, None if not."""

    totals_agree: bool
    counts_agree: bool
    lacking: int | None
    sequence: Sequence | None  # None where the file prints no numbers

    def spans(self, stretch: SequenceRange, *, is_only: bool) -> list[Span]:
        """The rows of a stretch by the strongest evidence there is. `is_only`: whether it is the only one of its file."""
        start, end = stretch.start, stretch.end
        if self.totals_agree:
            return [span_of(start, end, TOTALS, PROVEN)]
        by_number = list(self.sequence.spans(stretch)) if self.sequence else []
        if self.lacking is not None and not any(span.state == BROKEN for span in by_number):
            return [span_of(start, end, TOTALS, BROKEN, missing=self.lacking if is_only else None)]
        if by_number:
            return by_number
        return [span_of(start, end, COUNT, PROVEN) if self.counts_agree else span_of(start, end, NONE, UNPROVEN)]


@dataclass(slots=True)
class Sections:
    """A file cut by its balances. `base`: the transaction the chain begins with, see Coverage."""

    found: list[Span | SequenceRange] = field(default_factory=list)
    base: int | None = None

    @property
    def stretches(self) -> list[SequenceRange]:
        """The rows that no two balances enclose."""
        return [each for each in self.found if isinstance(each, SequenceRange)]


def sections_of(balances: Balances, total: Point, *, is_daily: bool) -> Sections:
    """Spans between printed balances and stretches outside of them. Fewer than two balances enclose nothing."""
    if balances.first is None or balances.last is None or not balances.segments:
        return Sections([SequenceRange(START, total)])
    by, newest_first = DAY_BALANCE if is_daily else BALANCE, balances.newest_first
    top, bottom = balances.first.point, balances.last.point
    pieces = Sections(base=base_of(balances, total))
    if top.position:
        opening = SequenceRange(START, top, with_end=newest_first)
        pieces.found.append(span_of(START, top, by, PROVEN) if pieces.base == 1 else opening)
    for segment in balances.segments:
        pieces.found += span_between(segment, by, newest_first=newest_first)
    if bottom.position < total.position:
        tail = SequenceRange(bottom, total, with_start=not newest_first)
        is_base = newest_first and pieces.base == total.position
        pieces.found.append(span_of(bottom, total, by, PROVEN) if is_base else tail)
    return pieces


def base_of(balances: Balances, total: Point) -> int | None:
    """The oldest row, where it prints its own balance, no opening balance is printed, and the chain goes on from it."""
    if balances.first is None or balances.last is None:
        return None
    first, last = balances.segments[0], balances.segments[-1]
    if balances.newest_first:
        is_base = balances.last.tier == ABOVE_ROW and last.start.position < last.end.position == total.position - 1
        return total.position if is_base and not last.missing else None
    is_base = balances.first.tier == BELOW_ROW and first.start.position == 1 < first.end.position
    return 1 if is_base and not first.missing else None


def span_between(segment: Segment, by: str, *, newest_first: bool) -> Iterator[Span]:
    """The span of a segment; none where nothing stands between two balances that agree."""
    start, end = segment.start, segment.end
    if segment.missing or segment.more:
        later = start if newest_first else end
        missing = None if segment.more else segment.missing
        yield span_of(start, end, by, BROKEN, page=later.page, row=later.row, missing=missing, more=segment.more)
    elif start.position < end.position:
        yield span_of(start, end, by, PROVEN)


def break_of(segment: Segment, *, newest_first: bool, day_label: str) -> Break:
    """What is wrong in a segment, and which rows stand there that were not read."""
    later = segment.start if newest_first else segment.end
    labels = {segment.start.label, segment.end.label}
    if segment.more:
        first, last = segment.start.position + 1, segment.end.position
        return Break(f"Còn {segment.more} chỗ số dư không nối nữa, từ giao dịch thứ {first} đến {last}")
    if labels == {"opening", "closing"}:
        where = "Số dư đầu kỳ và cuối kỳ in trong tệp không khớp với các dòng"
    elif "opening" in labels:
        where = "Số dư đầu kỳ không nối với dòng đầu"
    elif "closing" in labels:
        where = "Số dư cuối kỳ không nối với dòng cuối"
    else:
        where = day_label or "Số dư không nối với dòng trước"
    if unread := [row for row in segment.rejected if row.code != BALANCE_LINE]:
        where += f"; ở đó có dòng để ngoài ({positions(unread)})"
    return Break(where, later.page, later.row, segment.missing)


def positions(rows: list[RejectedRow], most: int = 5) -> str:
    """Where rows stand, in words; no more than `most` of them."""
    named = [f"trang {row.page} dòng {row.line}" if row.page else f"dòng {row.line}" for row in rows[:most]]
    more = len(rows) - most
    return ", ".join(named) + (f" và {more} dòng nữa" if more > 0 else "")


def merged(spans: list[Span]) -> list[Span]:
    """Neighbours alike become one; what exceeds MOST_SPANS becomes one that claims nothing and says how many it stands for."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and span.state != BROKEN and (last.by, last.state) == (span.by, span.state):
            found[-1] = together([last, span], last.by, last.state)
        else:
            found.append(span)
    if len(found) <= MOST_SPANS:
        return found
    rest = found[MOST_SPANS - 1 :]
    worst = next((span for state in (BROKEN, UNPROVEN) for span in rest if span.state == state), rest[0])
    more = sum(1 + span.more - bool(span.more) for span in rest if span.state != PROVEN)
    return [*found[: MOST_SPANS - 1], replace(together(rest, worst.by, worst.state), more=more)]


def together(spans: list[Span], by: str, state: str) -> Span:
    """Neighbouring spans as one."""
    credit, debit = sum(span.credit for span in spans), sum(span.debit for span in spans)
    return Span(spans[0].first, spans[-1].last, credit, debit, by, state)
