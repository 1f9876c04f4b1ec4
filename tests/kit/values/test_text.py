import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values.text import fold, nfc, roman, slug, sort_key, typed_number


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đạ  Đờn", "da don"), ("QUỸ “Vì người nghèo”", "quy “vi nguoi ngheo”"), ("K’ Brối", "k’ broi"), ("", "")],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text())
def test_fold_is_settled(text):
    assert fold(fold(text)) == fold(text)


def test_nfc_composes():
    assert nfc(unicodedata.normalize("NFD", "Đạ Đờn")) == "Đạ Đờn"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Đại hội Mặt trận, lần thứ X!", "dai-hoi-mat-tran-lan-thu-x"),
        ("161/170 khu dân cư", "161-170-khu-dan-cu"),
        ("???", "muc"),
        ("một hai ba", "mot-hai-ba"),
    ],
)
def test_slug(text, address):
    assert slug(text) == address


def test_slug_is_cut_at_a_word():
    assert slug("một hai ba bốn", most=9) == "mot-hai"


def test_vietnamese_order():
    names = [
        "Đinh Văn",
        "Đạ Đờn",
        "Đan Phượng",
        "Dran",
        "Phúc Thọ",
        "Phú Sơn",
        "Phi Tô",
        "Ân Hà",
        "Ăn Hà",
        "An Hà",
        "Án Hà",
    ]
    assert sorted(names, key=sort_key) == [
        "An Hà", "Án Hà", "Ăn Hà", "Ân Hà", "Dran", "Đạ Đờn", "Đan Phượng", "Đinh Văn", "Phi Tô", "Phú Sơn", "Phúc Thọ",
    ]  # fmt: skip


@given(st.text())
def test_sort_key_is_ascii_for_vietnamese_letters(text):
    assert all(ord(char) < 128 or char.isdigit() for char in sort_key(text))


@pytest.mark.parametrize(
    ("number", "letters"),
    [
        (1, "I"),
        (2, "II"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (38, "XXXVIII"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (99, "XCIX"),
    ],
)
def test_roman(number, letters):
    assert roman(number) == letters


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("0", 0), ("", None), ("-1", None), ("²", None), ("١٢", None), ("1.000", None), ("9" * 19, None), ("9" * 5000, None)],
)  # fmt: skip
def test_typed_number(text, number):
    assert typed_number(text) == number
