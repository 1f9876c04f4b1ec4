from datetime import date, datetime, time

import pytest

from frontportal.sheets import cells

HOUSES = [("a", "Nhà Đại đoàn kết"), ("b", "Nhà tình nghĩa")]
GROUPS = [
    ("poor", "Hộ nghèo"),
    ("near", "Hộ cận nghèo"),
    ("policy", "Gia đình chính sách"),
    ("hardship", "Hoàn cảnh khó khăn"),
]
LEVELS = [("district", "Khu dân cư tiêu biểu"), ("province", "Khu dân cư kiểu mẫu")]
EXCEL_SAYS = "nên không rõ viết thế nào. Hãy đặt ô ở dạng văn bản (Text) rồi gõ lại."

THOUSANDS = "“{}” có thể là số nghìn, có thể có phần lẻ. Hãy ghi liền các chữ số, ví dụ 1500."


@pytest.mark.parametrize(
    ("cell", "typed", "meant"),
    [
        (cells.DayCell(), "18/11/2023", date(2023, 11, 18)),
        (cells.DayCell(), "1-2-2024", date(2024, 2, 1)),
        (cells.DayCell(), datetime(2023, 11, 18, 7, 30), date(2023, 11, 18)),
        (cells.DayCell(), " ", None),
        (cells.DayCell(), "2023-11-18", date(2023, 11, 18)),
        (cells.DayCell(), "18/11/2023 00:00:00", date(2023, 11, 18)),
        (cells.DayCell(), "2023-11-18T00:00:00", date(2023, 11, 18)),
        (cells.DayCell(), 45248.0, date(2023, 11, 18)),
        (cells.DayCell(), "45248", date(2023, 11, 18)),
        (cells.DayCell(), "Ngày 18 tháng 11 năm 2023", date(2023, 11, 18)),
        (cells.HourCell(), "7h30", time(7, 30)),
        (cells.HourCell(), "07:05", time(7, 5)),
        (cells.WholeCell(), "1.234", 1234),
        (cells.WholeCell(), 5.0, 5),
        (cells.WholeCell(), None, None),
        (cells.MoneyCell(), "2,4 tỷ", 2_400_000_000),
        (cells.MoneyCell(), 50_000_000.0, 50_000_000),
        (cells.MoneyCell(), "50.000.000 đ", 50_000_000),
        (cells.YesNoCell(), "Có", True),
        (cells.YesNoCell(), "x", True),
        (cells.YesNoCell(), None, False),
        (cells.YesNoCell(empty=None), "", None),
        (cells.ChoiceCell([("a", "Nhà Đại đoàn kết"), ("b", "Nhà tình nghĩa")]), "nha tinh nghia", "b"),
        (cells.SeveralCell([("a", "Quốc hội"), ("b", "Tỉnh")]), "Tỉnh; quốc hội", ["b", "a"]),
        (cells.TextCell(), "  Đa\u0323 Đơ\u0300n ", "Đạ Đờn"),
        (cells.TextCell(), 12.0, "12"),
        (cells.TextCell(), True, "TRUE"),
        (cells.DayCell(), 45248.5, date(2023, 11, 18)),
        (cells.DayCell(), "ngày 18/11/2023", date(2023, 11, 18)),
        (cells.HourCell(), "7 giờ 30 phút", time(7, 30)),
        (cells.HourCell(), "7g30", time(7, 30)),
        (cells.HourCell(), "7h", time(7)),
        (cells.PhoneCell(), "0912 345 678", "0912 345 678"),
        (cells.YesNoCell(), "v", True),
        (cells.YesNoCell(), "-", False),
        (cells.ChoiceCell(HOUSES), "Đại đoàn kết", "a"),
        (cells.ChoiceCell(HOUSES), "tinh nghia", "b"),
        (cells.ChoiceCell(GROUPS), "Nghèo", "poor"),
        (cells.ChoiceCell(GROUPS), "Cận nghèo", "near"),
        (cells.ChoiceCell(GROUPS), "hộ cận nghèo", "near"),
        (cells.ChoiceCell(GROUPS), "Khó khăn", "hardship"),
        (cells.ChoiceCell(GROUPS), "Hoàn cảnh đặc biệt khó khăn", "hardship"),
        (cells.ChoiceCell(GROUPS), "Chính sách", "policy"),
        (cells.ChoiceCell(LEVELS), "Tiêu biểu", "district"),
        (cells.ChoiceCell(LEVELS), "KDC kiểu mẫu", "province"),
        (
            cells.SeveralCell([("a", "HĐND tỉnh"), ("b", "HĐND huyện"), ("c", "Quốc hội")]),
            "HĐND tỉnh, huyện; ĐBQH",
            ["a", "b", "c"],
        ),
    ],
)
def test_reads_what_people_type(cell, typed, meant):
    assert cell.clean(typed) == meant


