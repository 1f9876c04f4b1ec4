"""Words, letters and rows of a page that stand close to each other: each text comes back in its own cell, or is doubted."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.welfare.bankfiles.drawn import HEIGHT, UNICODE, Drawn, written
from welfare.bankfiles.detect import read_here
from welfare.pdftables.content.text_runs import TextRun
from welfare.pdftables.rows.spacing import heights_between_rows

TODAY = date(2026, 11, 28)
EDGES = [30.0, 60.0, 115.0, 150.0, 470.0, 550.0, 630.0, 720.0]
HEADERS = [["STT"], ["Ngày GD"], ["Số CT"], ["Nội dung"], ["Ghi nợ"], ["Ghi có"], ["Số dư"]]
SIZE = (842, 595)
WORDS = ["Nguyễn", "Thị", "Ánh", "ủng", "hộ", "quỹ", "vì", "người", "nghèo", "được", "TRUONG", "Đạ", "Đờn"]
memos = st.lists(st.sampled_from(WORDS), min_size=1, max_size=18).map(" ".join)


def taken(content: bytes, folder) -> tuple[list, object]:
    path = folder / "statement.pdf"
    path.write_bytes(content)
    with path.open("rb") as file:
        reading = read_here(file, today=TODAY)
        return list(reading.transactions), reading


def cells_of(memos: list[str]) -> list[list[list[str]]]:
    rows = []
    for number, memo in enumerate(memos, 1):
        words = memo.split()
        lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
        rows.append([[str(number)], ["05/01/2023"], [f"FT{number:03}"], lines, [], ["50.000"], [f"{50 * number}.000"]])
    return rows


def told(rows: list) -> list[tuple]:
    return [(row.reference, row.memo, row.credit, row.balance) for row in rows]


def expected(memos: list[str]) -> list[tuple]:
    return [(f"FT{number:03}", memo, 50_000, 50_000 * number) for number, memo in enumerate(memos, 1)]


class Unruled(Drawn):
    """A table without any line; cells stand a blank apart."""

    def ruled(self, levels: list, top: float, end: float) -> list:
        return []


class Interleaved(Drawn):
    """As LibreOffice draws where a font lacks letters: the others first, then the missing ones in their gaps."""

    def text(self, x: float, y: float, words: str) -> str:
        step, lacking = 4.8, set("ễịủộỹìườượốếạảĐờ")
        parts = [(letter, x + step * at) for at, letter in enumerate(words)]
        return "\n".join(
            self.placed([part for part in parts if (part[0] in lacking) is second], y) for second in (False, True)
        )

    def placed(self, letters: list[tuple[str, float]], y: float) -> str:
        if not letters:
            return ""
        shown, pen = [], letters[0][1]
        for letter, x in letters:
            shown.append(f"{-(x - pen) / 8 * 1000:.0f} {self.shown(letter)}")
            pen = x + 4.8
        return f"BT /F1 8 Tf {letters[0][1]:.2f} {self.size[1] - y:.2f} Td [{' '.join(shown)}] TJ ET"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(memos, min_size=1, max_size=7),
    st.sampled_from([Drawn, Interleaved]),
    st.sampled_from([{}, {"centred": True}]),
)
def test_letters_drawn_apart_are_put_together_by_place(tmp_path_factory, memos, kind, shape):
    page = kind(EDGES, HEADERS, font=UNICODE, size=SIZE, above=["SAO KÊ", "Số dư đầu kỳ: 0"], **shape)
    rows, reading = taken(page.pages(cells_of(memos), per_page=4), tmp_path_factory.mktemp("apart"))
    assert told(rows) == expected(memos) and reading.rejected == []
    assert reading.printed.opening == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(memos, max_size=10), st.booleans())
def test_table_without_lines_is_read_by_its_distances(tmp_path_factory, memos, centred):
    memos = [
        "ủng hộ",
        " ".join(WORDS),
        *memos,
        "góp quỹ",
    ]  # some row between others shows how close its own lines stand
    page = Unruled(EDGES, HEADERS, font=UNICODE, size=SIZE, centred=centred, between_rows=6)
    rows, reading = taken(page.pages(cells_of(memos), per_page=20), tmp_path_factory.mktemp("unruled"))
    assert told(rows) == expected(memos) and reading.rejected == []


def test_cells_a_blank_apart_stay_apart(tmp_path):
    """A day and a document number, and headers that fill their cells."""
    edges = [30.0, 54.0, 107.0, 139.0, 420.0, 460.0, 500.0, 570.0]
    rows, reading = taken(Unruled(edges, HEADERS, font=UNICODE, size=SIZE).pages(cells_of(["ủng hộ", "quỹ"])), tmp_path)
    assert told(rows) == expected(["ủng hộ", "quỹ"]) and reading.rejected == []


def low(memos: list[str], *, above: bool) -> bytes:
    """Rows of one line's height; a second line of text stands in the next row, or the first one in the row before."""
    page = Drawn(EDGES, HEADERS, font=UNICODE, size=SIZE, row_height=HEIGHT + 4)
    cells, drawn, y = cells_of(memos), [], 40.0
    drawn.append(page.row(HEADERS, y))
    levels = []
    for row in cells:
        y += page.height(row)
        levels.append((y, row))
        lines = row[3]
        drawn.append(page.row([*row[:3], [], *row[4:]], y))
        first = y + HEIGHT - (9 * (len(lines) - 1) if above else 0)
        drawn += [page.text(EDGES[3] + 2, first + 9 * number, words) for number, words in enumerate(lines)]
    return written(["\n".join([*page.straight(levels, 40.0, y + page.height(cells[0])), *drawn])], UNICODE, SIZE)


