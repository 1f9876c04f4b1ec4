import pytest
from django.utils import translation

from frontportal.kit.templatetags.charts import bar_shapes, progress_shape, spark_shape


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
