"""Names that were pictures do not come back; those that still stand may only become fewer (old_names_left.py)."""

import pytest

from tests.house.here import house
from tests.house.names import where_given
from tests.house.old_names import OLD_NAMES
from tests.house.old_names_left import STILL_THERE

pytestmark = pytest.mark.house


def test_old_names_only_go():
    found = where_given(house(), OLD_NAMES)
    left = {word: set(rooms.split()) for word, rooms in STILL_THERE.items()}
    back = {
        word: f"in {rooms}: say {OLD_NAMES[word]}" for word in found if (rooms := found[word] - left.get(word, set()))
    }
    gone = {word: f"no longer in {rooms}" for word in left if (rooms := left[word] - found.get(word, set()))}
    assert (back, gone) == ({}, {})
