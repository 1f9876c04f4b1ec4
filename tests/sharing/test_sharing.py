"""What goes with a shared address: a picture of what the page says, and data for machines."""

import json
from io import BytesIO
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from frontportal.kit.web.tags import data_block
from frontportal.sharing.drawing import PHOTOGRAPH, font, headline, shortened, wrapped
from frontportal.sharing.views import picture_of
from tests.news.makers import make_article, make_picture
from voters.models.meeting import Meeting


def data_of(response) -> dict[str, dict]:
    """@type → block."""
    blocks = BeautifulSoup(response.content, "lxml").find_all("script", type="application/ld+json")
    found = [json.loads(block.string) for block in blocks]
    return {each["@type"]: each for each in found}


def share_address(client, page: str) -> str:
    soup = BeautifulSoup(client.get(page).content, "lxml")
    return soup.find("meta", property="og:image")["content"].removeprefix("http://testserver")


@pytest.mark.django_db
class TestPicture:
    def test_is_of_the_size_that_is_said_and_asked_again_costs_nothing(self, client):
        address = share_address(client, "/")
        response = client.get(address)
        assert (response["Content-Type"], Image.open(BytesIO(response.content)).size) == ("image/jpeg", (1200, 630))
        again = client.get(address, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
        before = picture_of.cache_info().misses
        client.get(address)
        assert picture_of.cache_info().misses == before

    def test_shows_the_headline_that_the_page_has_now(self, client):
        article = make_article("Một ngôi nhà mới")
        address = share_address(client, article.get_absolute_url())
        before = client.get(address)["ETag"]
        type(article).objects.filter(pk=article.pk).update(title="Hai ngôi nhà mới")
        assert client.get(address)["ETag"] != before

    def test_bears_the_article_s_photograph(self, client):
        article = make_article(picture=make_picture())
        shown = Image.open(BytesIO(client.get(share_address(client, article.get_absolute_url())).content)).convert(
            "RGB"
        )
        red, green, blue = shown.getpixel((1200 - PHOTOGRAPH // 2, 300))
        assert red > 120 and green < 60 and blue < 60

    def test_forgets_a_photograph_whose_consent_is_withdrawn(self, client):
        picture = make_picture()
        article = make_article(picture=picture)
        address = share_address(client, article.get_absolute_url())
        before = client.get(address)["ETag"]
        type(picture).objects.filter(pk=picture.pk).update(is_withheld=True)
        assert client.get(address)["ETag"] != before
        assert picture.url not in client.get("/sitemap.xml").content.decode()
        assert len(data_of(client.get(article.get_absolute_url()))["NewsArticle"]["image"]) == 1

    @pytest.mark.parametrize(
        ("change", "status"),
        [({"state": "withdrawn"}, 410), ({"state": "draft"}, 404)],
    )
    def test_is_gone_with_its_page(self, client, change, status):
        article = make_article()
        address = share_address(client, article.get_absolute_url())
        assert client.get(address).status_code == 200
        type(article).objects.filter(pk=article.pk).update(**change)
        assert client.get(address).status_code == status

    def test_staff_s_pages_have_none(self, client, admin_client):
        draft = make_article("Chưa đăng", state="draft", published_at=None)
        for asked in (client, admin_client):
            assert asked.get(f"/anh-chia-se{draft.get_absolute_url().rstrip('/')}.jpg").status_code == 404
            for page in ("quan-tri", "mau", "healthz", "sitemap.xml", "tep/a", "khong-co", "anh-chia-se/x", "nam"):
                assert asked.get(f"/anh-chia-se/{page}.jpg").status_code == 404

    def test_only_reads(self, client):
        assert client.post("/anh-chia-se.jpg").status_code == 405


@given(st.text(max_size=500), st.integers(60, 1056), st.integers(0, 500))
def test_any_headline_has_room(text, width, height):
    lines, size = headline(text, width, height)
    assert all(font(size, bold=True).getlength(line) <= width or line == "…" for line in lines)
    assert len(lines) <= max(1, int(height / (size * 1.18)))


def test_a_cut_line_says_so():
    face = font(40)
    assert wrapped("Nhà " * 3, face, 10_000) == ["Nhà Nhà Nhà"]
    assert shortened("Ủy ban Mặt trận Tổ quốc", face, 200).endswith("…")


@pytest.mark.django_db
class TestData:
    def test_of_an_article(self, client):
        article = make_article("Nhà <mới> & “đẹp”", author_line="Lê Thị Hải – BDV.", picture=make_picture())
        found = data_of(client.get(article.get_absolute_url()))
        assert found["NewsArticle"]["headline"] == article.title
        assert [image.rpartition(".")[2] for image in found["NewsArticle"]["image"]] == ["jpg", "webp"]
        steps = found["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == [1, 2, 3, 4]
        assert steps[-1]["name"] == article.title
        assert steps[-1]["item"] == f"http://testserver{article.get_absolute_url()}"

    def test_of_the_committee(self, client):
        assert data_of(client.get("/"))["GovernmentOrganization"]["url"] == "http://testserver/"

    @override_settings(SITE_URL="https://mattran.example")
    def test_addresses_are_those_of_the_site(self, client):
        found = data_of(client.get("/tin-tuc/"))["BreadcrumbList"]["itemListElement"]
        assert [step["item"] for step in found] == ["https://mattran.example/", "https://mattran.example/tin-tuc/"]


@pytest.mark.usefixtures("visit")
def test_a_meeting_is_an_event_and_a_figure_is_in_its_picture(client):
    meeting = Meeting.objects.held().first()
    event = data_of(client.get(meeting.get_absolute_url()))["Event"]
    assert (event["eventStatus"], event["startDate"][-6:]) == ("https://schema.org/EventScheduled", "+07:00")
    page = client.get("/nam/2023/houses/").content.decode()
    assert 'data-figure="52' in page
    assert client.get("/anh-chia-se/nam/2023/houses.jpg").status_code == 200


@given(st.text(max_size=60))
def test_no_text_ends_the_block(text):
    block = data_block({"@type": "Thing", "name": text})
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside).get("name", "") == text


@pytest.mark.django_db
def test_the_sitemap_names_pictures(client):
    article = make_article(picture=make_picture())
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  (our own)
    spaces = {
        "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "i": "http://www.google.com/schemas/sitemap-image/1.1",
    }
    found = {each.findtext("m:loc", None, spaces): each.findtext("i:image/i:loc", None, spaces) for each in root}
    assert found[f"http://testserver{article.get_absolute_url()}"] == f"http://testserver{article.picture.url}"
