"""Numbers as pages say them."""

from fractions import Fraction

import pytest

from frontportal.kit.web.tags import percent


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (Fraction(2_412_350_000, 1_900_000_000), "127,0 %"),
        (Fraction(1999, 2000), "99,9 %"),
        (Fraction(9999, 10000), "99,9 %"),
        (1, "100,0 %"),
        (Fraction(1, 2000), "0,1 %"),
        (Fraction(-1, 8), "−12,5 %"),
        (Fraction(-1, 100000), "0,0 %"),
        (12.345, "1.234,5 %"),
        (0, "0,0 %"),
        (None, ""),
    ],
)
def test_percent(ratio, said):
    assert percent(ratio) == said
