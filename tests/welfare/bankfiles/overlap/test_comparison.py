"""Runs of rows that agree are one part of the account; a lone equal row is another gift."""

import pytest

from welfare.bankfiles.overlap.columns import Numbers, Rows
from welfare.bankfiles.overlap.comparison import compare

A, B, C, D, E, F, G = (f"{letter} ung ho" for letter in "ABCDEFG")
GIFT = "50.000 ung ho"


def rows(contents, *, numbers, day=1, **columns) -> Rows:
    """Rows of one day; `columns` are lists beside `contents`."""
    names = ("time", "reference", "balance", "sequence")
    values = [columns.get(name) or [None] * len(contents) for name in names]
    days = columns.get("days") or [day] * len(contents)
    named = [(d, content) for d, content in zip(days, contents, strict=True)]
    return Rows.of(zip(range(len(contents)), named, days, *values, strict=True), numbers)


def same(one, other, *, left=None, right=None) -> dict:
    numbers = Numbers()
    return compare(rows(one, numbers=numbers, **left or {}), rows(other, numbers=numbers, **right or {})).same


def contrary(one, other, *, left=None, right=None) -> dict:
    numbers = Numbers()
    return compare(rows(one, numbers=numbers, **left or {}), rows(other, numbers=numbers, **right or {})).contrary


def test_a_lone_equal_row_among_strangers_is_another_gift():
    assert same([A, GIFT, B, C], [D, GIFT, E, F]) == {}
    assert contrary([A, GIFT, B, C], [D, GIFT, E, F]) == {}


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ([C, D, E], [A, B, C, D], {0: 2, 1: 3}),
        ([A, B, C], [B, C, D], {1: 0, 2: 1}),
        ([B, C], [A, B, C, D], {0: 1, 1: 2}),
        ([A, B, C, D], [B, C], {1: 0, 2: 1}),
        ([A], [A], {0: 0}),
        ([GIFT, GIFT], [GIFT, GIFT], {0: 0, 1: 1}),
    ],
)
def test_a_run_that_nothing_contradicts_is_the_same(one, other, pairs):
    assert same(one, other) == pairs


def test_twins_on_both_sides_of_a_cut_are_twins():
    assert same([A, B, GIFT, GIFT], [GIFT, GIFT, C]) == {}
    assert same([A, B, GIFT], [GIFT, C, D]) == {}


def test_two_rows_that_stand_among_others_in_both_are_a_coincidence():
    assert same([A, B, GIFT, C], [D, B, GIFT, E]) == {}


class TestCertainRows:
    def test_equal_balances_are_enough(self):
        left, right = {"balance": [1, 2, 3]}, {"balance": [3, 4]}
        assert same([A, B, GIFT], [GIFT, C], left=left, right=right) == {2: 0}

    def test_other_balances_are_other_rows(self):
        left, right = {"balance": [1, 2, 3]}, {"balance": [4, 5]}
        assert same([A, B, GIFT], [GIFT, C], left=left, right=right) == {}

    def test_a_reference_with_its_time(self):
        left = {"reference": ["r", "r", "r"], "time": [1, 2, 3]}
        assert same([A, B, GIFT], [GIFT, C], left=left, right={"reference": ["r", "r"], "time": [3, 4]}) == {2: 0}
        assert same([A, B, GIFT], [GIFT, C], left=left, right={"reference": ["r", "r"], "time": [5, 6]}) == {}

    def test_a_reference_that_repeats_is_not_enough(self):
        assert same([A, B, GIFT], [GIFT, C], left={"reference": ["r"] * 3}, right={"reference": ["r"] * 2}) == {}

    def test_numbers_of_one_list(self):
        left, right = {"sequence": [1, 2, 3]}, {"sequence": [3, 4, 5]}
        assert same([A, B, GIFT], [GIFT, C, D], left=left, right=right) == {2: 0}

    def test_numbers_that_begin_anew_say_nothing(self):
        numbers = {"sequence": [1, 2, 3, 4]}
        assert same([A, GIFT, B, C], [D, GIFT, E, F], left=numbers, right=numbers) == {}

    def test_pages_of_one_list_have_one_numbering(self):
        left, right = {"sequence": [1, 2, 3, 4]}, {"sequence": [5, 6, 7, 8]}
        assert same([A, B, C, GIFT], [C, GIFT, D, E], left=left, right=right) == {}

    def test_lists_that_both_count_from_one(self):
        left, right = {"sequence": [1, 2, 3, 4]}, {"sequence": [1, 2, 3, 4]}
        assert same([A, B, C, D], [C, D, E, F], left=left, right=right) == {2: 0, 3: 1}


class TestOtherForms:
    def test_what_one_form_does_not_print_does_not_part_rows(self):
        left = {"time": [7, 8, 9], "balance": [1, 2, 3]}
        right = {"reference": ["x", "y", "z"]}
        assert same([A, B, GIFT], [A, B, GIFT], left=left, right=right) == {0: 0, 1: 1, 2: 2}

    def test_newest_first_beside_oldest_first(self):
        assert same([A, B, C], [C, B, A]) == {0: 2, 1: 1, 2: 0}
        days = {"days": [1, 2, 3]}
        assert same([A, B, C], [D, C, B], left=days, right={"days": [4, 3, 2]}) == {1: 2, 2: 1}

    def test_balances_of_some_rows(self):
        left, right = {"balance": [None, 2, None, 4]}, {"balance": [None, None, 4, 5]}
        assert same([A, GIFT, B, C], [GIFT, B, C, D], left=left, right=right) == {1: 0, 2: 1, 3: 2}


class TestContradictions:
    def test_between_rows_that_are_the_same(self):
        left, right = {"balance": [1, 2, 3, 4]}, {"balance": [1, 2, 3, 4]}
        assert contrary([A, B, C, D], [A, B, E, D], left=left, right=right) == {2: 2}

    def test_a_row_that_one_file_lacks_contradicts_nothing(self):
        left, right = {"balance": [1, 2, 3, 4]}, {"balance": [1, 2, 4]}
        assert contrary([A, B, C, D], [A, B, D], left=left, right=right) == {}
        assert same([A, B, C, D], [A, B, D], left=left, right=right) == {0: 0, 1: 1, 3: 2}

    def test_balances_that_all_moved(self):
        left, right = {"balance": [1, 2, 3]}, {"balance": [11, 12, 13]}
        assert contrary([A, B, C], [A, B, C], left=left, right=right) == {0: 0, 1: 1, 2: 2}

    def test_one_document_with_another_amount(self):
        left, right = {"reference": ["a", "b"]}, {"reference": ["b", "c"]}
        assert contrary([A, B], [C, D], left=left, right=right) == {1: 0}
