"""Pages of web banks that a browser printed: no lines, heights in whole pixels, the time below the day, the page's address below the table."""

from random import Random

import pytest

from tests.welfare.bankfiles.drawn import UNICODE, Drawn
from tests.welfare.bankfiles.transactions.tables import taken
from welfare.pdftables.rows.alignment import FOOT, MIDDLE, TOP, WAYS

WORDS = "ủng hộ quỹ vì người nghèo đồng bào bão lũ số ba mong bà con sớm ổn định cuộc sống".split()  # noqa: SIM905
EDGES = [30.0, 60.0, 140.0, 220.0, 300.0, 380.0, 570.0]
HEADERS = [["STT"], ["Ngày GD"], ["Ghi nợ"], ["Ghi có"], ["Số dư"], ["Nội dung"]]
PIXEL = 0.75  # points
AMOUNT = 123_456


class Print(Drawn):
    """`foot`: what stands below the last row, each with where it begins; `below_page`: what the browser prints below each page."""

    foot: tuple[tuple[float, str], ...] = ()
    below_page: tuple[tuple[float, str], ...] = ((24, "https://bank.example/sao-ke"), (560, "{}/3"))

    def text(self, x: float, y: float, words: str) -> str:
        return super().text(x, round(y / PIXEL) * PIXEL, words)

    def pages(self, rows: list[list[list[str]]], per_page: int = 6) -> bytes:
        self.left, self.number = len(rows), 0
        return super().pages(rows, per_page)

    def page(self, rows: list[list[list[str]]], *, first: bool) -> str:
        self.left, self.number = self.left - len(rows), self.number + 1
        of_browser = [
            (24, 22.5, "11/30/24, 5:33 PM"),
            (300, 22.5, "Ngân hàng điện tử"),
            *((x, 774.75, words.format(self.number)) for x, words in self.below_page),
        ]
        below = [(x, 250, words) for x, words in self.foot if not self.left]
        return "\n".join([super().page(rows, first=first), *(self.text(*one) for one in [*of_browser, *below])])


def rows_of(random: Random, count: int, aligned: str, *, sign: str = "") -> tuple[list, list[tuple[str, int, str]]]:
    """Cells of rows, and what must be read of each: time, amount and memo. `sign`: what stands below each amount."""
    rows, moves = [], []
    for number in range(1, count + 1):
        memo = [f"{' '.join(random.choices(WORDS, k=4))} {number}" for _ in range(random.randint(1, 4))]
        time = f"08:{number:02}:11"
        cells = [
            [f"{number}"],
            [f"{1 + number // 3:02}/10/2024", time],
            [],
            [f"{AMOUNT:,}", *([sign] if sign else [])],
            [f"{AMOUNT * number:,}"],
            memo,
        ]
        if aligned == FOOT:
            lines = max(map(len, cells))
            cells = [[*[""] * (lines - len(cell)), *cell] if cell else [] for cell in cells]
        rows.append(cells)
        moves.append((time, AMOUNT, " ".join(memo)))
    return rows, moves


def read(drawn: Print, rows: list, per_page: int = 9) -> list[tuple[str, int, str]]:
    _, reading, found = taken(drawn.pages(rows, per_page=per_page))
    assert reading.rejected == []
    return [(str(row.time), row.credit - row.debit, row.memo) for row in found]


@pytest.mark.parametrize("sign", ["", "VND"])
@pytest.mark.parametrize("aligned", WAYS)
def test_rows_of_a_print_are_read_with_the_time_below_the_day(aligned, sign):
    """The page's title, day and address belong to no row, though the first of them begins with a day."""
    for seed in range(2):
        rows, moves = rows_of(Random(seed), 20, aligned, sign=sign)
        drawn = Print(EDGES, HEADERS, font=UNICODE, lines=False, upright=False, centred=aligned == MIDDLE)
        assert read(drawn, rows) == moves


@pytest.mark.parametrize("aligned", [FOOT, MIDDLE])
def test_day_alone_over_its_own_time_is_no_title(aligned):
    """Short memos stand beside the time: the day is alone on its line, as one above several rows would be."""
    rows, moves = rows_of(Random(9), 9, aligned)
    for number, cells in enumerate(rows, 1):
        cells[5] = [*[""] * (aligned == FOOT), f"góp lần {number}"]
        cells[3:5] = [[*[""] * (aligned == FOOT), cell[-1]] for cell in cells[3:5]]
        cells[0] = [*[""] * (aligned == FOOT), f"{number}"]
        cells[1] = cells[1][-2:]
    drawn = Print(EDGES, HEADERS, font=UNICODE, lines=False, upright=False, centred=aligned == MIDDLE)
    assert read(drawn, rows) == [
        (time, amount, f"góp lần {number}") for number, (time, amount, _) in enumerate(moves, 1)
    ]


@pytest.mark.parametrize(
    "foot",
    [
        ((30.0, "Tổng ghi có: 617.280"),),
        ((30.0, "Số dư"), (70.0, "cuối kỳ: 617.280")),  # over two columns
    ],
)
def test_what_stands_below_the_rows_is_none_of_them(foot):
    rows, moves = rows_of(Random(5), 5, TOP)
    for cells in rows:
        cells[1] = cells[1][:1]
    moves = [("None", *move[1:]) for move in moves]
    drawn = Print(EDGES, HEADERS, font=UNICODE, lines=False, upright=False, between_rows=12.0)
    drawn.foot = foot
    assert read(drawn, rows) == moves


@pytest.mark.parametrize(
    "below_page",
    [
        ((24, "https://bank.example/a"), (130, "/sao-ke/2024"), (560, "{}/2")),  # an address drawn in two pieces
        ((24, "{} of 2"), (480, "30/11/2024, 17:33")),
        ((24, "{} / 2"), (480, "11/30/24, 5:33 PM")),
    ],
)
def test_memo_goes_on_over_the_end_of_a_page(below_page):
    """What the browser printed at the foot was taken for the row that goes on, and the rest of the memo was lost with it."""
    rows, moves = rows_of(Random(6), 9, TOP)
    for cells in rows:
        cells[1] = cells[1][:1]
    rows.insert(5, [[], [], [], [], [], ["đi tiếp ở trang sau"]])
    moves = [("None", *move[1:]) for move in moves]
    moves[4] = (*moves[4][:2], f"{moves[4][2]} đi tiếp ở trang sau")
    drawn = Print(EDGES, HEADERS, font=UNICODE, lines=False, upright=False, between_rows=12.0)
    drawn.below_page = below_page
    assert read(drawn, rows, per_page=5) == moves


def test_balance_below_the_table_is_whole_where_a_column_ends_in_it():
    rows, _ = rows_of(Random(5), 5, TOP)
    drawn = Print(EDGES, HEADERS, font=UNICODE, lines=False, upright=False, between_rows=12.0)
    drawn.foot = ((53.6, "Số dư cuối kỳ: 617"), (140.0, ".280"))
    _, reading, _ = taken(drawn.pages(rows, per_page=9))
    assert reading.printed.closing == AMOUNT * 5
