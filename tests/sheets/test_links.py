"""Names of records are found however they were typed."""

import pytest

from frontportal.places.models import Unit
from frontportal.sheets.links import LinkCell


@pytest.mark.parametrize("apostrophe", "'’‘ʼ′`´")
def test_one_apostrophe_is_as_good_as_another(world, apostrophe):
    Unit.objects.filter(pk=world.north.pk).update(name="N’Thôn Mẫu")
    assert LinkCell(Unit).clean(f"n{apostrophe}thôn  mẫu") == world.north
