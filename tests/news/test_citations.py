"""Figures in articles: inserted as links, kept as written, told when the records move on."""

import pytest
from django.urls import reverse
from django.utils import timezone

from frontportal.news.models.article import Article
from frontportal.news.todo import todos
from frontportal.staff.models import User
from frontportal.yearly.citations.check import check_citations
from frontportal.yearly.citations.links import Citation, citable, citations_in
from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.summary import figures_of_year
from tests.news.makers import make_article

TRUE = '<p>Đã hỗ trợ <a href="/nam/2023/houses/">52 căn</a> nhà.</p>'
FALSE = '<p>Đã hỗ trợ <a href="/nam/2023/houses/">51 căn</a> nhà.</p>'
pytestmark = pytest.mark.usefixtures("visit")


@pytest.fixture
def editor(client):
    user = User.objects.filter(groups__name="Biên tập viên").first()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.user = user
    return client


def told(user) -> int:
    return sum(todo.count for todo in todos(user) if "số liệu đã thay đổi" in todo.label)


def test_only_links_with_a_number_quote():
    html = (
        TRUE
        + '<a href="https://x.vn/nam/2022/fund-received/?a=1"><strong>trên 2&nbsp;tỷ</strong> đồng</a><a href="/nam/2023/houses/">số liệu</a>'
    )
    assert citations_in(html) == [Citation(2023, "houses", "52 căn"), Citation(2022, "fund-received", "trên 2 tỷ đồng")]


@pytest.mark.parametrize(
    ("words", "slug", "expected"),
    [
        ("52 căn", "houses", True),
        ("52 căn nhà được hỗ trợ", "houses", True),
        ("152 căn", "houses", False),
        ("52,5 căn", "houses", False),
        ("trên 2,4 tỷ đồng", "fund-received", True),
        ("trên 2,5 tỷ đồng", "fund-received", False),
        ("07 cuộc", "supervisions", True),
        ("lần thứ II", "honours", True),
        ("161/170 khu dân cư", "unity-areas", True),
        ("161/171 khu dân cư", "unity-areas", False),
        ("9", "khong-con", False),
    ],
)
def test_words_are_held_against_the_records(words, slug, expected):
    (found,) = check_citations([Citation(2023, slug, words)])
    assert found.is_true is expected
    assert (words in str(found)) and (found.now == "") == (slug not in registry)


def test_everything_offered_is_true_and_leads_to_its_page(client):
    figures = citable(2023)
    assert [each["label"] for each in figures] == [year_figure.figure.label for year_figure in figures_of_year(2023)]
    for figure in figures:
        for words in (figure["text"], figure["sentence"]):
            html = f'<a href="{figure["url"]}">{words}</a>'
            assert all(each.is_true for each in check_citations(citations_in(html))), words
    assert client.get(figures[0]["url"]).status_code == 200


def test_the_picker_gives_the_figures_of_a_year(editor, client):
    answer = editor.get(reverse("admin:news_article_figures"), {"nam": "2022"}).json()
    years = list(YearSummary.objects.published().order_by("-year").values_list("year", flat=True))
    assert (answer["year"], answer["years"], years[-3:]) == (2022, years, [2024, 2023, 2022])
    assert {"section", "label", "text", "sentence", "url"} == set(answer["figures"][0])
    assert editor.get(reverse("admin:news_article_figures"), {"nam": "x"}).json()["year"] == years[0]
    client.logout()
    assert client.get(reverse("admin:news_article_figures")).status_code == 302


def test_the_article_keeps_its_words_with_the_date(client):
    make_article("Nhà mới", body=TRUE)
    article = make_article("Nhà cũ", body=FALSE)
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<a href="/nam/2023/houses/"' in page and "51 căn</a>" in page
    assert f"Ghi như lúc đăng bài, ngày {timezone.localtime(article.published_at):%d/%m/%Y}." in page
    assert "tính từ hồ sơ hiện nay: “52 căn/50 căn kế hoạch giao”" in page
    assert "tính từ hồ sơ hiện nay" not in client.get("/tin-tuc/nha-moi/").content.decode()


def test_the_writer_is_told(editor):
    before = told(editor.user)
    make_article("Nhà mới", body=TRUE, created_by=editor.user)
    assert told(editor.user) == before
    article = make_article("Nhà cũ", body=FALSE, created_by=editor.user)
    assert told(editor.user) == before + 1
    found = editor.get(reverse("admin:news_article_changelist"), {"so-lieu": "da-doi"}).context["cl"].queryset
    assert article in found and not found.filter(title="Nhà mới").exists()
    form = editor.get(reverse("admin:news_article_change", args=[article.pk]))
    if form.status_code == 200:
        assert "“51 căn”, nay là “52 căn/50 căn kế hoạch giao”" in form.content.decode()


def test_others_writers_articles_are_not_told(editor):
    make_article("Của người khác", body=FALSE, created_by=None)
    assert told(editor.user) == 0
    approver = User.objects.filter(groups__name="Người duyệt").first()
    assert told(approver) == 1


def test_the_sanitiser_keeps_the_link():
    article = make_article("Giữ liên kết", body=TRUE)
    assert 'href="/nam/2023/houses/"' in Article.objects.get(pk=article.pk).body
