"""What may only be read is read as people write it: by every role, over the records of the demonstration year."""

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from django.contrib.postgres.fields import ArrayField
from django.urls import Resolver404, resolve, reverse

from frontportal.news.models import Tag
from frontportal.news.models.article import Article
from frontportal.news.models.category import Category
from frontportal.yearly.figures import registry
from tests.role_table import WALKING_ROLES, may, registered, url

MOST_OF_A_KIND = 3  # links of a page's kind that are followed
CONTENT = SoupStrainer(id="content")  # the page's own part
MARKUP = re.compile(r"&lt;/?(p|h2|h3|ul|ol|li|strong|em|table)\b|\(pk=|\bNone\b")


def codes() -> set[str]:
    """What columns hold where people read a name."""
    found = set(registry)
    for model in registered():
        for field in registered()[model].model._meta.fields:
            inner = field.base_field if isinstance(field, ArrayField) else field
            found |= {value for value, label in inner.flatchoices if isinstance(value, str) and value != str(label)}
    return found - set(Tag.objects.values_list("slug", flat=True))  # an address may well be named as a code is


def shown_codes(page, known: set[str]) -> list[str]:
    """Texts of read-only fields, and of cells of lists, that are nothing but codes."""
    texts = [
        each.get_text(" ", strip=True)
        for each in page.select(".readonly, #result_list td:not(.field-slug), .changes td p")
    ]
    return [text for text in texts if text and set(re.split(r"[,\s]+", text)) <= known]


def links(page) -> set[str]:
    """Addresses of the admin that the page's own part leads to."""
    found = {each["href"].partition("#")[0] for each in page.select("#content a[href]")}
    return {path for path in found if path.startswith("/quan-tri/") and "?" not in path}


def kind(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


@pytest.mark.parametrize("role", WALKING_ROLES)
def test_pages_that_are_read(role, sign_in):
    client, wrong, followed, kinds, known = sign_in(role), [], set(), Counter(), codes()
    for label, model_admin in registered().items():
        if not may(role, label, "v"):
            continue
        key = getattr(model_admin.model._default_manager.order_by("pk").first(), "pk", 0)
        newest = getattr(model_admin.model._default_manager.order_by("pk").last(), "pk", 0)
        for path in (
            url(label, "changelist"),
            url(label, "change", key),
            url(label, "change", newest),
            url(label, "history", newest),
        ):
            response = client.get(path)
            if response.status_code != 200:
                continue
            page = BeautifulSoup(response.content, "lxml", parse_only=CONTENT)
            for each in page.select("textarea"):
                each.decompose()
            body = str(page)
            wrong += [f"{path}: {found[0]}" for found in MARKUP.finditer(body)]
            wrong += [f"{path}: {text}" for text in shown_codes(page, known)]
            for link in sorted(links(page) - followed):
                kinds[kind(link)] += 1
                if kinds[kind(link)] <= MOST_OF_A_KIND:
                    followed.add(link)
                    if client.get(link).status_code in (403, 404, 500):
                        wrong.append(f"{path} → {link}")
    assert wrong == []
    assert len(followed) > 5


def test_prose_is_shown_as_text(sign_in):
    article = Article.objects.exclude(body="").first()
    page = BeautifulSoup(sign_in("Lãnh đạo").get(url("news.article", "change", article.pk)).content, "lxml")
    assert len(page.select(".read-prose p")) > 0


class TestNotThere:
    def test_a_record_leads_back_to_its_list(self, sign_in):
        response = sign_in("Biên tập viên").get(url("news.article", "change", 999_999) + "kiem/", follow=True)
        page = BeautifulSoup(response.content, "lxml")
        assert response.status_code == 404
        assert (
            page.select_one(f'#content a[href="{url("news.article", "changelist")}"]').text == "Về danh sách bài viết"
        )
        assert page.select_one("#nav-sidebar") is not None

    def test_no_list_is_offered_where_the_address_names_none(self, sign_in):
        response = sign_in("Kế toán").get("/quan-tri/khong-co/article/1/")
        page = BeautifulSoup(response.content, "lxml")
        hrefs = [each["href"] for each in page.select("#content a")]
        assert (response.status_code, hrefs) == (404, [reverse("admin:index")])

    def test_strangers_are_told_nothing_of_the_desk(self, client, visit):
        response = client.get("/khong-co/")
        assert (response.status_code, "Bảng công việc" in response.content.decode()) == (404, False)
        assert Category.objects.exists()
