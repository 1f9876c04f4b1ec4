"""Which agreeing runs are the same transactions, and which are gifts that look alike.

Two rows agree when day, amounts and the memo's letters and digits agree, and reference, time, balance where both print them.
A run of agreeing rows is one part of the account that both files hold when one of these is true:

1. a row in it is certain: both print the same balance; or the same reference, with the same time or where references
   repeat in neither file; or the same sequence number, where most rows with equal numbers agree (one numbering);
2. both files agree whole, from first to last row;
3. nothing contradicts it at either end, since one of the files begins or ends there, it has two rows that differ, and
   rows like these seldom meet: the product of their shares in the files, times the lengths that it could have, is
   below SELDOM_AT_EDGES. Rows whose numbers differ must then be of files that both count from 1: pages of one list have one numbering;
4. it has two rows that differ, and it would come about by chance less than once in a thousand times: the number of
   positions where it could begin × the shares of its rows is below SELDOM_ANYWHERE.

So a lone equal row is another gift unless it is certain, and so are twins on both sides of a cut.
"""

from collections import Counter

from .candidates import Run
from .columns import ABSENT, Rows

SELDOM_AT_EDGES = 0.005
SELDOM_ANYWHERE = 0.001
MOST_SHARE_OF_UNIQUE = 0.01  # of a row that no other is like; few rows tell little of how rare it is


class Evidence:
    """What the rows of two files say of runs of them."""

    def __init__(self, one: Rows, other: Rows):
        self.one, self.other = one, other
        self.references = one.is_unique("reference") and other.is_unique("reference")
        self.counts = Counter(one.content), Counter(other.content)
        self.days = Counter(one.days), Counter(other.days)
        self.numbered = self.has_one_numbering()
        self.restarts = 1 in one.sequence and 1 in other.sequence

    def has_one_numbering(self) -> bool:
        """Whether equal sequence numbers mean equal rows: most rows that share a number agree."""
        here = {number: position for position, number in enumerate(self.one.sequence) if number != ABSENT}
        pairs = [(here[number], position) for position, number in enumerate(self.other.sequence) if number in here]
        agreeing = sum(self.agree(*pair) for pair in pairs)
        return 2 * agreeing > len(pairs)

    def agree(self, here: int, there: int) -> bool:
        """Whether two rows are of equal content, and nothing that both print differs."""
        return self.one.content[here] == self.other.content[there] and not self.differ(here, there)

    def differ(self, here: int, there: int) -> bool:
        """Whether what both print beside the content differs. Sequence numbers are looked at along a run."""
        for name in ("time", "reference", "balance"):
            value, beside = getattr(self.one, name)[here], getattr(self.other, name)[there]
            if value != beside and ABSENT not in (value, beside):
                return True
        return False

    def shift(self, here: int, there: int) -> int | None:
        """How far sequence numbers lie apart; None where one is not printed."""
        value, beside = self.one.sequence[here], self.other.sequence[there]
        return None if ABSENT in (value, beside) else beside - value

    def is_certain(self, here: int, there: int) -> bool:
        """Whether two rows that agree are the same by themselves."""
        one, other = self.one, self.other
        if one.balance[here] == other.balance[there] != ABSENT:
            return True
        if one.reference[here] == other.reference[there] != ABSENT and (
            self.references or one.time[here] == other.time[there] != ABSENT
        ):
            return True
        return self.numbered and self.shift(here, there) == 0

    def holds(self, run: Run) -> bool:
        """Whether the run is the same rows of the account; each of its pairs agrees, with sequence numbers equally far
        apart."""
        pairs = range(run.rows)
        certain = any(self.is_certain(run.start + step, run.other + step) for step in pairs)
        return certain or self.is_whole(run) or self.is_seldom(run)

    def is_seldom(self, run: Run) -> bool:
        """Whether rows of this content would hardly stand in the same order in both files by chance."""
        if len(set(self.one.content[run.start : run.start + run.rows])) < 2:
            return False
        chance = self.chance(run)
        lengths = min(len(self.one), len(self.other))  # of runs that could end where a file does
        return (
            chance * lengths < SELDOM_AT_EDGES
            and self.is_closed(run)
            or chance * self.beginnings(run) < SELDOM_ANYWHERE
        )

    def is_whole(self, run: Run) -> bool:
        """Whether the run is all of both files."""
        one, other = self.one, self.other
        complete = one.is_start and one.is_end and other.is_start and other.is_end
        return complete and run.rows == len(one) == len(other) and self.shift(run.start, run.other) in (None, 0)

    def is_closed(self, run: Run) -> bool:
        """Whether one of the files ends on either side, and their numbers do not say that they are other rows."""
        one, other = self.one, self.other
        before = run.start == 0 and one.is_start or run.other == 0 and other.is_start
        after = run.start + run.rows == len(one) and one.is_end or run.other + run.rows == len(other) and other.is_end
        return before and after and (self.restarts or self.shift(run.start, run.other) in (None, 0))

    def chance(self, run: Run) -> float:
        """How likely rows like these, drawn from the files, stand beside each other."""
        found = 1.0
        for step in range(run.rows):
            found *= max(self.share(0, run.start + step), self.share(1, run.other + step))
            if found < 1e-30:
                break
        return found

    def share(self, which: int, position: int) -> float:
        """Of the rows of its day in that file, those that are like this one."""
        rows = (self.one, self.other)[which]
        alike = self.counts[which][rows.content[position]]
        return min(MOST_SHARE_OF_UNIQUE, 1 / len(rows)) if alike == 1 else alike / self.days[which][rows.days[position]]

    def beginnings(self, run: Run) -> int:
        """In how many positions rows of the run's first day could begin a run."""
        day = self.one.days[run.start]
        return self.days[0][day] * self.days[1][day]
