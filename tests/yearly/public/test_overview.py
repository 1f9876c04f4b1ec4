"""The top of a year's page says what needs attention, and one table of communes holds the figures chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.templatetags.charts import progress_shape
from frontportal.yearly.figure_values import Answer
from frontportal.yearly.figures import Figure
from frontportal.yearly.public.presentation.overview import MOST_TOLD, attention, main_figures
from frontportal.yearly.summary import YearFigure

numbers = st.one_of(st.none(), st.sampled_from([0, 1]), st.integers(min_value=0, max_value=10**12))


def make_line(slug: str, value: int, records: int, target: int | None, compared: int | None) -> YearFigure:
    figure = Figure(slug, f"Chỉ tiêu {slug}", "căn", "Nhà", lambda year: None)
    return YearFigure(figure, 2023, Answer(value, records), target=target, compared=compared)


lines_of_a_year = st.lists(
    st.builds(
        lambda value, target, compared: make_line("a", value or 0, 0 if value is None else 1, target, compared),
        numbers, numbers, numbers,
    ),
    max_size=30,
)  # fmt: skip


@given(year_figures=lines_of_a_year)
def test_what_is_told_is_true(year_figures):
    told = attention(year_figures, 2022)
    assert len(told) <= MOST_TOLD
    tags = {each["tag"] for each in told}
    assert ("Chưa đạt kế hoạch" not in tags) or any(each.target and each.value < each.target for each in year_figures)
    assert ("Vượt xa kế hoạch" not in tags) or any(each.target and each.value > each.target for each in year_figures)
    assert ("Giảm" not in tags) or any(
        each.compared is not None and each.value < each.compared for each in year_figures
    )
    assert ("Chưa có số liệu" not in tags) or any(not each.answer.records for each in year_figures)
    chosen = main_figures(year_figures, 8)
    assert (
        len(chosen) == min(8, len(year_figures))
        and [year_figure for year_figure in year_figures if any(year_figure is each for each in chosen)] == chosen
    )


@pytest.mark.parametrize(
    ("value", "records", "target", "compared", "tag"),
    [
        (0, 0, 50, 40, "Chưa có số liệu"),
        (0, 0, None, 40, "Chưa có số liệu"),
        (49, 9, 50, 60, "Chưa đạt kế hoạch"),
        (61, 9, 50, 60, "Vượt xa kế hoạch"),
        (60, 9, 50, 61, "Giảm"),
        (60, 9, 50, 60, ""),
        (0, 0, None, None, ""),
    ],
)
def test_one_remark_a_figure(value, records, target, compared, tag):
    told = attention([make_line("a", value, records, target, compared)], 2022)
    assert [each["tag"] for each in told] == ([tag] if tag else [])


def test_the_page_has_one_table_of_communes(visit, client):
    page = client.get("/nam/2023/")
    assert page.content.decode().count("aria-sort") == 1
    assert len(page.context["matrix"]["table"]["columns"]) <= 10 and len(page.context["large"]) == 8
    choice = page.context["matrix"]["choices"][-1]
    other = client.get(f"/nam/2023/?{choice['query']}")
    assert other.context["matrix"]["title"] == choice["title"] != page.context["matrix"]["title"]
    assert client.get("/nam/2023/", {"bang": "<khong-co>"}).context["matrix"]["title"] == "Chỉ tiêu chính"
    assert not choice["is_chosen"]


def test_bars_draw_what_the_words_say(visit, client):
    """Beyond 150 % of the plan a bar is cut, for all share one scale; the words beside still tell."""
    near, far = progress_shape(52, 50, True), progress_shape(90, 30, True)
    assert (near["fill"], near["tick"], near["over"], near["is_cut"]) == ("66.67%", "66.67%", "2.67%", False)
    assert (far["fill"], far["tick"], far["over"], far["is_cut"]) == ("66.67%", "66.67%", "33.33%", True)
    houses = next(each for each in client.get("/nam/2023/").context["large"] if each["number"] == "52")
    assert (houses["plan_words"], houses["context"]) == ("đạt 104% kế hoạch 50", "năm 2022: 47")
