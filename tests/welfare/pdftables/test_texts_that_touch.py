"""Texts that touch, cross or hide each other: each comes back in its own cell, or its row is doubted, or the file refused."""

import pytest

from tests.welfare.bankfiles.drawn import UNICODE, Drawn, as_pdf, written
from tests.welfare.bankfiles.generator.result import result_of
from welfare.pdftables.content.interleaving import spelled_out
from welfare.pdftables.content.letter_spacing import without_letter_spacing
from welfare.pdftables.content.letter_widths import settle_widths
from welfare.pdftables.content.text_runs import TextRun

LETTER, HEIGHT = 4.8, 842  # points: a letter of the font, the page
HEADERS = ("Ngày", "Ghi nợ", "Ghi có", "Số tham chiếu", "Số dư", "Nội dung")
PLACES = (30, 100, 170, 240, 330, 420)
Cell = tuple[float, str]
ROWS = [
    ("01/10/2024", "", "500.000", "FT1001", "1.500.000", "Nguyễn Thị Ánh ủng hộ"),
    ("02/10/2024", "300.000", "", "FT1002", "1.200.000", "chi quà Tết"),
    ("03/10/2024", "", "150.000", "FT1003", "1.350.000", "góp quỹ"),
]
READ = [(500_000, "FT1001", 1_500_000), (-300_000, "FT1002", 1_200_000), (150_000, "FT1003", 1_350_000)]
DRAWN, LETTERS = (Drawn([*map(float, PLACES)], [], font=UNICODE, splinters=splinters) for splinters in (False, True))


def cells_of(row: tuple[str, ...], *, ends: float | None = None) -> list[Cell]:
    """Texts at their places; amounts end `ends` points behind theirs where that is given."""
    return [
        (x + ends - LETTER * len(text) if ends and at in (1, 2, 4) else x, text)
        for at, (x, text) in enumerate(zip(PLACES, row, strict=True))
        if text
    ]


def page_of(lines: list[list[Cell]], *, top: float = 60.0, more: tuple[str, ...] = (), by: Drawn = DRAWN) -> str:
    drawn = [by.text(x, top + 14 * number, text) for number, line in enumerate(lines) for x, text in line]
    return "\n".join([*drawn, *more])


def read(*pages: str, width: int = 640, turn: int = 0):
    return result_of(written([*pages], UNICODE, (width, HEIGHT), turn=turn))


def moved(result) -> list[tuple]:
    return [(row.credit - row.debit, row.reference, row.balance) for row in result.rows]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_that_are_shown_turned_are_read_as_upright_ones(turn):
    """A text's end was told by its upright side: on a turned page it was where the text begins, and no letters made a word."""
    lines = [cells_of(HEADERS, ends=55), *(cells_of(row, ends=55) for row in ROWS)]
    result = read(page_of(lines, by=LETTERS), turn=turn)
    assert (moved(result), result.rejected) == (READ, [])


def test_digit_that_pdfium_drops_under_an_equal_one_is_not_missed_in_silence():
    """“351.500.000” whose first digits are printed over “…35”: pdfium keeps one of two equal letters at one place."""
    crowded = [*cells_of(ROWS[0])[:2], (300.0, "FT10000035"), (300.0 + 8 * LETTER, "351.500.000"), (420, "góp")]
    result = read(page_of([cells_of(HEADERS), crowded, *map(cells_of, ROWS[1:])]))
    assert (moved(result), len(result.rejected)) == (READ[1:], 1)


def test_text_that_is_cut_at_the_papers_edge_is_doubted():
    result = read(page_of([cells_of(HEADERS), *map(cells_of, ROWS)]), width=round(420 + LETTER * 21))
    assert moved(result) == READ[1:]
    assert [one.reason for one in result.rejected] == [
        "Trang 1, dòng 1: “Nguyễn Thị Ánh ủng hộ” chạy ra mép giấy nên có thể thiếu chữ."
    ]


def test_amount_of_one_column_and_text_of_another_that_touch_are_no_memo():
    wide = [*cells_of(ROWS[0])[:3], (420 - 13 * LETTER, "1.500.000.000"), (420, "góp")]
    result = read(page_of([cells_of(HEADERS), wide, *map(cells_of, ROWS[1:])]))
    assert [row.memo for row in result.rows if "1.500" in row.memo] == []


