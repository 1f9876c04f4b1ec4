"""What stands between and below the records: sums are compared and asked about, signatures are told, nothing is dropped unsaid."""

import pytest

from tests.workbooks.makers import read, resource, values, workbook

WANTED = resource("Tên", "Xã", "Ghi chú", money=("Số tiền",), numbers=("Số suất",))
HEADERS = ["TT", "Tên", "Xã", "Số suất", "Số tiền", "Ghi chú"]
ROWS = [[1, "a", "Mẫu", 2, 500_000, None], [2, "b", "Mẫu", 3, 750_000, None]]


def test_a_row_of_sums_is_compared_and_asked_about():
    asked = read([HEADERS, *ROWS, ["Tổng cộng", None, None, 5, 1_250_000]], WANTED)
    assert (values(asked, "Tên"), asked.must_decide_totals, asked.has_questions) == (["a", "b"], True, True)
    assert [(total.line, total.text, total.agreeing, total.differences) for total in asked.totals] == [
        (4, "Tổng cộng", ("Số suất", "Số tiền"), ())
    ]
    assert asked.notes == ["Dòng 4 (“Tổng cộng”) là dòng tổng cộng, khớp ở cột “Số suất”, “Số tiền”."]


def test_the_answer_skips_it_or_takes_it_for_a_record():
    rows = [HEADERS, *ROWS, [3, "Tổng cộng", None, 5, 1_250_000]]
    skipped = read(rows, WANTED, skip_totals=True)
    assert (values(skipped, "Tên"), skipped.has_questions) == (["a", "b"], False)
    kept = read(rows, WANTED, skip_totals=False)
    assert (values(kept, "Tên"), kept.totals, kept.has_questions) == (["a", "b", "Tổng cộng"], [], False)


def test_sums_that_differ_are_told_with_both_numbers():
    found = read([HEADERS, *ROWS, [None, "CỘNG", None, 6, "1.250.000,5"]], WANTED)
    assert found.notes == [
        "Dòng 4 (“CỘNG”) là dòng tổng cộng, không khớp: Số suất ghi 6, các dòng cộng lại là 5; "
        "Số tiền ghi 1.250.000,5, các dòng cộng lại là 1.250.000."
    ]


def test_amounts_in_words_of_a_scale_are_added_up():
    rows = [HEADERS, *ROWS, [3, "c", "Mẫu", 1, "2tr5", None], [None, "Tổng cộng", None, 6, "3.750.000"]]
    found = read([*rows, ["", "Bằng chữ: Ba triệu bảy trăm năm mươi nghìn đồng"]], WANTED)
    assert found.notes == ["Dòng 5 (“Tổng cộng”) là dòng tổng cộng, khớp ở cột “Số suất”, “Số tiền”."]
    in_thousands = [
        ["Đơn vị tính: nghìn đồng"],
        HEADERS,
        [1, "a", "Mẫu", 2, 500, None],
        [2, "b", "Mẫu", 3, "1,5 triệu", None],
    ]
    found = read([*in_thousands, [None, "Cộng", None, 5, 2000]], WANTED)
    assert [(total.agreeing, total.differences) for total in found.totals] == [(("Số suất", "Số tiền"), ())]


def test_sums_of_groups_and_of_all():
    rows = [
        HEADERS,
        *ROWS,
        [None, "Cộng xã Mẫu", None, 5, 1_250_000],
        [3, "c", "Khác", 1, 100_000],
        [None, "Cộng xã Khác", None, 1, 100_000],
        [None, "Tổng cộng", None, 6, 1_350_000],
    ]
    found = read(rows, WANTED)
    assert values(found, "Tên") == ["a", "b", "c"]
    assert [(total.line, bool(total.differences)) for total in found.totals] == [(4, False), (6, False), (7, False)]


def test_counts_of_records_are_compared():
    assert read([HEADERS, *ROWS, ["Tổng số: 03 hộ"]], WANTED).notes == [
        "Dòng 4 (“Tổng số: 03 hộ”) là dòng tổng cộng, không khớp: số dòng ghi 3, các dòng cộng lại là 2."
    ]
    assert read([HEADERS, *ROWS, ["Tổng cộng", "02 hộ"]], WANTED).totals[0].differences == ()


