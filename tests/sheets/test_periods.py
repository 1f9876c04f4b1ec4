"""Several days in one cell, as offices write them."""

from datetime import date

import pytest

from frontportal.sheets.periods import period_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Tháng 6/2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("tháng 02 năm 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("T6/2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("6/2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("Tháng 6 - 8/2026", date(2026, 6, 1), date(2026, 8, 31)),
        ("Tháng 6 đến tháng 8 năm 2026", date(2026, 6, 1), date(2026, 8, 31)),
        ("Quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("quý 4 năm 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("10-12/9/2026", date(2026, 9, 10), date(2026, 9, 12)),
        ("Từ ngày 28/8/2026 đến ngày 02/9/2026", date(2026, 8, 28), date(2026, 9, 2)),
        ("28/12/2025 – 02/01/2026", date(2025, 12, 28), date(2026, 1, 2)),
    ],
)
def test_is_read(text, first, last):
    assert period_of(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "10/9/2026", "2026", "Tháng 13/2026", "Quý V/2026", "12-10/9/2026", "31/6-2/7/2026", "Tháng 8 - 6/2026", "6/0000",
     "trong tháng 6"],
)  # fmt: skip
def test_is_none(text):
    assert period_of(text) is None
