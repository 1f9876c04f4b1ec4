"""Columns stand on one base and one round scale."""

from hypothesis import given
from hypothesis import strategies as st

from frontportal.yearly.public.templatetags.column_charts import column_shapes, round_step


def test_columns_stand_on_the_base_on_one_round_scale():
    rows = [
        {"label": "1", "value": 50, "second_value": 80, "before": 20},
        {"label": "2", "value": 100, "second_value": 0},
    ]
    shapes = column_shapes(rows, height=124, above=24)
    assert [(bar["kind"], bar["y"], bar["tall"]) for bar in shapes["bars"]] == [
        ("columns-bar", 74, 50), ("columns-second", 44, 80), ("columns-bar", 24, 100), ("columns-second", 124, 0),
    ]  # fmt: skip
    assert [mark["y"] for mark in shapes["marks"]] == [104]
    assert [(line["y"], line["text"]) for line in shapes["grid"]] == [(74, "50"), (24, "100")]
    assert [label["text"] for label in shapes["labels"]] == ["1", "2"]


def test_the_scale_of_money_is_in_words():
    grid = column_shapes([{"label": "1", "value": 965_000_000}], True)["grid"]
    assert [line["text"] for line in grid] == ["500 triệu", "1 tỷ"]


def test_columns_of_an_empty_year_have_no_scale():
    shapes = column_shapes([{"label": "1", "value": 0}, {"label": "2", "value": -5}])
    assert shapes["grid"] == [] and [bar["tall"] for bar in shapes["bars"]] == [0, 0]


@given(st.integers(1, 10**15))
def test_at_most_four_lines_hold_the_largest(most):
    step = round_step(most)
    assert step * 4 >= most and (step == 1 or str(step).strip("0") in ("1", "2", "5"))