@pytest.mark.parametrize(
    ("cell", "typed", "sentence"),
    [
        (cells.DayCell(), "31/02/2023", "“31/02/2023” không có trong lịch. Hãy kiểm tra lại ngày và tháng."),
        (cells.DayCell(), "2023", "“2023” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023."),
        (cells.DayCell(), "18/11/23", "“18/11/23” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023."),
        (
            cells.DayCell(),
            "Tháng 6/2026",
            "“Tháng 6/2026” là từ 01/06/2026 đến 30/06/2026, không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 30/06/2026.",
        ),
        (cells.DayCell(), "18/11", "“18/11” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023."),
        (cells.DayCell(), 2023.0, "“2023” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023."),
        (cells.DayCell(), "11/18/2023", "“11/18/2023” không có trong lịch. Hãy kiểm tra lại ngày và tháng."),
        (
            cells.DayCell(),
            "18/11/2023 07:30",
            "“18/11/2023 07:30” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023.",
        ),
        (cells.HourCell(), "25:00", "“25:00” không phải là giờ. Hãy ghi giờ:phút, ví dụ 07:30."),
        (cells.WholeCell(), "1,5", "“1,5” không phải là số nguyên."),
        (cells.WholeCell(), "1,000", THOUSANDS.format("1,000")),
        (cells.WholeCell(), "1.000,000", THOUSANDS.format("1.000,000")),
        (cells.WholeCell(), "nhiều", "“nhiều” không phải là số."),
        (cells.WholeCell(), "9" * 40, f"Số “{'9' * 40}” quá lớn, hãy kiểm tra lại."),
        (cells.WholeCell(), "NaN", "Số “NaN” quá lớn, hãy kiểm tra lại."),
        (cells.MoneyCell(), 1.5, "Số tiền “1,5” lẻ dưới một đồng. Hãy nhập số đồng chẵn."),
        (cells.YesNoCell(), "chưa biết", "“chưa biết” không rõ là có hay không. Hãy ghi “có” hoặc “không”."),
        (cells.TextCell(), date(2023, 11, 12), f"Excel đã đổi “12/11/2023” thành ngày {EXCEL_SAYS}"),
        (cells.TextCell(), time(7, 30), f"Excel đã đổi “07:30” thành giờ {EXCEL_SAYS}"),
        (cells.TextCell(), 1.2345678901234567e18, f"Excel đã đổi “1234567890123456768” thành số làm tròn {EXCEL_SAYS}"),
        (
            cells.PhoneCell(),
            912345678.0,
            "Số điện thoại “912345678” có lẽ đã mất số 0 ở đầu. Hãy ghi đủ, ví dụ 0912345678.",
        ),
        (
            cells.MomentCell(),
            "07:30",
            "“07:30” không có ngày. Hãy ghi ngày/tháng/năm giờ:phút, ví dụ 18/11/2023 07:30.",
        ),
        (
            cells.ChoiceCell(LEVELS),
            "Khu dân cư",
            "“Khu dân cư” có thể là: Khu dân cư tiêu biểu, Khu dân cư kiểu mẫu. Hãy ghi đủ.",
        ),
        (
            cells.ChoiceCell(GROUPS),
            "Hộ mới thoát nghèo",
            "“Hộ mới thoát nghèo” không có trong danh sách: "
            "Hộ nghèo, Hộ cận nghèo, Gia đình chính sách, Hoàn cảnh khó khăn.",
        ),
        (
            cells.ChoiceCell(GROUPS),
            "Hé nghÌo",
            "“Hé nghÌo” gõ bằng phông chữ TCVN3, không phải Unicode. Hãy chuyển mã sang Unicode rồi nhập lại.",
        ),
        (cells.ChoiceCell([("a", "Quà Tết")]), "Khác", "“Khác” không có trong danh sách: Quà Tết."),
    ],
)
def test_refuses_with_a_sentence(cell, typed, sentence):
    with pytest.raises(ValueError) as refusal:
        cell.clean(typed)
    assert str(refusal.value) == sentence


