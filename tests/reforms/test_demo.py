"""The planned rearrangement among the invented records is one that could be carried out."""

import pytest

from frontportal.reforms.models import Reform
from frontportal.reforms.plan import plan_of


@pytest.mark.usefixtures("visit")
def test_nothing_stands_against_it():
    (planned,) = Reform.objects.all()
    assert (planned.carried_out_at, plan_of(planned).faults) == (None, [])
