"""The headers of a table are found below letterheads, joined with what stands above them, known by other spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.workbooks.headers.spellings import forms_of, normal
from frontportal.workbooks.office_files import InvalidFile
from tests.workbooks.makers import faults, read, read_text, resource, values, workbook

WANTED = resource(
    "Khu dân cư", "Phần lễ", "Ghi chú", numbers=("Số người",), **{"Số người": ("Lượt người tham dự", "Tham dự / Lượt")}
)
MONEY = resource("Tên", money=("Số tiền",))
LETTERHEAD = (
    ["ỦY BAN MTTQ VIỆT NAM XÃ MẪU", None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    [],
    ["DANH SÁCH NGÀY HỘI ĐẠI ĐOÀN KẾT NĂM 2023"],
)


def two_lines():
    """Headers merged as offices merge them: TT, Khu dân cư and Ghi chú downwards, Tham dự over two columns."""
    book = workbook(
        *LETTERHEAD,
        ["TT", "Khu dân cư", "Nội dung", None, "Ghi chú"],
        [None, None, "Phần lễ", "Số người", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Thôn 1", "x", 120, None],
        [2, "Thôn 2", None, 80, "vắng"],
    )
    for cells in ("A4:A5", "B4:B5", "E4:E5", "C4:D4", "A3:E3"):
        book.active.merge_cells(cells)
    return book


def test_headers_of_two_lines_below_a_letterhead():
    found = read(two_lines(), WANTED)
    assert [(header.text, header.field) for header in found.headers] == [
        ("TT", ""),
        ("Khu dân cư", "Khu dân cư"),
        ("Nội dung / Phần lễ", "Phần lễ"),
        ("Nội dung / Số người", "Số người"),
        ("Ghi chú", "Ghi chú"),
    ]
    assert found.header_lines == [4, 5]
    assert values(found, "Khu dân cư", "Phần lễ", "Số người", "Ghi chú") == [
        ("Thôn 1", "x", 120, None),
        ("Thôn 2", None, 80, "vắng"),
    ]
    assert found.notes == ["Tên các cột ở các dòng 4–5; những dòng phía trên không được nhập."]
    assert found.has_questions is False


def test_headers_of_two_lines_without_a_merged_cell():
    rows = "TT,Khu dân cư,Nội dung,,Ghi chú\n,,Phần lễ,Số người,\n1,Thôn 1,x,120,\n"
    found = read_text(rows, WANTED)
    assert (found.header_lines, found.headers[3].text) == ([1, 2], "Nội dung / Số người")
    assert values(found, "Khu dân cư", "Số người") == [("Thôn 1", "120")]


def test_headers_of_three_lines():
    book = workbook(
        ["TT", "Khu dân cư", "Kết quả", None],
        [None, None, "Ngày hội", None],
        [None, None, "Phần lễ", "Số người"],
        [1, "Thôn 1", "x", 5],
    )
    for cells in ("A1:A3", "B1:B3", "C1:D1", "C2:D2"):
        book.active.merge_cells(cells)
    found = read(book, WANTED)
    assert [header.text for header in found.headers][2:] == [
        "Kết quả / Ngày hội / Phần lễ",
        "Kết quả / Ngày hội / Số người",
    ]
    assert values(found, "Khu dân cư", "Phần lễ", "Số người") == [("Thôn 1", "x", 5)]


def test_a_parent_and_its_child_are_one_spelling():
    book = workbook(["Khu dân cư", "Tham dự", None], [None, "Lượt", "Ghi chú"], ["Thôn 1", 7, "a"])
    book.active.merge_cells("B1:C1")
    assert values(read(book, WANTED), "Số người", "Ghi chú") == [(7, "a")]


def test_what_is_known_by_its_parent_alone_gives_way_to_what_is_known_itself():
    book = workbook(["Khu dân cư", "Lượt người tham dự", None], [None, "Số người", "Đại biểu"], ["Thôn 1", 120, 3])
    for cells in ("A1:A2", "B1:C1"):
        book.active.merge_cells(cells)
    found = read(book, WANTED)
    assert [header.text for header in found.unknown_headers] == ["Lượt người tham dự / Đại biểu"]
    assert values(found, "Số người") == [120]


@pytest.mark.parametrize(
    "header", ["SỐ NGƯỜI", "so nguoi", "Số  người *", "Số người:", "Số\nngười", "Số người (lượt)", "LƯỢT NGƯỜI THAM DỰ"]
)
def test_spellings(header):
    assert values(read([["Khu dân cư", header], ["Thôn 1", 5]], WANTED), "Số người") == [5]


@pytest.mark.parametrize("header", ["STT", "TT", "Số TT", "Số thứ tự", "#", "stt."])
def test_running_numbers_are_left_out_without_a_word(header):
    found = read([[header, "Khu dân cư"], [1, "Thôn 1"]], WANTED)
    assert (values(found), found.notes) == (["Thôn 1"], [])


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Ký nhận", "chữ ký của người nhận"),
        ("Số CCCD", "cổng không lưu số căn cước"),
        ("Dân tộc", "cổng không lưu dân tộc, tôn giáo"),
        ("Bằng chữ", "đã có số tiền bằng số"),
    ],
)
def test_what_is_never_stored_is_told(header, reason):
    found = read([["Khu dân cư", header], ["Thôn 1", "x"]], WANTED)
    assert (found.notes, found.unknown_headers) == ([f"Cột “{header}” không được nhập: {reason}."], [])


def test_an_unknown_header_is_asked_about():
    rows = [["Khu dân cư", "Số ng. dự", "Mức phạt"], ["Thôn 1", 5, "y"]]
    asked = read(rows, WANTED)
    assert [(header.text, header.letters, header.suggestions) for header in asked.unknown_headers] == [
        ("Số ng. dự", "B", ["Số người"]),
        ("Mức phạt", "C", []),
    ]
    assert asked.has_questions is True
    answered = read(rows, WANTED, header_mapping={"Số ng. dự": "Số người", "Mức phạt": None})
    assert (answered.has_questions, values(answered)) == (False, [("Thôn 1", 5)])
    assert answered.notes == ["Cột “Mức phạt” không được nhập: bạn chọn không nhập."]


def test_two_columns_for_one_field_are_both_named():
    rows = [["Khu dân cư", "Số người", "Lượt người tham dự"], ["Thôn 1", 5, 6]]
    asked = read(rows, WANTED)
    sentence = "Cột B “Số người” và cột C “Lượt người tham dự” cùng là “Số người”."
    assert [(header.text, header.reason, header.suggestions) for header in asked.unknown_headers] == [
        ("Số người", sentence, ["Số người"]),
        ("Lượt người tham dự", sentence, ["Số người"]),
    ]
    answered = read(rows, WANTED, header_mapping={"Số người": "Số người", "Lượt người tham dự": None})
    assert values(answered, "Số người") == [5]
    both = dict.fromkeys(("Số người", "Lượt người tham dự"), "Số người")
    with pytest.raises(InvalidFile, match="cùng là “Số người”. Hãy chọn một cột."):
        read(rows, WANTED, header_mapping=both)


def test_headers_of_one_text_are_told_apart_by_their_letters():
    rows = [["Tên", "Số tiền", "Số tiền"], ["a", 1, 2]]
    assert [header.text for header in read(rows, MONEY).unknown_headers] == ["Số tiền (cột B)", "Số tiền (cột C)"]
    answered = read(rows, MONEY, header_mapping={"Số tiền (cột B)": None, "Số tiền (cột C)": "Số tiền"})
    assert values(answered, "Số tiền") == [2]


def test_an_answer_that_names_no_field_is_no_answer():
    assert read([["Tên", "Gì đó"], ["a", 1]], MONEY, header_mapping={"Gì đó": "pk"}).has_questions is True


@pytest.mark.parametrize(
    "numbering", [["(1)", "(2)"], ["A", "1", "2"], ["1", "2", "3"], [1.0, 2.0, 3.0], ["1", "2", "3=1+2"]]
)
def test_a_line_that_numbers_the_columns_is_no_record(numbering):
    wanted = resource("Mã", "Tên", "Ghi chú")
    assert values(read([["Mã", "Tên", "Ghi chú"], numbering, ["a", "b", None]], wanted), "Mã") == ["a"]


def test_numbers_further_down_are_a_record():
    rows = [["Mã", "Tên", "Ghi chú"], ["a", "b", None], [1, 2, 3]]
    assert values(read(rows, resource("Mã", "Tên", "Ghi chú")), "Mã") == ["a", 1]


def test_headers_in_an_old_font():
    found = read([["Tªn", "Sè tiÒn"], ["NguyÔn V¨n §øc", 5]], MONEY)
    assert values(found) == [("Nguyễn Văn Đức", 5)]
    assert found.notes[0] == "Tên các cột gõ bằng phông TCVN3, đã chuyển sang Unicode."


def test_what_is_absent():
    found = read([["Khu dân cư", "Ghi chú"], ["Thôn 1", None], ["Thôn 2", "a"]], WANTED)
    assert (found.fields, found.absent) == (["Khu dân cư", "Ghi chú"], ["Phần lễ", "Số người"])


def test_one_column_is_a_table_too():
    assert values(read([["Khu dân cư"], ["Thôn 1"]], WANTED)) == ["Thôn 1"]


def test_a_comma_too_many_is_named():
    text = 'Mã,Tên,Nơi ở,Ghi chú\na,b,Thôn 1, xã Mẫu\nc,d,Thôn 2, xã Mẫu,x\ne,f,"Thôn 3, xã Mẫu",y\n'
    found = read_text(text, resource("Mã", "Tên", "Nơi ở", "Ghi chú"))
    assert faults(found) == [
        "2 : Ô D2 bắt đầu bằng dấu cách: có lẽ là phần sau dấu phẩy của ô bên trái. Hãy đặt ô có dấu phẩy trong dấu ngoặc kép.",
        "3 : Dòng có 5 ô, nhiều hơn số cột (4): có lẽ một ô có dấu phẩy mà không đặt trong dấu ngoặc kép.",
        "3 : Ô D3 bắt đầu bằng dấu cách: có lẽ là phần sau dấu phẩy của ô bên trái. Hãy đặt ô có dấu phẩy trong dấu ngoặc kép.",
        "3 : Ô E3 “x” nằm ngoài các cột có tên.",
    ]


def test_forms():
    assert forms_of("Số tiền (triệu đồng) *") == ["so tien trieu dong", "so tien"]
    assert forms_of("Kinh phí, nghìn đồng") == ["kinh phi nghin dong", "kinh phi"]


@given(st.text(max_size=60))
def test_any_header_has_a_normal_form_that_stays(text):
    assert normal(normal(text)) == normal(text)