def test_a_moment_is_local_time():
    moment = cells.MomentCell().clean("15/03/2024 15:57")
    assert moment.isoformat() == "2024-03-15T15:57:00+07:00"
    assert cells.MomentCell().render(moment) == "15/03/2024 15:57"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2023-11-18T07:30", "07:30"),
        ("2023-11-18 07:30:00", "07:30"),
        ("18/11/2023 7h30", "07:30"),
        ("7h30 ngày 18/11/2023", "07:30"),
        ("07 giờ 30 phút, ngày 18 tháng 11 năm 2023", "07:30"),
        ("18/11/2023 14h", "14:00"),
        ("18/11/2023", "00:00"),
        (date(2023, 11, 18), "00:00"),
        (datetime(2023, 11, 18, 7, 30), "07:30"),
        (45248.3125, "07:30"),
        (45248.0, "00:00"),
        ("45248", "00:00"),
    ],
)
def test_moments_as_offices_write_them(typed, meant):
    assert cells.MomentCell().clean(typed).isoformat() == f"2023-11-18T{meant}:00+07:00"


@pytest.mark.parametrize("typed", ["9" * 40, "9" * 5_000, "²023", "20 23", "", None, "1899", -2023.0, 2023.5])
def test_what_is_no_year_has_no_span(typed):
    assert cells.year_span(typed) is None


def test_the_span_of_a_year():
    assert cells.year_span(2023.0) == (date(2023, 1, 1), date(2023, 12, 31))


def test_money_is_grouped_for_people_and_plain_in_files():
    assert cells.MoneyCell().render(50_000_000) == "50.000.000"
    assert cells.MoneyCell().render(50_000_000, force_native_type=True) == 50_000_000
    assert cells.MoneyCell().render(50_000_000, force_native_type=False) == "50000000"


def test_days_are_true_dates_in_excel():
    assert cells.DayCell().render(date(2023, 11, 18), force_native_type=True) == date(2023, 11, 18)
    assert cells.DayCell().render(date(2023, 11, 18)) == "18/11/2023"


OLD = [
    ("NguyÔn V¨n §øc", "TCVN3"), ("Nhµ dét n¸t", "TCVN3"), ("TrÇn ThÞ Hoa", "TCVN3"), ("§¹ §ên", "TCVN3"),
    ("Nguyeãn Vaên Ñöùc", "VNI"), ("Nhaø doät naùt", "VNI"), ("Phaïm Thò Hoa", "VNI"),
    ("Ñaëng", "VNI"), ("baéc", "VNI"), ("Caàn Thô", "VNI"), ("thaúm", "VNI"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "font"), OLD)
def test_letters_from_before_unicode_are_refused_by_the_name_of_their_font(typed, font):
    with pytest.raises(ValueError, match=f"“{typed}” gõ bằng phông chữ {font}"):
        cells.TextCell().clean(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Nguyễn Thị Thuý Hoà", "Ngoẵng, khuỷu, quyến, xoè, ngoèo, uyển", "ĐẠ ĐỜN – LÂM HÀ", "100 m², 5 µg, 25 °C, © 2023",
        "Caritas Noël", "Citroën", "Israël", "Raphaël Aê", "Müller", "Björn Åström", "José Ñuñez", "§ 5 – phần «A» – 10·20 × 3", "Panadol® 500 mg", "Tổng số¹", "K’Brêh, Cơ Ho",
    ],
)  # fmt: skip
def test_true_letters_are_taken(typed):
    assert cells.TextCell().clean(typed) == typed
