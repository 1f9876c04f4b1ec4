"""One word, one meaning."""

import pytest

from tests.house.here import house
from tests.house.meanings import all_counted_places
from tests.house.planting import plant

pytestmark = pytest.mark.house


def test_a_place_is_a_unit_and_what_stands_in_a_row_has_a_position():
    assert all_counted_places(house()) == []


def test_a_counted_place_is_found(tmp_path):
    lines = [
        "def first(cells, place: int | None): ...",
        "[place for place in units]",
        "[cell for place, cell in enumerate(row)]",
    ]
    planted = plant(tmp_path, {"welfare/funds/rows.py": "\n".join([*lines, "for place in range(3): ..."])})
    assert sorted(all_counted_places(planted)) == [("welfare.funds.rows", line) for line in (1, 3, 4)]
