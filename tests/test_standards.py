"""What machines read of the pages: sharing, feeds, manifest; and what becomes of a withdrawn text."""

import json

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.news.makers import make_article


@pytest.fixture
def article(db):
    return make_article("Một <b>bài</b> “mới”", summary="Nước & lửa <i>")


class TestSharing:
    @pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/kien-nghi/", "/so-do-trang/", "/tim-kiem/?q=a"])
    def test_every_page_says_what_it_is(self, client, db, path):
        soup = BeautifulSoup(client.get(path).content, "lxml")
        said = {tag["property"]: tag["content"] for tag in soup.find_all("meta", property=True)}
        assert said["og:title"] == soup.title.text.split(" – Mặt trận")[0]
        assert said["og:description"] == soup.find("meta", {"name": "description"})["content"]
        assert said["og:image"].startswith("http://testserver/anh-chia-se")
        assert [link["type"] for link in soup.find_all("link", rel="alternate")] == [
            "application/rss+xml", "application/atom+xml", "application/feed+json"
        ]  # fmt: skip

    def test_signs_of_html_stay_signs(self, client, article):
        soup = BeautifulSoup(client.get(article.get_absolute_url()).content, "lxml")
        said = [tag["content"] for tag in soup.find_all("meta", property="og:title")]
        assert said == ["Một <b>bài</b> “mới”"]


class TestFeeds:
    def ids(self, client) -> list[str]:
        rss = etree.fromstring(client.get("/tin-tuc/rss.xml").content)
        atom = etree.fromstring(client.get("/tin-tuc/atom.xml").content)
        feed = json.loads(client.get("/tin-tuc/feed.json").content)
        return [rss.findtext(".//guid"), atom.findtext(".//{*}entry/{*}id"), feed["items"][0]["id"]]

    def test_an_article_is_the_same_wherever_it_moves(self, client, article):
        before = self.ids(client)
        article.slug = "dia-chi-khac"
        article.save()
        assert self.ids(client) == before
        assert len(set(before)) == 1

    def test_summaries_are_text(self, client, article):
        rss = etree.fromstring(client.get("/tin-tuc/rss.xml").content)
        assert rss.findtext(".//item/description") == "Nước &amp; lửa &lt;i&gt;"
        feed = json.loads(client.get("/tin-tuc/feed.json").content)
        assert (feed["items"][0]["content_text"], feed["version"]) == (
            "Nước & lửa <i>", "https://jsonfeed.org/version/1.1"
        )  # fmt: skip

    def test_people_see_a_page(self, client, article):
        assert b'<?xml-stylesheet href="/static/feed.xsl"' in client.get("/tin-tuc/rss.xml").content


class TestWithdrawn:
    def test_a_withdrawn_article_is_gone_and_says_so(self, client, article):
        address = article.get_absolute_url()
        assert client.get(address).status_code == 200
        type(article).objects.filter(pk=article.pk).update(state="withdrawn")
        response = client.get(address)
        assert response.status_code == 410
        assert "Bài viết này đã được gỡ." in response.content.decode()
        assert article.title not in response.content.decode()
        assert address not in client.get("/sitemap.xml").content.decode()
        assert b"<item>" not in client.get("/tin-tuc/rss.xml").content

    def test_what_never_was_public_is_not_told(self, client, db):
        draft = make_article("Chưa đăng", state="draft", published_at=None)
        assert client.get(draft.get_absolute_url()).status_code == 404

    def test_the_page_has_menu_and_search(self, client, db):
        soup = BeautifulSoup(client.get("/khong-co/").content, "lxml")
        assert len(soup.select(".menu-title")) == 6
        assert soup.select_one("main form[role=search]")


def test_manifest_and_icon(client, db):
    found = client.get("/manifest.webmanifest")
    assert (found["Content-Type"], found.json()["start_url"]) == ("application/manifest+json", "/")
    assert client.get("/favicon.ico").status_code == 302
