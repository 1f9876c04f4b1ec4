"""Pictures of the library in the text of an article: what is kept of them, what readers get, how a writer puts them there."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from frontportal.kit.records.prose import clean_html, plain_text
from frontportal.news.models.article import Article
from frontportal.news.models.picture import Picture
from tests.browser import SITE, needs_chromium, portal_in_browser, sign_in
from tests.makers import make_user
from tests.news.makers import make_article, make_picture

OWN = "/tep/news/pictures/2026/nha-0a1b.webp"
KEPT = f'<figure><img src="{OWN}" alt="Nhà"><figcaption>Trao nhà</figcaption></figure>'


class TestWhatIsKept:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            (KEPT, KEPT),
            (f'<figure class="figure"><img onerror="x()" alt="Nhà" src="{OWN}"><figcaption class="c">Trao <b>nhà</b></figcaption></figure>', KEPT),
            (f'<img src="{OWN}">', f'<figure><img src="{OWN}" alt=""><figcaption></figcaption></figure>'),
            ('<figure><img src="https://example.com/a.webp"><figcaption>Ở nơi khác</figcaption></figure>', ""),
            ('<p>Chữ<img src="data:image/png;base64,AAAA"></p>', "<p>Chữ</p>"),
            (f'<figure><img src="{OWN}?x=1"></figure><figcaption>Lạc', "Lạc"),
        ],
    )  # fmt: skip
    def test_only_pictures_that_lie_here_in_one_way(self, given, kept):
        assert clean_html(given, pictured=True) == kept
        assert clean_html(kept, pictured=True) == kept

    def test_texts_without_pictures_keep_none(self):
        assert clean_html(KEPT) == "Trao nhà"

    def test_words_beside_a_picture_stay_words(self):
        assert plain_text(f"<p>Trước</p>{KEPT}<p>sau</p>") == "Trước Trao nhà sau"


@pytest.mark.django_db
class TestReading:
    def shown(self, article: Article, path: str = "") -> BeautifulSoup:
        return BeautifulSoup(Client().get(f"{article.get_absolute_url()}{path}").content, "lxml")

    def test_as_the_library_has_it_now(self):
        picture = make_picture(alt="Mô tả mới", credit="Ảnh: BTT")
        article = make_article(body=f'<p>A</p><figure><img src="{picture.url}" alt="cũ"></figure>')
        for path in ("", "in/"):
            figure = self.shown(article, path).select_one(".prose figure")
            assert (figure.img["alt"], figure.img["srcset"]) == ("Mô tả mới", picture.srcset)
            assert (figure.source["type"], figure.figcaption.text.strip()) == ("image/avif", "Ảnh: BTT")

    def test_what_is_withheld_or_gone_leaves_no_trace(self):
        picture = make_picture()
        figure = f'<figure><img src="{picture.url}"><figcaption>Bà A</figcaption></figure>'
        article = make_article(body=f"<p>A</p>{figure}{KEPT}")
        Picture.objects.filter(pk=picture.pk).update(is_withheld=True)
        assert self.shown(article).select_one(".prose").decode_contents().strip() == "<p>A</p>"


@pytest.mark.django_db
class TestOffering:
    ADDRESS = "/quan-tri/news/article/anh/"

    def test_by_words_without_those_withheld(self):
        kept, other = make_picture(alt="Nhà mái đỏ"), make_picture(alt="Nhà sàn")
        Picture.objects.filter(pk=make_picture(alt="Nhà mái ngói").pk).update(is_withheld=True)
        client = Client()
        client.force_login(make_user(group="Biên tập viên"))
        assert [each["url"] for each in client.get(self.ADDRESS).json()["pictures"]] == [other.url, kept.url]
        assert [each["alt"] for each in client.get(self.ADDRESS, {"q": "nha MÁI"}).json()["pictures"]] == ["Nhà mái đỏ"]

    def test_not_to_who_may_not_see_the_library(self):
        client = Client()
        client.force_login(make_user(is_staff=True))
        assert client.get(self.ADDRESS).status_code == 403


@needs_chromium
def test_a_writer_chooses_from_the_library(db):
    picture = make_picture(alt="Nhà mái đỏ", caption="Trao nhà")
    with portal_in_browser() as (page, portal):
        sign_in(portal, make_user(is_superuser=True))
        page.goto(f"{SITE}/quan-tri/news/article/add/")
        page.locator(".tiptap").first.click()
        page.locator('.prose-menubar [data-name="figure"]').first.click()
        page.get_by_role("button", name="Chèn ảnh: Nhà mái đỏ").click()
        body = page.input_value("[name=body]")
    assert clean_html(body, pictured=True) == (
        f'<figure><img src="{picture.url}" alt="Nhà mái đỏ"><figcaption>Trao nhà</figcaption></figure>'
    )
