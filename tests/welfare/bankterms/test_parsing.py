"""Days, amounts, headers and labels: read for certain, or doubted."""

import re
from datetime import date, datetime
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfare.bankterms.columns.day_order import settle
from welfare.bankterms.columns.header import field_for
from welfare.bankterms.columns.units import unit_of
from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.bankterms.text import amounts
from welfare.bankterms.text.amounts import Amounts
from welfare.bankterms.text.balance_labels import ANY
from welfare.bankterms.text.dates import Days
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.glyphs import of_glyphs
from welfare.bankterms.text.labels import LONGEST_LABEL, SUM_OF_ROWS, is_of_page, is_sum_of_rows, is_total, read_label

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50.000", 50_000), ("500,000", 500_000), ("400.000,00", 400_000), ("1,000,000.00", 1_000_000), ("1 000 000", 1_000_000),
        ("\u00a01\u00a0000\u00a0000 ", 1_000_000), ("1.000.000 VND", 1_000_000), ("VND 5,000", 5_000), ("+500,000", 500_000),
        ("50.000đ", 50_000), ("1.000", 1_000), ("7", 7), ("0", 0), ("500,000.-", 500_000), ("500.000đ/-", 500_000), ("VND. 500,000", 500_000), ("***500,000", 500_000), ("", None), ("-", None), (50_000.0, 50_000), (None, None),
    ],
)  # fmt: skip
def test_amount_is_read(text, amount):
    assert Amounts().read(text) == amount


@pytest.mark.parametrize(
    "text",
    ["1.000,50", "0.5", "0,5", "0.500", "1.5", "-5", "500-", "(500)", "1.000.0000", "1,00,000", "100 USD", "$5", "1e5", "5 0", "٣٠٠"]
    + [0.5, float("nan"), float("inf"), -1, 10**15, True, "9" * 30],
)  # fmt: skip
def test_amount_is_doubted(text):
    with pytest.raises(Doubt):
        Amounts().read(text)


@pytest.mark.parametrize(
    ("first", "second"), [("50.000", "500,000"), ("50,000", "1.000.000"), ("50.00", "400.000"), ("1.000", "7.00")]
)
def test_second_way_of_writing_amounts_in_one_file_is_doubted(first, second):
    amounts = Amounts()
    amounts.read(first)
    with pytest.raises(Doubt):
        amounts.read(second)


@given(st.integers(0, 10**13 - 1), st.sampled_from([".", ",", " ", "\u00a0", ""]), st.sampled_from(["", " VND", "đ"]))
def test_amount_comes_back_however_it_is_grouped(amount, group, currency):
    assert Amounts().read(f"{amount:,}".replace(",", group) + currency) == amount


def read_all(texts: list[str]) -> list[int | None | str]:
    """What one file's amounts come out as, doubts by their words."""
    reader, found = Amounts(), []
    for text in texts:
        try:
            found.append(reader.read(text, signed=True))
        except Doubt as doubt:
            found.append(str(doubt))
    return found


WRITTEN = st.from_regex(r"[0-9]{1,4}(?:[.,][0-9]{3}){0,3}(?:[.,]0{1,2})?(?: VND)?", fullmatch=True)


@given(st.lists(WRITTEN | st.sampled_from(["1.000", "1,000", "2.000,00", "2,000.00"]), max_size=6))
def test_the_short_way_of_reading_amounts_reads_as_the_long_one(texts):
    short = read_all(texts)
    with patch.object(amounts, "GROUPED", re.compile("(?!)")):
        assert read_all(texts) == short


LABEL = st.one_of(*(st.from_regex(pattern, fullmatch=True) for pattern in (SUM_OF_ROWS, ANY)))


@given(LABEL.filter(lambda label: len(label) < LONGEST_LABEL - 1), st.sampled_from(["", "(", " .", "*"]))
def test_no_label_of_a_sum_is_passed_over_by_its_first_letters(label, edge):
    assert is_sum_of_rows(f"{edge}{label}")
    assert is_sum_of_rows(f"{edge}{label.title()}")


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_doubt(text):
    try:
        assert Amounts().read(text, signed=True) is None or any(char.isdigit() for char in text)
    except Doubt as doubt:
        assert str(doubt)


