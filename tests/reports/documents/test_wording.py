"""The narrative's one rule: whatever the values, the sentence is true of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from frontportal.reports.documents.wording import pieces, plain, section_text, untrue
from frontportal.yearly.narrative.comparisons import achieved, comparison
from tests.reports.makers import make_figure

AMOUNTS = st.integers(min_value=0, max_value=10**13)


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".").removesuffix("%"))


@given(AMOUNTS, st.integers(min_value=1, max_value=10**13))
def test_a_percentage_is_near_and_never_hides_that_a_plan_was_missed(value, plan):
    tenths = round(number(achieved(value, plan)) * 10)
    assert abs(tenths * plan - value * 1000) <= plan
    assert (tenths >= 1000) == (value >= plan)


@given(AMOUNTS, AMOUNTS, st.sampled_from(["đồng", "căn"]))
def test_a_comparison_is_true(value, before, unit):
    said = comparison(make_figure(value=value, last_year=before, unit_of_measure=unit), 2023)
    if value == before:
        assert said == "bằng năm 2022"
        return
    assert said.startswith("tăng " if value > before else "giảm ")
    assert said.endswith(" so với năm 2022")
    if "dưới 0,1%" in said:
        assert 0 < abs(value - before) * 1000 < before
    elif "%" in said:
        tenths = round(number(re.search(r"[\d.]+(?:,\d)?%", said)[0]) * 10)
        assert abs(tenths * before - abs(value - before) * 1000) <= before
    else:
        assert number(re.search(r"[\d.]+", said)[0]) == abs(value - before)


def test_what_can_not_be_compared_is_not():
    assert comparison(make_figure(last_year=None), 2023) == ""
    assert comparison(make_figure(adds_up=False), 2023) == ""


def test_a_year_without_records_says_so_or_gives_its_source():
    declared = {"value": 41, "source": "Báo cáo năm 2021."}
    assert section_text([make_figure(records=[], value=0)], 2021) == "Năm 2021 chưa có hồ sơ về: chỉ tiêu houses."
    said = section_text([make_figure(records=[], value=0, declared=declared)], 2021)
    assert said == "Chỉ tiêu houses: 41 căn (số liệu khai báo; nguồn: Báo cáo năm 2021)."


@given(st.text(alphabet="ab [](){}-\n1", max_size=60))
def test_marks_part_any_text_without_losing_a_word(text):
    assert "".join(f"[{words}]({slug})" if slug else words for words, slug in pieces(text)) == text


def test_words_that_are_no_longer_true_are_told():
    figures = {"houses": make_figure(value=53)}
    text = "Đã làm [52 căn](houses), rồi [53 căn](houses) và [9](nhung-gi)."
    assert plain(text) == "Đã làm 52 căn, rồi 53 căn và 9."
    assert untrue(text, figures) == [
        "Chỉ tiêu houses: trong bài ghi “52 căn”, nay là “53 căn/50 căn kế hoạch giao”.",
        "Không còn chỉ tiêu “nhung-gi” mà đoạn “9” dẫn tới.",
    ]
