"""What readers get of articles, and when."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from frontportal.news.models.article import Article
from frontportal.news.models.tag import Tag
from frontportal.news.querysets import ArticleQuerySet
from frontportal.picture_files.copies import WIDTHS
from tests.makers import make_user
from tests.news.makers import make_article, make_category, make_picture


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


@pytest.mark.django_db
class TestWhoMayRead:
    @pytest.mark.parametrize("state", ["draft", "waiting", "withdrawn"])
    def test_only_published_ones(self, client, state):
        article = make_article(state=state)
        assert client.get(article.get_absolute_url()).status_code == (410 if state == "withdrawn" else 404)
        assert article.title not in client.get("/tin-tuc/").content.decode()
        assert article.title not in client.get("/tin-tuc/rss.xml").content.decode()
        assert article.get_absolute_url() not in client.get("/sitemap.xml").content.decode()

    def test_scheduled_one_waits_for_its_hour(self, client):
        article = make_article(published_at=timezone.now() + timedelta(minutes=5))
        assert client.get(article.get_absolute_url()).status_code == 404
        article.published_at = timezone.now() - timedelta(seconds=1)
        article.save()
        assert client.get(article.get_absolute_url()).status_code == 200

    def test_staff_preview_a_draft_and_are_told_so(self, client):
        article = make_article(state="draft", published_at=None)
        client.force_login(make_user(group="Biên tập viên"))
        response = client.get(article.get_absolute_url())
        assert "Bản xem trước" in response.content.decode()
        assert soup_of(response).find("meta", {"name": "robots"})["content"] == "noindex"

    def test_staff_of_another_unit_do_not(self, client, world):
        article = make_article(state="draft", published_at=None, unit=world.north)
        client.force_login(make_user(group="Cán bộ xã", unit=world.south))
        assert client.get(article.get_absolute_url()).status_code == 404

    def test_a_changed_address_still_leads_there(self, client):
        article = make_article("Tên cũ")
        old = article.get_absolute_url()
        article.slug = "ten-moi"
        article.save()
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, "/tin-tuc/ten-moi/")

    def test_an_address_that_an_article_has_leads_nowhere_else(self):
        """Published between two questions of one page, an article led to itself, permanently."""
        article = make_article("Tên")
        assert Article.objects.published().formerly_at(article.slug) is None

    def test_published_again_while_it_is_looked_for(self, client, monkeypatch):
        article = make_article(state="withdrawn")
        articles = type(article).objects
        former = ArticleQuerySet.formerly_at

        def while_somebody_publishes(self, address):
            articles.filter(pk=article.pk).update(state="published")
            return former(self, address)

        monkeypatch.setattr(ArticleQuerySet, "formerly_at", while_somebody_publishes)
        assert client.get(article.get_absolute_url()).status_code == 200

    def test_the_old_address_of_a_withdrawn_article_is_gone(self, client):
        article = make_article("Tên cũ")
        old = article.get_absolute_url()
        article.slug, article.state = "ten-moi", "withdrawn"
        article.save()
        assert client.get(old).status_code == 410


@pytest.mark.django_db
class TestArticlePage:
    def test_shows_what_a_newspaper_shows(self, client):
        moment = timezone.make_aware(timezone.datetime(2024, 3, 15, 15, 57))
        picture = make_picture(caption="Chú thích chung", credit="Ảnh: B.T.")
        article = make_article(
            "Một năm nhìn lại",
            published_at=moment,
            summary="Tóm tắt.",
            author_line="Lê Thị Hải – BDV",
            picture=picture,
            picture_caption="Chú thích riêng",
        )
        related = make_article("Bài cùng mục")
        soup = soup_of(client.get(article.get_absolute_url()))
        assert soup.h1.text == "Một năm nhìn lại"
        assert soup.find("time").text == "15/03/2024 15:57"
        assert soup.find(class_="article-author").text == "Lê Thị Hải – BDV"
        caption = " ".join(soup.figcaption.text.split())
        assert caption == "Chú thích riêng Ảnh: B.T."
        assert soup.figure.img["srcset"].count("w,") == len(WIDTHS)
        assert soup.figure.img["alt"] == picture.alt
        assert related.title in soup.aside.text
        assert soup.find("link", rel="canonical")["href"] == f"http://testserver{article.get_absolute_url()}"
        assert [step.text for step in soup.find(class_="breadcrumb").find_all("li")][:3] == [
            "Trang chủ",
            "Tin tức",
            "Tin chung",
        ]

    def test_describes_itself_without_letting_the_title_out_of_the_data_block(self, client):
        article = make_article("Lễ </script><script>alert(1)</script> & hội")
        soup = soup_of(client.get(article.get_absolute_url()))
        blocks = soup.find_all("script", type="application/ld+json")
        assert json.loads(blocks[0].string)["headline"] == article.title
        assert [tag for tag in soup.find_all("script") if not tag.get("src")] == blocks

    def test_cleans_the_text_again_when_shown(self, client):
        article = make_article()
        type(article).objects.filter(pk=article.pk).update(body='<p onclick="x()">Chữ<script>bad()</script></p>')
        prose = soup_of(client.get(article.get_absolute_url())).find(class_="prose")
        assert prose.decode_contents().strip() == "<p>Chữ</p>"

    def test_print_view_names_its_source(self, client):
        article = make_article()
        soup = soup_of(client.get(f"{article.get_absolute_url()}in/"))
        source = soup.find(class_="print-source").text
        assert f"http://testserver{article.get_absolute_url()}" in source
        assert timezone.localdate().strftime("%d/%m/%Y") in source
        assert [len(soup.find_all("h1")), soup.find("nav")] == [1, None]

    def test_asks_few_questions(self, client, django_assert_max_num_queries):
        article = make_article(picture=make_picture())
        make_article("Khác", picture=make_picture(image=article.picture.image))
        with django_assert_max_num_queries(10):
            assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.django_db
class TestLists:
    def test_category_lists_its_own(self, client):
        mine = make_article("Của mục này", category=make_category("Giám sát", "giam-sat"))
        other = make_article("Của mục khác")
        text = client.get("/tin-tuc/chuyen-muc/giam-sat/").content.decode()
        assert (mine.title in text, other.title in text) == (True, False)
        assert client.get("/tin-tuc/chuyen-muc/khong-co/").status_code == 404

    def test_pages_of_twelve(self, client):
        for number in range(13):
            make_article(f"Bài {number}", published_at=timezone.now() - timedelta(hours=number + 1))
        assert len(client.get("/tin-tuc/").context["page_obj"].object_list) == 12
        assert [article.title for article in client.get("/tin-tuc/?trang=2").context["page_obj"]] == ["Bài 12"]
        assert client.get("/tin-tuc/?trang=3").status_code == 404
        assert client.get("/tin-tuc/?trang=abc").status_code == 404

    def test_empty_list_says_so(self, client):
        assert "Chưa có bài viết nào" in client.get("/tin-tuc/").content.decode()


@pytest.mark.django_db
class TestFeeds:
    def test_rss_and_atom_carry_the_same_articles(self, client):
        make_article("Quà Tết & nhà <mới>", summary="Tóm tắt.")
        rss = ElementTree.fromstring(client.get("/tin-tuc/rss.xml").content)
        atom = ElementTree.fromstring(client.get("/tin-tuc/atom.xml").content)
        name = "{http://www.w3.org/2005/Atom}"
        assert [item.find("title").text for item in rss.iter("item")] == ["Quà Tết & nhà <mới>"]
        assert [entry.find(f"{name}title").text for entry in atom.iter(f"{name}entry")] == ["Quà Tết & nhà <mới>"]
        assert [item.find("description").text for item in rss.iter("item")] == ["Tóm tắt."]

    def test_addresses_are_the_sites_own(self, client, settings):
        settings.SITE_URL = "https://mattran.example"
        article = make_article()
        rss = ElementTree.fromstring(client.get("/tin-tuc/rss.xml").content)
        assert [item.find("link").text for item in rss.iter("item")] == [
            f"https://mattran.example{article.get_absolute_url()}"
        ]

    def test_atom_names_an_author_and_keeps_its_id_at_another_address(self, client, settings):
        article, name = make_article(), "{http://www.w3.org/2005/Atom}"
        make_article("Của mục này", category=make_category("Giám sát", "giam-sat"))
        found = []
        for settings.SITE_URL in ("https://mattran.example", "https://khac.example"):
            for path in ("/tin-tuc/", f"{article.category.get_absolute_url()}", "/tin-tuc/chuyen-muc/giam-sat/"):
                feed = ElementTree.fromstring(client.get(f"{path}atom.xml").content)
                assert feed.find(f"{name}author/{name}name").text
                found.append(feed.find(f"{name}id").text)
        assert found[:3] == found[3:] and len({*found}) == 3

    def test_a_category_has_its_own(self, client):
        make_article("Của mục này", category=make_category("Giám sát", "giam-sat"))
        make_article("Của mục khác")
        rss = ElementTree.fromstring(client.get("/tin-tuc/chuyen-muc/giam-sat/rss.xml").content)
        assert [item.find("title").text for item in rss.iter("item")] == ["Của mục này"]


@pytest.mark.django_db
class TestRecord:
    def test_address_is_made_from_the_title_and_never_taken_twice(self):
        first = make_article("Đại hội Mặt trận")
        second = type(first)(title="Đại hội Mặt trận", body="<p>a</p>", category=first.category)
        second.full_clean()
        assert (first.slug, second.slug) == ("dai-hoi-mat-tran", "dai-hoi-mat-tran-2")

    def test_an_abandoned_address_is_not_given_away(self):
        first = make_article("Đại hội")
        first.slug = "khac"
        first.save()
        assert type(first).objects.free_slug("Đại hội") == "dai-hoi-2"

    def test_text_is_clean_in_the_database_however_it_got_there(self):
        article = make_article(body='<p style="color:red">A<script>x()</script></p>')
        article.refresh_from_db()
        assert article.body == "<p>A</p>"
        made = type(article)(title="B", slug="b", body='<a href="javascript:x()">B</a>', category=article.category)
        type(article).objects.bulk_create([made])
        assert type(article).objects.get(slug="b").body == '<a rel="noopener">B</a>'

    def test_published_needs_an_hour(self):
        article = make_article(state="draft", published_at=None)
        article.state = "published"
        with pytest.raises(ValidationError, match="ngày giờ đăng"):
            article.full_clean()


@pytest.mark.django_db
class TestNeighbours:
    def test_related_are_those_with_tags_then_place_then_category(self, world):
        tag, other = (Tag.objects.create(name=name, slug=name) for name in ("nha", "que"))
        elsewhere = make_category("Khác", "khac")
        article = make_article("Bài", unit=world.north)
        article.tags.set([tag, other])
        far = make_article("Xa", category=elsewhere)
        same = make_article("Cùng mục")
        near = make_article("Cùng nơi", category=elsewhere, unit=world.north)
        one, two = (make_article(title, category=elsewhere) for title in ("Một thẻ", "Hai thẻ"))
        one.tags.set([tag])
        two.tags.set([tag, other])
        hidden = make_article("Nháp", state="draft", published_at=None)
        hidden.tags.set([tag, other])
        assert Article.objects.published().related_to(article) == [two, one, near, same]
        assert far not in Article.objects.published().related_to(article, 9)

    def test_previous_and_next_go_through_the_category_and_no_further(self, client):
        now = timezone.now()
        first, second, third = (
            make_article(f"Bài {day}", published_at=now - timedelta(days=10 - day)) for day in range(3)
        )
        make_article("Mục khác", category=make_category("Khác", "khac"), published_at=now - timedelta(days=9, hours=1))
        assert Article.objects.published().beside(second) == (first, third)
        soup = soup_of(client.get(first.get_absolute_url()))
        assert [(link["rel"], link["href"]) for link in soup.select(".beside a")] == [
            (["next"], second.get_absolute_url())
        ]

    def test_two_of_one_moment_are_both_reached(self):
        moment = timezone.now() - timedelta(hours=2)
        first, second = (make_article(title, published_at=moment) for title in ("Một", "Hai"))
        assert Article.objects.published().beside(first) == (None, second)
        assert Article.objects.published().beside(second) == (first, None)

    def test_a_tag_has_a_page_while_something_is_under_it(self, client):
        tag = Tag.objects.create(name="nhà <b>", slug="nha")
        article = make_article("Mang thẻ")
        article.tags.add(tag)
        assert tag.get_absolute_url() in client.get(article.get_absolute_url()).content.decode()
        page = client.get(tag.get_absolute_url()).content.decode()
        assert ("Mang thẻ" in page, "nhà <b>" in page, "Nhà &lt;b&gt;" in page) == (True, False, True)
        type(article).objects.filter(pk=article.pk).update(state="withdrawn")
        assert client.get(tag.get_absolute_url()).status_code == 404
        assert tag.get_absolute_url() not in client.get("/sitemap.xml").content.decode()

    def test_a_place_names_what_happened_there(self, client, world):
        article = make_article("Ở thôn", unit=world.north)
        make_article("Chưa đăng", unit=world.north, state="draft", published_at=None)
        text = client.get(world.north.get_absolute_url()).content.decode()
        assert (article.get_absolute_url() in text, "Chưa đăng" in text) == (True, False)

    def test_reading_time_is_at_least_a_minute(self):
        assert make_article().reading_minutes == 1
        assert make_article("Dài", body=f"<p>{'từ ' * 1000}</p>").reading_minutes == 4
