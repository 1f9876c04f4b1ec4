import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values.money import LARGEST, dong, in_words, parse_money, short_money


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("2,4 tỷ", 2_400_000_000),
        ("2.4 tỉ", 2_400_000_000),
        ("2 tỷ 400 triệu", 2_400_000_000),
        ("2.400.000.000", 2_400_000_000),
        ("2.400.000.000 đ", 2_400_000_000),
        ("1.300.000.000 đồng", 1_300_000_000),
        ("1 300 000", 1_300_000),
        ("12,345,678", 12_345_678),
        ("50tr", 50_000_000),
        ("500k", 500_000),
        ("1.300 triệu", 1_300_000_000),
        ("-5 triệu", -5_000_000),
        ("0", 0),
    ],
)
def test_parse_money(typed, amount):
    assert parse_money(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "tỷ",
        "1e9",
        "2 triệu 3 tỷ",
        "1,5",
        "2,4",
        "0,3 nghìn đồng 5",
        "1..2",
        "9" * 30,
        "1" * 10_000,
        "1.500,000",
        "1,500.000",
    ],
)
def test_parse_money_refuses(typed):
    with pytest.raises(ValueError, match=r"(?i)^(không hiểu|số tiền)"):
        parse_money(typed)


def test_a_fraction_of_a_dong_is_named():
    with pytest.raises(ValueError, match="lẻ dưới một đồng"):
        parse_money("1.000,5")


@given(st.integers(min_value=-LARGEST, max_value=LARGEST))
def test_what_is_shown_can_be_typed(amount):
    assert parse_money(dong(amount)) == amount


@given(st.integers(min_value=1, max_value=LARGEST))
def test_short_money_never_says_more(amount):
    said = parse_money(short_money(amount))
    assert said <= amount < said * 1.2 + 1


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không đồng"),
        (15, "mười lăm đồng"),
        (21, "hai mươi mốt đồng"),
        (105, "một trăm lẻ năm đồng"),
        (1_005, "một nghìn không trăm lẻ năm đồng"),
        (1_015_000, "một triệu không trăm mười lăm nghìn đồng"),
        (2_412_350_000, "hai tỷ bốn trăm mười hai triệu ba trăm năm mươi nghìn đồng"),
        (1_000_000_005, "một tỷ không trăm lẻ năm đồng"),
        (24_000_000_000, "hai mươi bốn tỷ đồng"),
        (-50_000, "âm năm mươi nghìn đồng"),
    ],
)
def test_in_words(amount, words):
    assert in_words(amount) == words


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1tr5", 1_500_000),
        ("1 triệu 5", 1_500_000),
        ("2tr350", 2_350_000),
        ("1ty2", 1_200_000_000),
        ("2 tỷ 400", 2_400_000_000),
        ("1 tỷ 200 triệu 5", 1_200_500_000),
        ("500k5", 500_500),
        ("500k500", 500_500),
        ("-1tr5", -1_500_000),
        ("2 triệu 500.000", 2_500_000),
        ("2 triệu 500000 đồng", 2_500_000),
    ],
)
def test_a_tail_after_a_scale_is_a_part_of_it(typed, amount):
    assert parse_money(typed) == amount


@pytest.mark.parametrize(
    "typed", ["1tr50", "1tr05", "1,5tr5", "1 triệu 500 đồng", "1tr5đ", "1tr5000000", "1tr5,5", "2 nghìn 50"]
)
def test_a_tail_that_may_mean_either_is_refused(typed):
    with pytest.raises(ValueError, match="^Không hiểu số tiền"):
        parse_money(typed)
