"""Which rows stand beside a balance that does not fit its neighbour: they may be listed in another order than they were booked, and a step between
two that do not follow each other may look like a payment for a gift, or the other way round."""

from datetime import date

OLDEST, NEWEST = "oldest first", "newest first"


class DoubtfulSteps:
    """Sees the rows of one file in its order. `balances`: those printed beside such rows, if the file has the order. Where one does not fit at all,
    those of one second are doubtful, and those beside them."""

    def __init__(self) -> None:
        self.balances: dict[str, set[int]] = {OLDEST: set(), NEWEST: set()}
        self.rows: list[tuple[int, date | None]] = []  # balance and day of the two rows before, the nearer one first
        self.unfit: set[str] = set()  # in which order some row does not fit
        self.is_unfit = False  # whether the row before does not follow from the one before it
        self.moment = ""
        self.of_moment: list[
            int
        ] = []  # balances of rows of one second that follow each other, and of the row above them
        self.shared: set[int] = set()  # those of seconds of several rows, and beside them
        self.is_beside = False  # whether the row above is of such a second

    def add(self, balance: int, day: date | None, moment: str, fits: dict[str, bool]) -> None:
        """The next row that prints a balance. `moment`: its day and time, "" where it has no time. `fits`: by the order, whether it follows from the
        row above (OLDEST), or that one from it (NEWEST); empty where that is not known."""
        older, newer = fits.get(OLDEST, True), fits.get(NEWEST, True)
        self.unfit |= {order for order, fit in ((OLDEST, older), (NEWEST, newer)) if not fit}
        if self.is_unfit and self.rows and self.rows[0][1] == day:
            self.balances[OLDEST].add(balance)
        if not newer and len(self.rows) > 1 and self.rows[0][1] == self.rows[1][1]:
            self.balances[NEWEST].add(self.rows[1][0])
        self.is_unfit = not older
        self.note_moment(balance, moment)
        self.rows = [(balance, day), *self.rows[:1]]

    def note_moment(self, balance: int, moment: str) -> None:
        """Whether the row is of one second with the one above."""
        if moment and moment == self.moment:
            self.shared |= {*self.of_moment, balance}
            self.is_beside = True
            return
        if self.is_beside:
            self.shared.add(balance)
        self.is_beside, self.moment = False, moment
        self.of_moment = [*(one for one, _ in self.rows[:1]), balance]

    def of(self, order: str) -> frozenset[int]:
        """The balances of doubtful rows of a file that has the order."""
        return frozenset(self.balances[order] | (self.shared if order in self.unfit else set()))
