"""The top of a year's page says what needs attention, and one table of communes holds the figures chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.yearly.figure_values import Answer
from frontportal.yearly.figures import Figure
from frontportal.yearly.public.presentation.overview import MOST_TOLD, attention, main_lines
from frontportal.yearly.summary import Line

numbers = st.one_of(st.none(), st.sampled_from([0, 1]), st.integers(min_value=0, max_value=10**12))


def make_line(slug: str, value: int, records: int, target: int | None, compared: int | None) -> Line:
    figure = Figure(slug, f"Chỉ tiêu {slug}", "căn", "Nhà", lambda year: None)
    return Line(figure, 2023, Answer(value, records), target=target, compared=compared)


lines_of_a_year = st.lists(
    st.builds(
        lambda value, target, compared: make_line("a", value or 0, 0 if value is None else 1, target, compared),
        numbers, numbers, numbers,
    ),
    max_size=30,
)  # fmt: skip


@given(lines=lines_of_a_year)
def test_what_is_told_is_true(lines):
    told = attention(lines)
    assert len(told) <= MOST_TOLD
    tags = {each["tag"] for each in told}
    assert ("Chưa đạt" not in tags) or any(line.target and line.value < line.target for line in lines)
    assert ("Vượt" not in tags) or any(line.target and line.value > line.target for line in lines)
    assert ("Giảm" not in tags) or any(line.compared is not None and line.value < line.compared for line in lines)
    assert ("Chưa có số liệu" not in tags) or any(not line.answer.records for line in lines)
    chosen = main_lines(lines, 8)
    assert (
        len(chosen) == min(8, len(lines)) and [line for line in lines if any(line is each for each in chosen)] == chosen
    )


@pytest.mark.parametrize(
    ("value", "records", "target", "compared", "tag"),
    [
        (0, 0, 50, 40, "Chưa có số liệu"),
        (0, 0, None, 40, "Chưa có số liệu"),
        (49, 9, 50, 60, "Chưa đạt"),
        (61, 9, 50, 60, "Vượt"),
        (60, 9, 50, 61, "Giảm"),
        (60, 9, 50, 60, ""),
        (0, 0, None, None, ""),
    ],
)
def test_one_remark_a_figure(value, records, target, compared, tag):
    told = attention([make_line("a", value, records, target, compared)])
    assert [each["tag"] for each in told] == ([tag] if tag else [])


def test_the_page_has_one_table_of_communes(visit, client):
    page = client.get("/nam/2023/")
    assert page.content.decode().count("data-sortable") == 1
    assert len(page.context["matrix"]["table"]["columns"]) <= 10 and len(page.context["large"]) == 8
    choice = page.context["matrix"]["choices"][-1]
    other = client.get("/nam/2023/", {"bang": choice["key"]})
    assert other.context["matrix"]["title"] == choice["title"] != page.context["matrix"]["title"]
    assert client.get("/nam/2023/", {"bang": "<khong-co>"}).context["matrix"]["title"] == "Chỉ tiêu chính"
    assert not choice["is_chosen"]
