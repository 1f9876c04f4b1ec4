"""Fewer than five households or persons are never told, nor found by taking one published value from another."""

import pytest
from django.utils import timezone

from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.public.datasets.values import TOO_FEW, commune_values, year_values
from tests.makers import make_user
from tests.voters.makers import make_meeting
from tests.welfare.makers import MILLION, make_books, make_gift, make_livelihood
from tests.yearly.makers import publish_again
from voters.public.datasets import MEETINGS
from welfare.assistance.models.gift import Gift
from welfare.public.datasets import GIFTS


@pytest.fixture
def year(world) -> int:
    make_books(2023)
    YearSummary.objects.create(year=2023, state="published", published_at=timezone.now())
    return 2023


def told(slug: str) -> tuple[int | None, dict[str, int | None]]:
    """The value over all, and by commune, of one figure."""
    over_all = next(row for row in year_values() if row.figure["slug"] == slug)
    return over_all.value, {row.code: row.value for row in commune_values() if row.slug == slug}


def cells(dataset, *names: str) -> list[tuple]:
    places = [[column.name for column in dataset.columns].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in dataset.rows()]


class TestGifts:
    def test_a_small_commune_takes_another_along(self, world, year):
        """40 and 3 add up to 43, which is told: neither is, in any table."""
        make_gift(world.north, 40, 500_000)
        make_gift(world.south, 3, 500_000)
        assert told("gift-packages") == (43, {"bac-mau": None, "nam-mau": None})
        assert told("gift-value") == (43 * 500_000, {"bac-mau": None, "nam-mau": None})
        assert cells(GIFTS, "so_suat", "gia_tri") == [(None, None), (None, None)]

    def test_a_small_group_takes_another_along(self, world, year):
        """Pages tell sums by group, too: that of 3 is not told, nor the next small one, so no cell of either is."""
        make_gift(world.north, 40, 500_000)
        make_gift(world.north, 3, 500_000, group="merit")
        make_gift(world.north, 60, 500_000, group="policy")
        make_gift(world.south, 9, 500_000)
        assert told("gift-packages") == (112, {"bac-mau": 103, "nam-mau": 9})
        assert cells(GIFTS, "doi_tuong", "so_suat") == [
            ("Người có công", None),
            ("Gia đình chính sách", 60),
            ("Hộ nghèo", None),
            ("Hộ nghèo", None),
        ]

    def test_few_in_all(self, world, year):
        make_gift(world.north, 2, 500_000)
        make_gift(world.south, 2, 500_000)
        assert told("gift-packages") == (None, {"bac-mau": None, "nam-mau": None})
        assert [row.nature for row in year_values() if row.figure["slug"] == "gift-value"] == [TOO_FEW]
        assert cells(GIFTS, "so_suat") == [(None,), (None,)]


def test_livelihoods_count_households_not_occasions(world, year):
    make_livelihood(world.north, 9 * MILLION, "sk-1", households=3, occasion="launch")
    make_livelihood(world.south, 9 * MILLION, "sk-2", households=30, occasion="launch")
    assert told("livelihoods") == (2, {"bac-mau": None, "nam-mau": None})
    assert told("livelihood-value") == (18 * MILLION, {"bac-mau": None, "nam-mau": None})


def test_voters_at_meetings(world, year):
    """The commune's sum of both would tell the smaller: the larger is hidden, too, but not that of another commune."""
    make_meeting(world.north, voters=40)
    make_meeting(world.north, voters=3)
    make_meeting(world.south, voters=50)
    make_meeting(world.south, voters=4, councils=["commune"])
    assert told("meetings-council-voters") == (93, {"bac-mau": 43, "nam-mau": 50})
    assert cells(MEETINGS, "ma", "so_cu_tri") == [
        ("TX-2023-001", None),
        ("TX-2023-002", None),
        ("TX-2023-003", 50),
        ("TX-2023-004", None),
    ]


def test_an_edition_keeps_its_values_and_hides_its_small_ones(world, year):
    """What was frozen as 3 is not told after 40 more were written down."""
    make_gift(world.north, 60, 500_000)
    gift = make_gift(world.south, 3, 500_000)
    publish_again(YearSummary.objects.get(year=year), by=make_user("duyet", group="Người duyệt"))
    Gift.objects.filter(pk=gift.pk).update(packages=43)
    assert told("gift-packages") == (63, {"bac-mau": None, "nam-mau": None})
    assert [row.edition for row in year_values()][:1] == [1]


def test_what_has_no_records_is_not_zero(world, year):
    assert told("gift-packages") == (None, {})
