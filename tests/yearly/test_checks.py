"""The checks find what is wrong and keep silent about what is right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.yearly import checks
from frontportal.yearly.citations.check import CitingText, mismatches

TODAY = date(2024, 3, 1)


def figure(**given) -> dict:
    plain = {
        "slug": "houses", "label": "Nhà", "unit_of_measure": "căn", "value": 52, "whole": None, "plan": 50,
        "declared": None, "records": [[1, 52]], "adds_up": True, "above_communes": 0, "by_month": {},
        "by_commune": [{"code": "a", "name": "Xã A", "value": 52}],
    }  # fmt: skip
    return plain | given


def year(**given) -> dict:
    return {"year": 2023, "figures": [figure(**given)]}


def test_percentage_with_swapped_digits():
    assert checks.percentages_in("Hỗ trợ 11/14 căn nhà, đạt 26,83 % kế hoạch.", "Bài") == [
        "Bài: 11/14 là 78,57 %, không phải 26,83 %. Có lẽ là 11/41."
    ]
    assert checks.percentages_in("Hỗ trợ 11/41 căn nhà, đạt 26,83 % kế hoạch.", "Bài") == []


def test_years_that_do_not_sum():
    assert checks.sum_of_parts("Khu dân cư", [300, 371], 661) == [
        "Khu dân cư: các phần cộng lại là 671, không phải 661."
    ]
    assert checks.sum_of_parts("Khu dân cư", [300, 371], 671) == []


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_true_percentage_is_never_doubted(part, whole):
    assert checks.percentage("Tỷ lệ", part, whole, f"{100 * part / whole:.2f}".replace(".", ",")) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"whole": 50}, "Nhà: 52 lớn hơn tổng thể 50."),
        ({"above_communes": 1}, "Nhà: các xã, thị trấn cộng lại là 53, không phải 52."),
        ({"by_month": {"1": 50}}, "Nhà: các tháng cộng lại là 50, không phải 52. Có hồ sơ chưa ghi ngày."),
        ({"records": [], "value": 0, "by_commune": []}, "Nhà: có kế hoạch 50 nhưng chưa có hồ sơ nào."),
        (
            {"declared": {"value": 51, "source": "Báo cáo"}},
            "Nhà: khai báo 51 (Báo cáo), tính từ hồ sơ 52.",
        ),
        (
            {"by_month": {str(month): 52 if month == 1 else 0 for month in range(1, 11)}},
            "Nhà: không có hồ sơ trong tháng 11, 12.",
        ),
    ],
)
def test_each_check_speaks(wrong, said):
    assert checks.run(year(**wrong), TODAY) == [said]


def test_a_sound_year_is_silent():
    assert checks.run(year(), TODAY) == []
    assert checks.run(year(), date(2023, 12, 1)) == ["Năm 2023 chưa kết thúc."]


@pytest.mark.parametrize(("text", "wrong"), [("hỗ trợ 52 căn nhà", 0), ("hỗ trợ 53 căn nhà", 1), ("hơn 50 căn", 0)])
def test_an_article_is_held_against_the_records(text, wrong):
    assert len(mismatches(CitingText(text, "Bài “Một năm”"), year())) == wrong
