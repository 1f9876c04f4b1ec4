"""Pages kept in memory, for tests that want them."""

import pytest
from django.db import connections

from frontportal.page_cache.models import ContentVersion
from frontportal.page_cache.store import pages


def as_if_committed() -> None:
    """What the test wrote so far counts as another transaction's: its own number would be the same."""
    ContentVersion.objects.update(number=-1)


@pytest.fixture
def kept(settings):
    """Pages are kept in memory, as they are where the site is served."""
    settings.PAGE_CACHE_BYTES = 4_000_000
    pages.clear()
    yield pages
    pages.clear()


@pytest.fixture
def own(db):
    """A connection of its own, outside of the test's transaction."""
    made = connections["default"].copy()
    made.ensure_connection()
    yield made
    made.close()