def test_sign_of_money_in_the_column_beside_is_no_reference():
    wide = [
        (30.0, "01/10/2024"),
        (170.0, "500.000"),
        (222.0, "₫"),
        (240.0, "FT1001"),
        (330.0, "1.500.000"),
        (420.0, "góp"),
    ]
    result = read(page_of([cells_of(HEADERS), wide, *map(cells_of, ROWS[1:])]))
    assert [row.reference for row in result.rows if "₫" in row.reference] == []


@pytest.mark.parametrize("name", ["Số dư Nội dung", "STT Số tham chiếu"])
def test_two_headers_a_blank_apart_are_no_header_of_one_column(name):
    """Their column's texts and balances were read as one memo."""
    one, other = ("Số dư", "Nội dung") if name.startswith("Số dư") else ("STT", "Số tham chiếu")
    words, line = [*one.split(), *other.split()], {"Số dư": "1.500.000", "STT": "1"}[one]
    x, header = 330.0, []
    for word in words:
        header.append((x, word))
        x += LETTER * (len(word) + 1)
    heads = [(30.0, "Ngày"), (100.0, "Ghi"), (119.2, "nợ"), (170.0, "Ghi"), (189.2, "có"), *header]
    heads += [] if one == "Số dư" else [(480.0, "Nội"), (499.2, "dung")]
    rows = [
        [
            (30.0, f"0{day}/10/2024"),
            (170.0, "500.000"),
            (330.0, line),
            (330.0 + LETTER * (len(one) + 1), "FT1"),
            (480.0, "góp"),
        ]
        for day in (1, 2, 3)
    ]
    assert (
        read(page_of([heads, *rows])).refusal == f"Hai đầu cột in liền nhau thành “{name}”: không tách được hai cột đó."
    )


def test_what_every_page_prints_at_its_top_is_no_rest_of_a_row():
    head = DRAWN.text(500, 20, "Mã tra cứu 12-A")
    pages = [
        page_of([cells_of(HEADERS), *map(cells_of, ROWS[:2])], more=(head,)),
        page_of([cells_of(ROWS[2])], more=(head,)),
    ]
    assert [row.memo for row in read(*pages).rows] == [row[5] for row in ROWS]


def test_rest_of_a_memo_that_looks_like_a_pages_number_is_kept():
    paper = Drawn([30, 120, 200, 280, 500], [["Ngày"], ["Ghi nợ"], ["Ghi có"], ["Nội dung"]], font=UNICODE)
    one = paper.page([[["01/10/2024"], [], ["500.000"], ["gửi quà ngày"]]], first=True)
    two = paper.page([[[], [], [], ["03/10"]], [["02/10/2024"], [], ["100.000"], ["góp"]]], first=False)
    assert [row.memo for row in read(one, two).rows] == ["gửi quà ngày 03/10", "góp"]


def letters(*found: tuple[float, float, str]) -> list[TextRun]:
    return [TextRun(left, left + width, 10.0, text) for left, width, text in found]


def test_letters_of_another_font_reach_to_the_next_letter():
    """Too narrow, too wide, and too wide for the blank behind it; pdfium has one word each time."""
    runs = letters(
        (0, 4, "g"),
        (4, 3, "i"),
        (7, 3, "ả"),
        (11, 4, "i"),
        (15, 8, "ố"),
        (23, 4, "d"),
        (27, 4, "a"),
        (31, 6.5, "ề"),
        (35, 4, "n"),
    )
    settle_widths([(at, at + 1) for at in range(len(runs))], runs)
    assert [run.right for run in runs] == [4, 7, 11, 15, 19, 27, 31, 35, 39]


def test_text_over_a_text_is_not_woven_into_it():
    """An amount that runs over its column's end into a memo became “1.000C0ôn”."""
    over = sorted([*zip(letters(*((4.0 * at, 4, c) for at, c in enumerate("1.000"))), [0] * 5, strict=True),
                   *zip(letters(*((10.0 + 4 * at, 4, c) for at, c in enumerate("Công"))), [1] * 4, strict=True)])  # fmt: skip
    assert spelled_out([one for one, _ in over], [turn for _, turn in over]) is None


def test_header_that_touches_the_next_one_is_not_one_header():
    heads = [(30.0, "Date"), (100.0, "Debit"), (170.0, "CreditDescription"), (420.0, "Balance")]
    rows = [
        [(30.0, f"0{day}/10/2024"), (170.0, "500.000"), (210.0, "góp quỹ"), (420.0, "1.500.000")] for day in (1, 2, 3)
    ]
    refusal = "Hai đầu cột in liền nhau thành “CreditDescription”: không tách được hai cột đó."
    assert read(page_of([heads, *rows])).refusal == refusal


