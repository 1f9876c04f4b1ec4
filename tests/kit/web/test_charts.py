import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.templatetags.charts import bar_shapes, column_shapes, progress_shape, round_step, spark_shape


class TestProgress:
    def test_tick_stays_put_until_half_as_much_again(self):
        ticks = {progress_shape(value, 1900)["tick"] for value in (0, 950, 1900, 2412, 2850)}
        assert ticks == {"66.67%"}

    def test_going_past_the_plan_shows(self):
        shape = progress_shape(2_412_350_000, 1_900_000_000)
        assert shape == {"fill": "66.67%", "over": "17.98%", "tick": "66.67%", "rest": "33.33%"}

    def test_far_past_the_plan_stays_to_scale(self):
        assert progress_shape(400, 100) == {"fill": "25.00%", "over": "75.00%", "tick": "25.00%", "rest": "75.00%"}

    @pytest.mark.parametrize(("value", "plan"), [(0, 0), (None, None), (-5, 0)])
    def test_nothing_is_nothing(self, value, plan):
        assert set(progress_shape(value, plan).values()) == {"0.00%"}

    def test_lengths_keep_their_point_in_vietnamese(self):
        with translation.override("vi"):
            assert progress_shape(1, 3)["fill"] == "22.22%"


class TestSparkline:
    def test_last_point_is_the_end(self):
        shape = spark_shape([100, None, 150])
        assert shape["points"].split() == ["3.0,21.0", "85.0,3.0"]
        assert (shape["x"], shape["y"]) == ("85.0", "3.0")

    def test_small_change_is_a_gentle_slope(self):
        heights = [float(point.split(",")[1]) for point in spark_shape([100, 101])["points"].split()]
        assert 0 < heights[0] - heights[1] < 1

    @pytest.mark.parametrize("values", [[], [None, None]])
    def test_unknown_years_draw_nothing(self, values):
        assert spark_shape(values) == {}

    def test_all_zero_lies_flat(self):
        assert spark_shape([0, 0])["points"] == "3.0,21.0 85.0,21.0"


def test_bars_share_the_scale_of_the_longest():
    rows = bar_shapes(
        [{"label": "Đạ Đờn", "value": 50}, {"label": "Phi Tô", "value": 200}, {"label": "Gia Lâm", "value": None}]
    )
    assert [(row["label"], row["length"]) for row in rows] == [
        ("Đạ Đờn", "25.00%"),
        ("Phi Tô", "100.00%"),
        ("Gia Lâm", "0.00%"),
    ]


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
