"""A mark before three digits may part thousands: it is never taken for a comma unasked."""

from decimal import Decimal

import pytest

from frontportal.kit.records.fields import WholeFormField
from frontportal.kit.values.decimals import TWO_WAYS, read_decimal


@pytest.mark.parametrize("typed, decimals", [("1.000", 1), ("1.500", 2), ("12.500", 3), ("1,500", 2), (" 1.250 ", 3)])
def test_what_may_be_thousands_is_refused(typed, decimals):
    with pytest.raises(ValueError) as refused:
        read_decimal(typed, decimals, 9, "{}")
    assert str(refused.value) == TWO_WAYS.format(typed.strip())


@pytest.mark.parametrize(
    "typed, decimals, meant",
    [
        ("1,250", 3, "1.250"),
        ("0.125", 3, "0.125"),
        (1.125, 3, "1.125"),
        (Decimal("1.250"), 3, "1.250"),
        ("8,50", 1, "8.5"),
        ("1.250,5", 2, "1250.5"),
        ("1.250.000", 2, "1250000"),
    ],
)
def test_what_is_certain_is_read(typed, decimals, meant):
    assert read_decimal(typed, decimals, 9, "{}") == Decimal(meant)


@pytest.mark.parametrize(
    "typed, meant", [("1.000", 1000), ("12.000", 12_000), ("1 234 567", 1_234_567), (" 250 ", 250)]
)
def test_whole_numbers_of_forms(typed, meant):
    assert WholeFormField().clean(typed) == meant
