"""No module needs itself by way of others, in a room or across; for a type checker only, it may."""

import pytest

from tests.house.circles import circles, graph_of
from tests.house.here import house

pytestmark = pytest.mark.house


def test_there_is_no_circle():
    graph = graph_of(house())
    assert sum(map(len, graph.values())) > 1_000
    assert circles(graph) == []
