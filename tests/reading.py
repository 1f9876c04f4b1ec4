"""For tests that read many pages and write nothing meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest import mock

from django.test import override_settings

from frontportal.page_cache import remembered


@contextmanager
def nothing_written() -> Iterator[None]:
    """Within it what pages are made of is remembered as by a site that runs, though the test stands in a transaction."""
    outside = SimpleNamespace(in_atomic_block=False)
    with (
        override_settings(PAGE_CACHE_BYTES=1),
        mock.patch.object(remembered, "connection", outside),
    ):  # no page is so small
        yield
