"""In millions “1.000” is a thousand or one: only what stands beside it tells."""

import pytest

from welfare.bankfiles.transactions.amounts.thousands import SeparatorCounts


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["500", "1.000"], "."),
        (["500", "1,000 đ", "-2,500"], ","),
        (["1.000.000"], "."),
        (["1.000", "2.500"], ""),  # may be three decimals throughout
        (["500", "1.859"], ""),  # General number formats leave out decimals of nothing only
        (["500", "1.000", "2.5"], ""),
        (["500", "1.000", "0.250"], ""),
        (["500", "1.000", "2,000"], ""),
        (["500", "1.000", "2,5"], "."),
        ([], ""),
    ],
)
def test_the_mark_of_thousands(cells, mark):
    marks = SeparatorCounts()
    for cell in cells:
        marks.add(cell)
    assert marks.group() == mark