def test_line_that_every_page_has_may_come_in_other_pieces():
    """A program wrote “Mã tra cứu 12-AB” as one text on the first page and as two on the next."""
    one, two = DRAWN.text(500, 20, "Mã tra cứu 12-AB"), DRAWN.text(500, 20, "Mã tra cứu 12-")
    rest = DRAWN.text(500 + 18 * LETTER, 20, "AB")
    pages = [
        page_of([cells_of(HEADERS), *map(cells_of, ROWS[:2])], more=(one,)),
        page_of([cells_of(ROWS[2])], more=(two, rest)),
    ]
    assert [row.memo for row in read(*pages).rows] == [row[5] for row in ROWS]


def test_label_of_a_sum_that_stands_alone_is_no_rest_of_a_memo():
    lines = [cells_of(HEADERS), *map(cells_of, ROWS), [(420.0, "Tổng cộng")]]
    result = read(page_of(lines))
    assert ([row.memo for row in result.rows], result.rejected) == ([row[5] for row in ROWS], [])


def test_headers_of_two_lines_a_blank_apart_are_no_header_of_one_column():
    """“STT / No.” beside “Số tham chiếu”: the numbers became part of the references, and a memo the other party's name too."""
    heads = [(30.0, 60, "Ngày"), (100.0, 60, "Ghi"), (119.2, 60, "nợ"), (170.0, 60, "Ghi"), (189.2, 60, "có"),
             (330.0, 46, "STT"), (330.0, 60, "No."), (349.2, 60, "Số"), (363.6, 60, "tham"), (387.6, 60, "chiếu"),
             (480.0, 60, "Nội"), (499.2, 60, "dung")]  # fmt: skip
    rows = [
        [(30.0, f"0{day}/10/2024"), (170.0, "500.000"), (330.0, "1"), (349.2, "FT1"), (480.0, "góp")]
        for day in (1, 2, 3)
    ]
    drawn = [LETTERS.text(*head) for head in heads]
    refusal = "Hai đầu cột in liền nhau thành “STT No. Số tham chiếu”: không tách được hai cột đó."
    assert read(page_of(rows, top=74.0, more=drawn, by=LETTERS)).refusal == refusal


def test_text_that_runs_into_the_next_column_is_doubted_where_that_has_another_line():
    """A reference went on with the first words of the donor's name, whose last word stood by itself a line below."""
    headers = ("Ngày", "Ghi nợ", "Ghi có", "Số tham chiếu", "Tên đối ứng", "Nội dung")
    first = [cells_of((*row[:4], "Hội Phụ nữ", row[5]), ends=55) for row in ROWS]
    into = [*cells_of(("02/10/2024", "300.000", "", "", "", "chi"), ends=55), (240.0, "FT100200000 Hội Phụ nữ")]
    pages = []
    for rows, top in (([cells_of(headers), *first], 60), ([first[0], into, first[2]], 90)):
        lines = [
            (y, cell)
            for number, row in enumerate(rows)
            for y, cells in ((top + 30 * number, row), (top + 10 + 30 * number, [(330.0, "thôn 3")]))
            for cell in (cells if y != 70 else [])
        ]
        pages.append("\n".join(DRAWN.text(x, y, text) for y, (x, text) in lines))
    result = read(*pages)
    assert {(row.counterparty, len(row.reference)) for row in result.rows} == {("Hội Phụ nữ thôn 3", 6)}
    assert [one.reason for one in result.rejected] == [
        "Trang 2, dòng 2: “FT100200000 Hội Phụ nữ” đứng vắt qua hai cột nên có thể là chữ của cả hai."
    ]


@pytest.mark.parametrize(("above", "aside"), [(2.5, ["Trang 1, dòng 2: “chi quà Tết” bị gạch ngang."]), (-1.5, [])])
def test_text_that_is_struck_through_is_doubted_and_an_underlined_one_is_not(above, aside):
    """Between lines of a table it is told as printed over another row; a table without lines said nothing."""
    line = HEIGHT - (60 + 14 * 2) + above
    stroke = f"0.5 w 420 {line} m {420 + 11 * LETTER} {line} l S"
    result = read(page_of([cells_of(HEADERS), *map(cells_of, ROWS)], more=(stroke,)))
    assert [one.reason for one in result.rejected] == aside
    assert len(result.rows) == 3 - len(aside)


