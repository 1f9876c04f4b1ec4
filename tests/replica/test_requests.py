"""Whose requests the replica answers; and a page made of its records is not taken for one of the primary's."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client, RequestFactory

from frontportal.page_cache.store import pages
from frontportal.replica import middleware as module
from frontportal.replica.middleware import ReadsFromReplica
from frontportal.replica.routing import read_alias
from tests.news.makers import make_article


@pytest.fixture
def is_fresh(monkeypatch):
    """is_fresh(False): the replica is behind from now on."""

    def say(answer: bool) -> None:
        monkeypatch.setattr(module.freshness, "is_fit", lambda: answer)

    say(True)
    return say


def read_by(request) -> str:
    return ReadsFromReplica(lambda request: HttpResponse(read_alias()))(request).content.decode()


@pytest.fixture
def factory(replica, is_fresh) -> RequestFactory:
    return RequestFactory()


@pytest.mark.parametrize("path", ["/", "/nam/2023/", "/tim-kiem/?q=a", "/nam/2023/du-lieu.json"])
def test_who_only_reads_is_answered_by_it(factory, path):
    assert (read_by(factory.get(path)), read_by(factory.head(path))) == ("replica", "replica")


@pytest.mark.parametrize(
    "path", ["/quan-tri/", "/quan-tri/login/", "/tep/a.pdf", "/webhook/ngan-hang/a/", "/healthz", "/readyz"]
)
def test_ways_of_staff_of_files_and_of_machines_are_the_primarys(factory, path):
    assert read_by(factory.get(path)) == "default"


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_who_is_signed_in_or_has_a_message_is_answered_by_the_primary(factory, cookie):
    request = factory.get("/")
    request.COOKIES[cookie] = "a"
    assert read_by(request) == "default"


def test_who_writes_is_answered_by_the_primary(factory):
    assert [read_by(factory.post("/")), read_by(factory.get("/", HTTP_AUTHORIZATION="Basic a"))] == ["default"] * 2


def test_one_that_is_behind_is_not_asked(factory, is_fresh):
    is_fresh(False)
    assert read_by(factory.get("/")) == "default"


def test_a_request_leaves_nothing_behind(factory):
    read_by(factory.get("/"))
    assert read_alias() == "default"


def test_without_a_replica_there_is_no_such_step(settings):
    with pytest.raises(MiddlewareNotUsed):
        ReadsFromReplica(HttpResponse)


def test_a_page_of_a_replica_that_is_behind_stands_for_its_own_version_only(replica, is_fresh, settings):
    """The article is not committed: the other connection does not have it, nor its version."""
    settings.PAGE_CACHE_BYTES = 4_000_000
    pages.clear()
    make_article("Trao nhà cho bà con")
    found = []
    for is_fit in (True, False, True, False):
        is_fresh(is_fit)
        found.append("Trao nhà cho bà con" in Client().get("/tin-tuc/").content.decode())
    assert (found, len(pages.pages)) == ([False, True, False, True], 2)
    pages.clear()