@pytest.mark.parametrize(
    "text",
    [
        "01/10/2024", "1/10/24", "01-10-2024", "01.10.2024", "2024-10-01", "2024/10/1", "20241001", "1-OCT-2024", "1 October 2024",
        "9:24 1/10/2024", "01/10/2024 09:24:52", "01/10/2024\n09:24:52", "2024-10-01T09:24:52", "01/10/2024_5215.97152",
        "01102024", "01 10 2024", "01\\10\\2024", "1-Thg10-24", "01 thg 10, 2024", "01/Oct/2024", "Oct-01-2024", 1102024.0, 20241001.0,
    ],
)  # fmt: skip
def test_day_is_read(text):
    assert Days(TODAY).read(text) == date(2024, 10, 1)


def test_eight_digits_are_a_day_in_one_order_only():
    for day in (date(2020, 9, 20), date(2024, 10, 20), date(2010, 12, 20), date(2012, 1, 2)):
        assert {Days(TODAY).read(f"{day:%d%m%Y}"), Days(TODAY).read(f"{day:%Y%m%d}")} == {day}


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2023",
        "01/13/2023",
        "01/01/2030",
        "01/01/1900",
        "01/10/20245",
        "10/5",
        "50.000.000",
        "ung ho",
        "",
        3e9,
        True,
    ],
)
def test_day_is_doubted(text):
    with pytest.raises(Doubt):
        Days(TODAY).read(text)


def test_file_that_writes_the_month_first_is_refused_once_it_shows():
    days = Days(TODAY)
    days.read("02/03/2023")
    with pytest.raises(Doubt):
        days.read("02/13/2023")
    with pytest.raises(FileRefusedError) as refused:
        settle(days, PrintedFigures())
    assert refused.value.code == "date_order"


def test_impossible_month_beside_days_above_twelve_is_only_a_bad_row():
    days = Days(TODAY)
    days.read("13/02/2023")
    with pytest.raises(Doubt):
        days.read("02/13/2023")
    settle(days, PrintedFigures())


def settled(shown: list[str]) -> list[str]:
    days = Days(TODAY)
    for text in shown:
        days.read(text)
    return settle(days, PrintedFigures())


@pytest.mark.parametrize("step", [1, -1])
def test_days_that_follow_each_other_only_as_months_first_are_refused(step):
    shown = ["09/05/2024", "09/06/2024", "09/12/2024", "10/01/2024", "10/02/2024"]
    with pytest.raises(FileRefusedError) as refused:
        settled(shown[::step])
    assert refused.value.code == "date_order"


def test_one_day_of_several_months_is_read_and_said():
    assert settled(["10/01/2024", "10/02/2024", "10/03/2024"]) == [
        "Tệp có thể viết tháng trước ngày: 10/01/2024, 10/02/2024, 10/03/2024 … được đọc là ngày/tháng/năm."
    ]


@given(st.lists(st.dates(date(2020, 1, 1), date(2025, 12, 31)), min_size=1, max_size=30), st.booleans())
def test_a_file_in_order_is_never_taken_for_months_first(found, newest_first):
    found = sorted(found, reverse=newest_first)
    assert len(settled([f"{day:%d/%m/%Y}" for day in found])) <= 1


@given(st.integers(1, 12), st.integers(1, 9), st.booleans())
def test_the_first_days_of_a_month_are_not_even_doubted(month, first, newest_first):
    found = [date(2024, month, day) for day in range(first, 13)]
    assert settled([f"{day:%d/%m/%Y}" for day in sorted(found, reverse=newest_first)]) == []


def test_date_that_excel_turned_around_among_texts_is_doubted():
    days = Days(TODAY, near=date(2024, 9, 13))
    with pytest.raises(Doubt, match="đảo ngày và tháng"):
        days.read(datetime(2024, 10, 9))  # was typed as 10/09/2024
    assert days.read(datetime(2024, 9, 10)) == date(2024, 9, 10)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Số tiền ghi nợ (VND)", "debit"), ("Số tiền\nCó", "credit"), ("SO TIEN GHI CO", "credit"), ("Nợ/Có", "direction"),
        ("Ngày giá trị", "value_day"), ("Số tài khoản của người chuyển", "counter_account"), ("Tên tài khoản đối ứng", "counterparty"),
        ("Thời gian chuyển khoản", "day"), ("Số dư sau giao dịch", "balance"), ("Chi tiết giao dịch", "memo"),
        ("Số hiệu chứng từ", "reference"), ("No", "sequence"), ("Nợ", "debit"), ("Withdrawal", "debit"), ("Tiền gửi", "credit"),
        ("Số dư đầu kỳ:", None), ("Từ ngày 01/01/2023", None), ("NGUYEN VAN A ung ho", None), (5, None), ("", None),
    ],
)  # fmt: skip
def test_header_names_its_field(header, field):
    assert field_for(header) == field