@pytest.mark.parametrize(("above", "doubted"), [(True, [1, 2]), (False, [2, 3])])
def test_rows_too_low_for_their_text_are_doubted_with_their_neighbours(tmp_path, above, doubted):
    memos = ["Nguyễn Thị Ánh", "quỹ vì người nghèo của xã Đạ Đờn huyện Lâm Hà tỉnh Lâm Đồng", "ủng hộ", "bão lũ"]
    rows, reading = taken(low(memos, above=above), tmp_path)
    assert [one.line for one in reading.rejected] == doubted
    assert all("in đè lên dòng bên cạnh" in one.reason for one in reading.rejected)
    assert told(rows) == [one for number, one in enumerate(expected(memos), 1) if number not in doubted]


def test_row_that_goes_on_over_the_page_keeps_the_order_of_its_words(tmp_path):
    page = Drawn(EDGES, HEADERS, font=UNICODE, size=SIZE)
    first = cells_of(["ủng hộ", "Nguyễn Thị Ánh ủng hộ quỹ vì người nghèo"])
    rest = [[], [], [], ["của xã Đạ Đờn"], [], [], []]
    last = cells_of(["một", "hai", "bão lũ"])[2:]
    pages = [page.page(first, first=True), page.page([rest, *last], first=False)]
    rows, reading = taken(written(pages, UNICODE, SIZE), tmp_path)
    assert [row.memo for row in rows] == ["ủng hộ", "Nguyễn Thị Ánh ủng hộ quỹ vì người nghèo của xã Đạ Đờn", "bão lũ"]
    assert reading.rejected == []


def test_text_printed_twice_for_bold_type_counts_once(tmp_path):
    class Bold(Drawn):
        def text(self, x: float, y: float, words: str) -> str:
            return f"{super().text(x, y, words)}\n{super().text(x + 0.3, y, words)}"

    rows, reading = taken(Bold(EDGES, HEADERS, font=UNICODE, size=SIZE).pages(cells_of(["ủng hộ quỹ"])), tmp_path)
    assert told(rows) == expected(["ủng hộ quỹ"]) and reading.rejected == []


def lines_at(*bases: float) -> list[TextRun]:
    return [TextRun(10, 50, base, "chữ") for base in bases]


@pytest.mark.parametrize(
    ("bases", "days", "heights"),
    [
        ((10, 25, 40), (10, 25, 40), [17.5, 32.5]),
        ((10, 20, 35, 45), (10, 35), [27.5]),  # texts go on below their day
        ((10, 20, 35, 45), (20, 45), [27.5]),  # or stand above it
        ((10, 20, 30, 40), (10, 30), None),
        ((10, 25, 40, 80), (10, 25, 40), [17.5, 32.5, 60]),  # what is far below belongs to no row
        ((10, 25, 40, 50), (10, 25, 40), None),
        ((10, 22), (10,), None),
        ((10,), (10,), []),
    ],
)
def test_heights_between_rows(bases, days, heights):
    assert heights_between_rows(lines_at(*bases), lines_at(*days)) == heights
