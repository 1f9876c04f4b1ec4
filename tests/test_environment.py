"""What the tests themselves rely on."""

import os

import pytest


@pytest.mark.xdist_group("kept together")
def test_tests_of_a_group_run_in_one_process(request):
    """Else what a module prepares for many tests, the walk through all public pages for one, is done once a process."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("one process runs all")
    assert request.node.nodeid.endswith("@kept together")