@pytest.mark.parametrize("wide", [False, True])
def test_a_text_struck_through_between_ruled_rows_sets_aside_its_own_row_alone(wide):
    """The line through the text was taken for one between rows: the row below lost its day."""
    paper = Drawn([30, 120, 200, 280, 500], [["Ngày"], ["Ghi nợ"], ["Ghi có"], ["Nội dung"]], font=UNICODE)
    rows = [[[f"0{day}/10/2024"], [], [f"{day}00.000"], [f"góp {day}"]] for day in (1, 2, 3)]
    texts = [(32, 10), (202, 7), (282, 5)] if wide else [(282, 5)]
    struck = [f"0.5 w {x} {842 - 75.5} m {x + 4.8 * letters} {842 - 75.5} l S" for x, letters in texts]
    result = read("\n".join([paper.page(rows, first=True), *struck]))
    assert [(row.memo, row.credit) for row in result.rows] == [("góp 1", 100_000), ("góp 3", 300_000)]
    assert [one.reason for one in result.rejected] == ["Trang 1, dòng 2: “góp 2” bị gạch ngang."]


def test_who_signs_below_the_table_is_no_rest_of_a_memo():
    """The director's title and name stood below the column of memos. One such word alone may end the last memo."""
    signed = [[(30.0, "Lập biểu"), (420.0, "Giám đốc")], [(30.0, "(Ký, họ tên)"), (420.0, "(Ký, đóng dấu)")]]
    lines = [cells_of(HEADERS), *map(cells_of, ROWS)]
    assert [row.memo for row in read(page_of([*lines, *signed, [(420.0, "Trần Duyệt")]])).rows] == [
        row[5] for row in ROWS
    ]
    paper = Drawn([30, 120, 200, 280, 500], [["Ngày"], ["Ghi nợ"], ["Ghi có"], ["Nội dung"]], font=UNICODE)
    alone = paper.page([[["01/10/2024"], [], ["500.000"], ["theo ý", "giám đốc"]]], first=True)
    assert [row.memo for row in read(alone).rows] == ["theo ý giám đốc"]


def test_amount_a_blank_before_a_memo_is_no_part_of_it_where_headers_are_drawn_in_pieces():
    """Words are put together before columns are known: the amount, below no header, became the memo's first word."""
    headers = [(30, "Ngày"), (100, "Ghi n"), (100 + 5 * LETTER, "ợ"), (170, "Ghi có"), (240, "Số tham chiếu")]
    headers += [(340, "S"), (340 + LETTER, "ố dư"), (420, "Nội dung")]
    lines = [[(418 - LETTER * len(text) if x == 330 else x, text) for x, text in cells_of(row)] for row in ROWS]
    result = read(page_of([headers, *lines]))
    assert (moved(result), [row.memo for row in result.rows]) == (READ, [row[-1] for row in ROWS])


@pytest.mark.parametrize("width", [80, 84, 90])
@pytest.mark.parametrize("mark", ["+", "x", "1"])
def test_mark_of_the_next_column_in_a_blank_of_the_memo_is_no_letter_of_it(mark, width):
    """A memo runs over its column's end, and “+” stands between two of its words: LibreOffice weaves no such letter into a text."""
    table = [
        ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải", "Dấu"],
        ["01/10/2024", "", "500.000", "1.500.000", "NGUYEN VAN AN ung ho dot 1", mark],
    ]
    result = result_of(as_pdf(table, width=width))
    assert (result.rows, "in đè lên nhau" in (result.refusal or result.rejected[0].reason)) == ([], True)


@pytest.mark.parametrize("spacing", [0.0, 1.2, 2.4])
def test_headers_whose_letters_are_set_apart_are_words(spacing):
    headers = ("Ngày", "Ghi nợ", "Ghi có", "Số CT", "Số dư", "Nội dung")
    letters = []
    for x, header in zip(PLACES, headers, strict=True):
        for letter in header:
            letters += [(x, letter)] if letter != " " else []
            x += spacing + (LETTER if letter != " " else LETTER / 2)
    result = read(page_of([letters, *map(cells_of, ROWS)]))
    assert (moved(result), [row.memo for row in result.rows]) == (READ, [row[-1] for row in ROWS])


def test_words_that_are_drawn_by_single_letters_beside_others_stay_as_they_are():
    runs = [TextRun(10.0 * at, 10.0 * at + 4, 50.0, letter) for at, letter in enumerate("ABCDEF")]
    runs += [TextRun(70.0 + at, 90.0 + at, 50.0, "Nội dung") for at in (0.0, 30.0)]
    assert without_letter_spacing(runs) == runs
