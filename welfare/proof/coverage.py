"""The coverage of a file: what was gathered of its rows, beside what the file prints of itself and what was not read."""

from collections.abc import Iterable
from itertools import islice

from welfare.bankterms.model import BALANCE_LINE, PrintedFigures, RejectedRow, Transaction

from .balances import Balances, Segment, anchors_of, direction, join
from .builder import ProofBuilder
from .model import BROKEN, COUNT, MOST_BREAKS, PROVEN, TOTALS, Break, Coverage, Day, Point, Span
from .rejected import may_have_moved
from .sentence import CoverageFacts, why
from .sequence import Sequence
from .spans import Sections, UncoveredRows, break_of, merged, sections_of
from .totals import ReadTotals, count_breaks, counts_agree, net, totals_agree, totals_breaks

WEAKEST_FIRST = ("count", "sequence", "totals", "day balance", "balance")
KINDS = {"sequence": "sequence number", "day balance": "daily balance"}


def certify(rows: Iterable[Transaction], printed: PrintedFigures, rejected: Iterable[RejectedRow] = ()) -> Coverage:
    """The coverage of a file's rows, taken all at once."""
    built = ProofBuilder()
    for row in rows:
        built.add(row)
    return coverage(built, printed, rejected)


def coverage(built: ProofBuilder, printed: PrintedFigures, rejected: Iterable[RejectedRow] = ()) -> Coverage:
    """What a file proves. To be asked once for each builder, after the last row, of which there is at least one; raises ValueError otherwise.

    `rejected`: the rows of the file that were not taken for transactions, in its order.
    """
    return Conclusion(built, printed, list(rejected)).coverage()