@pytest.mark.parametrize(
    "label",
    [
        "Tổng",
        "CỘNG",
        "Tổng cộng",
        "Tổng số: 5 hộ",
        "Cộng (5 hộ)",
        "Cộng tiêu chí 1",
        "Tổng tiền",
        "Luỹ kế",
        "Toàn xã",
        "TONG CONG",
    ],
)
def test_totals_as_offices_write_them(label):
    assert [total.line for total in read([HEADERS, *ROWS, [None, label, None, 5, 1]], WANTED).totals] == [4]


@pytest.mark.parametrize(
    "name",
    [
        "Công ty Mẫu", "Tổng công ty Mẫu", "Cộng đồng dân cư", "Tổng kết năm 2023", "Cổng chào", "Tổng cục Thuế", "Cộng tác viên",
        "Toàn xã hội", "Cộng hoà",
    ],
)  # fmt: skip
def test_names_that_begin_alike_are_records(name):
    assert values(read([HEADERS, *ROWS, [3, name, None, 1, 5]], WANTED), "Tên") == ["a", "b", name]


def test_a_record_whose_text_begins_so_and_says_more_stays():
    rows = [HEADERS, *ROWS, [3, "Tổng số tiền quyên góp", "xã Mẫu", 1, 5, "lần 2"]]
    assert values(read(rows, WANTED), "Tên") == ["a", "b", "Tổng số tiền quyên góp"]


def test_what_stands_below_the_table_is_told():
    rows = [
        HEADERS,
        *ROWS,
        ["Tổng", None, None, 5, 1_250_000],
        ["Tổng số tiền bằng chữ: Một triệu hai trăm năm mươi nghìn đồng chẵn./."],
        [None, None, None, "Xã Mẫu, ngày 18 tháng 11 năm 2023"],
        ["NGƯỜI LẬP BIỂU", None, None, "TM. BAN THƯỜNG TRỰC"],
        [None, None, None, "CHỦ TỊCH"],
        [],
        ["Nguyễn Thị Mẫu", None, None, "Trần Văn Mẫu"],
    ]
    found = read(rows, WANTED, skip_totals=True)
    assert (values(found, "Tên"), found.faults, found.end_line) == (["a", "b"], [], 5)
    assert found.notes == [
        "Dòng 4 (“Tổng”) là dòng tổng cộng, khớp ở cột “Số suất”, “Số tiền”.",
        "Từ dòng 6 (“Xã Mẫu, ngày 18 tháng 11 năm 2023”) là phần dưới bảng, không được nhập.",
    ]


def test_an_amount_in_words_that_is_another_is_told():
    rows = [HEADERS, *ROWS, ["Số tiền bằng chữ: Một triệu hai trăm nghìn đồng"]]
    assert read(rows, WANTED).notes == ["Số tiền bằng chữ ở dòng 4 khác tổng các dòng phía trên."]


def test_an_amount_in_words_without_a_column_of_money_says_nothing():
    rows = [["Tên"], ["a"], ["Số tiền bằng chữ: Một triệu đồng"]]
    assert read(rows, WANTED).notes == []


def test_signatures_without_a_sum_end_the_table():
    found = read(
        [HEADERS, *ROWS, [], [None, "Người lập", None, None, "Chủ tịch"], [None, "Mẫu", None, None, "Thử"]], WANTED
    )
    assert (values(found, "Tên"), found.end_line) == (["a", "b"], 5)


def test_records_below_a_signature_are_not_lost():
    rows = [HEADERS, *ROWS, [None, "Người lập"], [3, "c", "Mẫu", 1, 100, None]]
    assert values(read(rows, WANTED), "Tên") == ["a", "b", "Người lập", "c"]


def test_a_sparse_record_at_the_end_stays():
    assert values(read([HEADERS, *ROWS, [None, "c"]], WANTED), "Tên") == ["a", "b", "c"]


def test_sums_merged_over_the_first_columns():
    book = workbook(HEADERS, *ROWS, ["Tổng cộng", None, None, 5, 1_250_000])
    book.active.merge_cells("A4:C4")
    assert read(book, WANTED).totals[0].agreeing == ("Số suất", "Số tiền")
