"""The search page: what is found, in which order, and what hostile words do."""

import pytest
from bs4 import BeautifulSoup

from tests.news.makers import make_article, make_document


def titles(client, words: str, **further) -> list[str]:
    soup = BeautifulSoup(client.get("/tim-kiem/", {"q": words, **further}).content, "lxml")
    return [head.text for head in soup.find_all(class_="result-title")]


@pytest.mark.django_db
class TestFinding:
    @pytest.mark.parametrize("words", ["Quỹ Vì người nghèo", "quy vi nguoi ngheo", "NGHÈO quỹ", "Quỹ Vi\u0300 người"])
    def test_with_or_without_diacritics_in_any_order_and_form(self, client, words):
        make_article("Quỹ “Vì người nghèo” vượt kế hoạch")
        make_article("Ngày hội Đại đoàn kết")
        assert titles(client, words) == ["Quỹ “Vì người nghèo” vượt kế hoạch"]

    def test_accented_exact_phrases_come_first(self, client):
        make_article("Bạn của nhà nông")
        make_article("Bàn chuyện làng", summary="")
        make_article("Bán hàng Việt", body="<p>Có người bàn chuyện trước.</p>")
        assert titles(client, "bàn")[:2] == ["Bàn chuyện làng", "Bán hàng Việt"]
        assert len(titles(client, "ban")) == 3

    def test_whole_words_but_for_the_last(self, client):
        make_article("Việt Nam")
        make_article("Vì ai")
        assert titles(client, "vi ai") == ["Vì ai"]
        assert titles(client, "vie") == ["Việt Nam"]

    def test_several_kinds_and_one_of_them(self, client):
        make_article("Kế hoạch năm")
        make_document("05/KH", abstract="Kế hoạch tặng quà.")
        assert sorted(titles(client, "kế hoạch")) == ["Kế hoạch năm", "Kế hoạch số 05/KH"]
        assert titles(client, "kế hoạch", loai="Văn bản") == ["Kế hoạch số 05/KH"]

    def test_nothing_unpublished(self, client):
        make_article("Chưa đăng", state="draft", published_at=None)
        assert titles(client, "chưa đăng") == []
        assert "Không tìm thấy gì" in client.get("/tim-kiem/", {"q": "chưa đăng"}).content.decode()

    def test_number_of_a_paper(self, client):
        make_document("02/KH-MTTQ-BTT")
        assert titles(client, "02/kh-mttq") == ["Kế hoạch số 02/KH-MTTQ-BTT"]


@pytest.mark.django_db
class TestHostileWords:
    @pytest.mark.parametrize("words", ["", "   ", "\"'“”", "%", "_", "\\", ".*", "(((", "[", "a{99999}", "\u200b", "λ"])
    def test_answers(self, client, words):
        make_article("Trao nhà")
        assert client.get("/tim-kiem/", {"q": words}).status_code == 200
        assert titles(client, words) == []

    def test_endless_words_are_cut(self, client):
        response = client.get("/tim-kiem/", {"q": "a b " * 20_000})
        assert response.status_code == 200
        assert len(response.context["search_query"].split()) == 10

    def test_markup_is_shown_as_typed(self, client):
        make_article("Thử <b>script</b>", summary="<script>alert(1)</script>")
        html = client.get("/tim-kiem/", {"q": "<script>"}).content.decode()
        assert "<script>alert" not in html
        assert "&lt;b&gt;<mark>script</mark>&lt;/b&gt;" in html

    def test_nul_is_refused_at_the_door(self, client):
        assert client.get("/tim-kiem/?q=%00").status_code == 400