class Conclusion:
    """One file whose rows have all been seen."""

    def __init__(self, built: ProofBuilder, printed: PrintedFigures, rejected: list[RejectedRow]):
        if built.first is None or built.last is None:
            raise ValueError("a file without a row proves nothing")
        self.built, self.printed, self.rejected = built, printed, rejected
        self.first, self.last = built.first, built.last
        self.aside = [row for row in rejected if row.code != BALANCE_LINE]
        self.total = Point(built.rows, built.credit, built.debit, 0)
        self.read = ReadTotals(
            built.credit_rows, built.rows - built.credit_rows, built.credit, built.debit, rejected=len(self.aside)
        )
        built.days.end(built.last)
        self.balances, self.unplaced = self.joined()
        self.newest_first = self.balances.newest_first
        self.is_daily = built.days.are_closings(built.points, built.rows, newest_first=self.newest_first)

    def joined(self) -> tuple[Balances, list[RejectedRow]]:
        """The balances in the direction that the file was written in, and the rejected rows without a position."""
        built = self.built
        sets = tuple(
            anchors_of(chain, built.last_point(newest_first=chain.newest_first), self.printed, self.total)
            for chain in built.chains
        )
        rising, falling = built.moves_in_time()
        index = direction(built.chains, sets, rising=rising, falling=falling, balances=built.points)
        placed, lost = built.holes.position(self.rejected, self.last, self.total)
        return join(built.chains[index], sets[index], placed), lost

    def coverage(self) -> Coverage:
        """The whole of it, for pages and files."""
        pieces = sections_of(self.balances, self.total, is_daily=self.is_daily)
        spans, breaks = self.resolve(pieces)
        unread = self.unread(pieces)
        proven = sum(span.rows for span in spans if span.state == PROVEN)
        kind, outcome = self.kind_of(spans), self.outcome_of(proven, breaks, unread)
        days = self.day_results()
        facts = self.facts_of(kind, outcome, spans, breaks, days, pieces.base, unread)
        return Coverage(
            kind=kind,
            outcome=outcome,
            why=why(facts),
            rows=self.built.rows,
            credit=self.built.credit,
            debit=self.built.debit,
            proven_rows=proven,
            spans=spans,
            breaks=first_of(breaks),
            days=days,
            base=pieces.base,
            unread=len(unread),
            opening=self.printed.opening,
            closing=self.closing(),
        )

    def outcome_of(self, proven: int, breaks: list[Break], unread: list[RejectedRow]) -> str:
        """The one rule that every badge, sentence, file and audit rests on."""
        if breaks:
            return "breaks"
        if proven == self.built.rows and not unread:
            return "proven"
        return "partly" if proven else "unprovable"

    def facts_of(
        self,
        kind: str,
        outcome: str,
        spans: list[Span],
        breaks: list[Break],
        days: list[Day],
        base: int | None,
        unread: list[RejectedRow],
    ) -> CoverageFacts:
        """What the sentences of a coverage are made of."""
        printed = [label for label in ("opening", "closing") if getattr(self.printed, label) is not None]
        return CoverageFacts(
            kind=kind,
            outcome=outcome,
            spans=spans,
            breaks=breaks,
            days=days,
            base=base,
            unread=unread,
            unmoved=[row for row in self.aside if not may_have_moved(row)],
            ends=[label for label in printed if label not in self.broken_ends()],
            balances=self.built.points + len(printed) + len(self.rejected) - len(self.aside),
            reordered=self.balances.reordered,
        )

    def broken_ends(self) -> set[str]:
        """The labels of those printed balances that the rows do not lead to, or from."""
        broken = [segment for segment in self.balances.segments if segment.missing or segment.more]
        return {point.label for segment in broken for point in (segment.start, segment.end)}

    def day_results(self) -> list[Day]:
        """Each day in the order of the file; none where balances are not printed by the day."""
        if not self.is_daily:
            return []
        moved = self.built.credit - self.built.debit
        return self.built.days.results(self.built.rows, moved, self.printed, newest_first=self.newest_first)

    def resolve(self, pieces: Sections) -> tuple[list[Span], list[Break]]:
        """Every row in a span, and everything that is wrong."""
        breaks = [
            break_of(segment, newest_first=self.newest_first, day_label=self.day_label(segment))
            for segment in self.balances.segments
            if segment.missing or segment.more
        ]
        sums = totals_breaks(self.printed, self.read)
        if sums and net(sums) == sum(found.missing or 0 for found in breaks) != 0:
            sums = []  # one lost row is one break, though the totals miss it too
        sequence = self.numbers()
        rest = UncoveredRows(
            totals_agree(self.printed, self.read), counts_agree(self.printed, self.read), net(sums) if sums else None,
            sequence,
        )  # fmt: skip
        spans: list[Span] = []
        stretches = pieces.stretches
        for piece in pieces.found:
            if isinstance(piece, Span):
                spans.append(piece)
                continue
            spans += rest.spans(piece, is_only=len(stretches) == 1)
            if sequence and not rest.totals_agree:
                breaks += sequence.breaks(piece)
        counted = count_breaks(self.printed, self.read)
        if not any(span.state == BROKEN for span in spans) and (sums or counted):
            end, by = self.built.rows, TOTALS if sums else COUNT
            spans.append(Span(end + 1, end, 0, 0, by, BROKEN, missing=net(sums) if sums else None))
        return merged(spans), [*breaks, *sums, *counted]

    def numbers(self) -> Sequence | None:
        """The sequence numbers, with what lacks at their ends; None where the file prints none."""
        sequence = self.built.sequence
        if not sequence.is_printed:
            return None
        sequence.finish(self.rejected, self.total, self.first, self.last)
        return sequence

    def day_label(self, segment: Segment) -> str:
        """The first words of a break between two days; "" where balances are not printed by the day."""
        if not self.is_daily:
            return ""
        later = segment.start.position + 1 if self.newest_first else segment.end.position
        day = self.built.days.day_at(later)
        return f"Số dư cuối ngày {day:%d/%m/%Y}" if day else ""

    def unread(self, pieces: Sections) -> list[RejectedRow]:
        """Rejected rows with which money may have moved, as far as nothing printed shows that it did not."""
        if totals_agree(self.printed, self.read) or counts_agree(self.printed, self.read):
            return []
        balances = self.balances
        first, last = balances.first, balances.last
        is_closed = bool(balances.segments and first and first.point.label and last and last.point.label)
        is_closed = is_closed and not any(segment.missing or segment.more for segment in balances.segments)
        inside = [row for each in balances.segments if each.missing or each.more for row in each.rejected]
        found = [*balances.before, *inside, *balances.after, *([] if is_closed else self.unplaced)]
        return sorted(filter(may_have_moved, found), key=lambda row: (row.page or 0, row.line))

    def kind_of(self, spans: list[Span]) -> str:
        """The weakest evidence among the spans, as Coverage names it."""
        used = {span.by for span in spans}
        weakest = next((by for by in WEAKEST_FIRST if by in used), "none")
        if weakest == "balance":
            ends = [each for segment in self.balances.segments for each in (segment.start, segment.end)]
            is_whole = all(point.label for point in ends) and not self.balances.reordered
            return "opening and closing" if is_whole else "running balance"
        return KINDS.get(weakest, weakest)

    def closing(self) -> int | None:
        """As printed: by a label, or beside the transaction that certainly is the newest, with no unread row after it."""
        if self.printed.closing is not None:
            return self.printed.closing
        balances, (rising, falling) = self.balances, self.built.moves_in_time()
        is_certain = self.built.rows == 1 or balances.segments or rising != falling
        newest, outside = (self.first, balances.before) if self.newest_first else (self.last, balances.after)
        if balances.is_open or not is_certain or any(map(may_have_moved, [*outside, *self.unplaced])):
            return None
        return newest.balance


def first_of(breaks: list[Break]) -> list[Break]:
    """As many breaks as are named one by one, and one for all others."""
    more = len(breaks) - MOST_BREAKS
    if more <= 0:
        return breaks
    return [*islice(breaks, MOST_BREAKS), Break(f"Còn {more} chênh lệch nữa, không kể hết ở đây")]
