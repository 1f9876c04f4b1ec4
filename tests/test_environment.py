"""What the tests themselves rely on."""

import os
from queue import Queue
from threading import Thread

import pytest

from tests.environment import HANGING, alone_in


@pytest.mark.xdist_group("kept together")
def test_tests_of_a_group_run_in_one_process(request):
    """Else what a module prepares for many tests, the walk through all public pages for one, is done once a process."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("one process runs all")
    assert request.node.nodeid.endswith("@kept together")


def test_a_second_run_waits_for_the_first(tmp_path):
    told, first = Queue(), alone_in(tmp_path, print)
    second = Thread(target=lambda: told.put(alone_in(tmp_path, told.put)))
    second.start()
    assert "waits until it is over" in told.get(timeout=HANGING)
    assert (second.is_alive(), told.empty()) == (True, True)
    first.close()
    told.get(timeout=HANGING).close()
    second.join(HANGING)
