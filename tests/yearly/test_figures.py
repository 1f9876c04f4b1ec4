"""The words around a value are true of the value, and one query gives what single ones give."""

from datetime import date

import pytest
from django.db.models import Count, Max
from hypothesis import given
from hypothesis import strategies as st

from frontportal.places.models import Unit
from frontportal.yearly.figure_values import Answer, compute
from frontportal.yearly.figures import Figure, all_figures, registry
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.summary import YearFigure

HUNDRED_MILLION = 100_000_000


def figure(**given) -> Figure:
    return Figure(
        **{"slug": "thu", "label": "Thử", "unit_of_measure": "suất", "section": "Thử", "records": None} | given
    )


@pytest.mark.parametrize(
    ("unit", "approximation", "value", "text"),
    [
        ("đồng", Approximation("trên", HUNDRED_MILLION), 2_412_350_000, "trên 2,4 tỷ đồng"),
        ("đồng", Approximation("trên", HUNDRED_MILLION), 2_400_000_000, "2,4 tỷ đồng"),
        ("đồng", None, 2_600_000_000, "2,6 tỷ đồng"),
        ("đồng", None, 2_412_350_000, "2.412.350.000 đồng"),
        ("suất", Approximation("hơn", 1000), 3024, "hơn 3.000 suất"),
        ("cuộc", None, 7, "07 cuộc"),
        ("căn", None, 52, "52 căn"),
        ("căn", None, 0, "0 căn"),
        ("người", Approximation("khoảng hơn", 100), 742, "khoảng hơn 700 người"),
        ("suất", Approximation("hơn", 1000), 640, "640 suất"),
        # More than a tenth is not rounded away: of a plan of 650 triệu, "trên 600 triệu" would read as missed.
        ("đồng", Approximation("trên", HUNDRED_MILLION), 688_350_000, "trên 680 triệu đồng"),
        ("đồng", Approximation("trên", HUNDRED_MILLION), 1_074_250_000, "trên 1 tỷ đồng"),
        ("đồng", Approximation("trên", 10 * HUNDRED_MILLION), 1_980_000_000, "trên 1,9 tỷ đồng"),
        ("suất", Approximation("hơn", 1000), 2860, "hơn 2.800 suất"),
        ("nhà", Approximation("hơn", 10), 18, "18 nhà"),
    ],
)
def test_text(unit, approximation, value, text):
    assert figure(unit_of_measure=unit, approximation=approximation).text(value) == text


def test_a_plan_is_said_exactly():
    packages = figure(unit_of_measure="suất", approximation=Approximation("hơn", 1000))
    assert (
        YearFigure(packages, 2023, Answer(3024, 80), target=2800).sentence == "hơn 3.000 suất/2.800 suất kế hoạch giao"
    )


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from([1, 10, 100, 1000, HUNDRED_MILLION, 10**9]))
def test_hedge_is_always_true(value, step):
    word, rounded = figure(approximation=Approximation("trên", step)).approximated(value)
    assert (rounded < value) if word else (rounded == value)
    assert value - rounded < step
    assert (value - rounded) * 10 <= value


def test_every_slug_of_the_plan_is_registered():
    assert {
        "fund-received", "gift-packages", "gift-value", "areas-district", "areas-province", "unity-areas",
        "unity-meals", "unity-attendance", "livelihood-value", "houses", "house-value", "meetings-council",
        "meetings-council-voters", "meetings-assembly", "supervisions", "honours",
    } <= set(registry)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("slug", sorted(registry))
def test_columns_can_be_read_and_fetched(slug):
    """Every figure's list is a valid query even when there are no records."""
    assert list(registry[slug].listed(1931)) == []


class TestAnswers:
    def test_one_query_for_all(self, world, django_assert_num_queries):
        with django_assert_num_queries(1):
            found = compute(all_figures(), [2022, 2023])
        assert set(found) == {(each.slug, year) for each in all_figures() for year in (2022, 2023)}

    def test_values_by_commune_add_up(self, world):
        areas = figure(
            slug="khu", records=lambda year: Unit.objects.on(date(year, 11, 18)).residential_areas(), place="parent"
        )
        found = compute([areas], [2023])["khu", 2023]
        assert (found.value, found.records) == (4, 4)
        assert found.by_commune == {world.north.pk: 2, world.south.pk: 2}

    def test_a_maximum_is_not_added(self, world):
        longest = figure(
            slug="dai", records=lambda year: Unit.objects.residential_areas(), place="parent", measure=Max("pk")
        )
        assert compute([longest], [2023])["dai", 2023].value == max(unit.pk for unit in world.south_areas)

    def test_agrees_with_the_single_question(self, world):
        one = figure(
            slug="mot", records=lambda year: Unit.objects.residential_areas(), place="parent", measure=Count("pk")
        )
        both = compute([one, figure(slug="hai", records=lambda year: Unit.objects.communes(), place="parent")], [2023])
        assert both["mot", 2023].value == one.value(2023) == 4
        assert both["hai", 2023].value == 3
