"""What visitors type is kept nowhere in memory: neither with a page nor with a part of one."""

import gc

import pytest
from django.test import Client

from frontportal.page_cache import remembered as module
from frontportal.page_cache.remembered import Results
from frontportal.page_cache.store import pages
from tests.public_pages import PAGES

TYPED = "zbimatz"


@pytest.mark.usefixtures("visit")
def test_no_typed_word_stays(settings, monkeypatch):
    settings.PAGE_CACHE_BYTES = 10**8
    # As outside of a test: what stands in a transaction is kept nowhere anyway.
    monkeypatch.setattr(module, "connection", type("Connection", (), {"in_atomic_block": False}))
    typed = "&".join(f"{name}={TYPED}" for name in ("q", "tim", "ten", "x"))
    addresses = [f"{page}{'&' if '?' in page else '?'}{typed}" for page in PAGES]
    answers = {address: Client().get(address).status_code for address in addresses}
    assert set(answers.values()) <= {200, 301, 302, 404}
    gc.unfreeze()  # what was made before the tests would not be among the objects
    kept = [each for each in gc.get_objects() if type(each) is Results]  # asked so, no lazy object wakes up
    gc.freeze()
    assert sum(len(each.results) for each in kept) > 50
    assert [key for each in kept for key, value in each.results.items() if TYPED in f"{key} {value}"] == []
    assert [key for key, _ in pages.pages.items() if TYPED in str(key)] == []