IN_TWO_LANGUAGES = {
    ("Số tiền ghi có", "Credit amount"): "credit", ("Số tiền ghi nợ", "Debit amount"): "debit", ("Số dư", "Balance"): "balance",
    ("Số tiền yêu cầu", "Requested amount"): "amount",
}  # fmt: skip
DONG = ["đồng", "VND", "đồng Việt Nam", "Việt Nam đồng", "Vietnamese dong", "ĐVT: đồng Việt Nam", "unit: VND"]


@given(
    st.sampled_from(sorted(IN_TWO_LANGUAGES)),
    st.sampled_from(DONG),
    st.sampled_from(DONG),
    st.sampled_from(["", " (*)", " (**)"]),
)
def test_neither_a_unit_in_each_language_nor_stars_hide_a_header(names, one, other, stars):
    assert field_for(f"{names[0]} ({one})/ {names[1]} ({other}){stars}") == IN_TWO_LANGUAGES[names]


@pytest.mark.parametrize("dong", DONG[:5])
@pytest.mark.parametrize(
    ("scale", "unit"), [("", 1), ("nghìn ", 1_000), ("1.000 ", 1_000), ("triệu ", 1_000_000), ("tỷ ", 10**9)]
)
def test_a_unit_is_read_however_its_dong_is_written(dong, scale, unit):
    assert unit_of(scale + dong) == unit


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng",
        "Cộng phát sinh:",
        "TOTAL",
        "Tổng số tiền ủng hộ",
        "Tổng cộng: 25 giao dịch",
        "Cộng doanh số / Total volume",
    ],
)
def test_label_of_totals(text):
    assert is_total(text)


@pytest.mark.parametrize("text", ["CONG TY TNHH SUONG MAI", "Tổng công ty Cà phê", "Cong doan truong", "Cộng trang"])
def test_no_label_of_totals_of_the_file(text):
    assert not is_total(text)


@pytest.mark.parametrize(
    "text", ["Cộng trang 3", "Số dư mang sang", "Trang 2/5", "Page 1 of 9", "Carried forward", "Cộng ngày 05/01/2023"]
)
def test_what_belongs_to_a_page(text):
    assert is_of_page(text)


@pytest.mark.parametrize("text", ["Ngày phát sinh trước / Prior Statement : 10/09/2024", "Số dư đầu kỳ: 10.09.2024"])
def test_day_is_no_balance(text):
    controls = PrintedFigures()
    read_label(controls, text)
    assert controls.opening is None


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ("6\u04d5\x03WjL\x03NKR\u04a7Q\x1d", "Số tài khoản:"),
        ("6\u04d5\x03G\u046d\x03\u00ff\u04abX\x03N\u01e4\x1d", "Số dư đầu kỳ:"),
        ("0{\x03W\u04a7", "Mô tả"),
        ("6$2\x03.\u00c7\x037\u00ac,\x03.+2\u04a61", "SAO KÊ TÀI KHOẢN"),
    ],
)
def test_numbers_of_glyphs_are_read_as_letters(numbers, text):
    assert of_glyphs(numbers) == text


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Số dư cuối ngày / Ending balance : 17/09/2024 63,531,810,014", "closing", 63_531_810_014),
        ("Số dư đầu kỳ/Opening balance: 35,400", "opening", 35_400),
        ("Số dư đầu kỳ: Số dư cuối kỳ: 1.257.638.000", "closing", 1_257_638_000),
        ("Tổng số tiền phát sinh Có 610,008,332", "total_credit", 610_008_332),
        ("Số tài khoản: 0000 0020 2305", "account", "000000202305"),
        ("Số tài khoản: 0000000202305 651/VND", "account", "0000000202305"),
        ("Tài khoản số: 3761.0.0000001.91049", "account", "37610000000191049"),
    ],
)
def test_label_is_noted(text, name, value):
    controls = PrintedFigures()
    assert read_label(controls, text) and getattr(controls, name) == value
    assert name == "opening" or controls.opening is None
