"""Rows that follow each other exactly as others did before: a page that was exported or pasted twice, where no balance and no number
shows it. They may also be gifts that came again, so this is told and nothing is left out."""

from welfare.bankterms.model import Transaction

from ..amounts.checks import position_in_words

LEAST = 3  # rows that follow each other, each different
NEAR = 1024  # different rows back that are looked at
MOST_NAMED = 3
MOST_SHARE = (
    0.5  # of a page's rows that may be alike by chance; a list of few sums and short memos repeats itself all the time
)

Key = tuple[object, ...]
Place = tuple[int, int | None, int]  # number of the row, its page, its line


class RepeatedRuns:
    """Takes the rows of a file in its order."""

    def __init__(self) -> None:
        self.rows = 0
        self.keys: dict[int, Key] = {}  # of the latest rows, by number
        self.latest: dict[Key, Place] = {}  # where a row like this stood last
        self.run: list[tuple[Key, Place, Place]] = []  # the run that goes on: row, where it stands, where it stood
        self.found: list[tuple[Place, Place, Place, Place]] = []  # first and last of a run, and of what it repeats

    def add(self, row: Transaction) -> None:
        """The next row, one that no balance proves."""
        key = (row.day, row.time, row.debit, row.credit, row.memo, row.reference, row.counterparty)
        here, before = (self.rows, row.page, row.line), self.latest.get(key)
        if self.run and (before is None or before[0] != self.run[-1][2][0] + 1):
            self.close()
        if before is not None:
            self.run.append((key, here, before))
        self.latest[key] = here
        self.keys[self.rows] = key
        self.rows += 1
        if (gone := self.keys.pop(self.rows - NEAR, None)) and self.latest[gone][0] == self.rows - NEAR:
            del self.latest[gone]

    def close(self) -> None:
        """End the run that goes on, and keep it if it is no chance."""
        if len({key for key, _, _ in self.run}) >= LEAST:
            self.found.append((self.run[0][1], self.run[-1][1], self.run[0][2], self.run[-1][2]))
        self.run = []

    def notes(self) -> list[str]:
        """A sentence on what comes twice; none where nothing does, or most of a list is alike anyway."""
        self.close()
        repeated = sum(last[0] - first[0] + 1 for first, last, _, _ in self.found)
        if not repeated or len(self.found) > MOST_NAMED and repeated > MOST_SHARE * self.rows:
            return []
        named = "; ".join(
            f"{span(first, last)} như {span(start, end)}" for first, last, start, end in self.found[:MOST_NAMED]
        )
        more = "…" if len(self.found) > MOST_NAMED else ""
        return [
            f"{repeated} dòng giống hệt các dòng trước đó theo đúng thứ tự ({named}{more}), mà tệp không in số dư: "
            "hãy xem có phần nào của sao kê bị in hoặc chép hai lần không."
        ]


def span(first: Place, last: Place) -> str:
    """`"trang 1, dòng 2 đến trang 1, dòng 4"`."""
    return f"{position_in_words(*first[1:])} đến {position_in_words(*last[1:])}"
