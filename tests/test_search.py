"""The search page: what is found, in which order, and what hostile words do."""

from datetime import date
from random import Random

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontportal.kit.web.searching import SearchHit
from frontportal.menu import entries
from frontportal.public_search import keys_of, search_all
from frontportal.search import places_of
from frontportal.searched_pages import COMMUNE_KINDS
from tests.news.makers import make_article, make_document


def titles(client, words: str, **further) -> list[str]:
    soup = BeautifulSoup(client.get("/tim-kiem/", {"q": words, **further}).content, "lxml")
    return [header.text for header in soup.find_all(class_="result-title")]


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
class TestTypingErrors:
    @pytest.mark.parametrize(
        "words", ["nguoi giu khun det", "người giữ khugn dệt", "nguoi giu khungg det", "nguio giu khnug det"]
    )
    def test_one_a_word_is_forgiven_and_told(self, client, words):
        make_article("Người giữ khung dệt", body="<p>Chiếc khăn đỏ.</p>")
        make_article("Người giữ rừng")
        assert titles(client, words) == ["Người giữ khung dệt"]
        soup = BeautifulSoup(client.get("/tim-kiem/", {"q": words}).content, "lxml")
        assert soup.select_one(".search-meant strong").text == "người giữ khung dệt"
        assert [mark.text for mark in soup.select(".result-title mark")] == ["Người giữ khung dệt"]

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("nguwoif giuwx khung deetj", "người giữ khung dệt"),  # Telex
            ("ngu7o7i2 giu74 khung de65t", "người giữ khung dệt"),  # VNI
            ("nguoigiukhungdet", "người giữ khung dệt"),
            ("nguoigiu khungdet", "người giữ khung dệt"),
            ("giu khug det 2023", "giữ khung dệt 2023"),
            ("da donn", "đạ đờn"),
            ("dadon", "đạ đờn"),
            ("ddaj dowfn", "đạ đờn"),
        ],
    )
    def test_keys_left_as_typed_and_words_run_together(self, client, typed, meant):
        make_article("Người giữ khung dệt", body="<p>Ở Đạ Đờn, năm 2023.</p>")
        make_article("Đại đoàn kết", body="<p>Ngày hội của dân.</p>")
        assert titles(client, typed) == ["Người giữ khung dệt"]
        soup = BeautifulSoup(client.get("/tim-kiem/", {"q": typed}).content, "lxml")
        assert soup.select_one(".search-meant strong").text == meant

    def test_of_equals_the_likest_was_meant(self, client):
        make_article("Đa Đống")
        make_article("Đạ Đờn")
        make_article("Đà Don")
        assert titles(client, "đạ đờnn") == ["Đạ Đờn", "Đà Don"]

    def test_a_word_that_is_known_stays_what_it_is(self, client):
        make_article("Minh và bài văn")
        make_article("Chợ Đinh Văn")
        assert titles(client, "đinh văm") == ["Chợ Đinh Văn"]
        assert titles(client, "dinh ván") == ["Chợ Đinh Văn"]

    def test_words_of_what_is_not_public_are_not_suggested(self, client):
        make_article("Bí mật khung dệt", state="draft", published_at=None)
        assert "search-meant" not in client.get("/tim-kiem/", {"q": "khugn det"}).content.decode()


@pytest.mark.django_db
class TestNarrowing:
    def test_by_year(self, client):
        make_document("01/KH", issued_on=date(2022, 3, 1))
        make_document("02/KH", issued_on=date(2023, 3, 1))
        assert titles(client, "kế hoạch", nam="2022") == ["Kế hoạch số 01/KH"]
        assert titles(client, "kế hoạch", nam="1999") == []

    def test_by_place(self, client, world):
        make_article("Trao nhà", unit=world.north)
        make_article("Trao nhà ở nơi khác", unit=world.south)
        assert titles(client, "trao nhà", xa=world.north.code) == ["Trao nhà"]

    @pytest.mark.parametrize("narrowed", [{"nam": "abc"}, {"nam": "-1"}, {"xa": "'\"; --"}, {"loai": "<b>"}])
    def test_by_nonsense(self, client, narrowed):
        make_article("Trao nhà")
        assert client.get("/tim-kiem/", {"q": "trao nhà", **narrowed}).status_code == 200


@pytest.mark.parametrize("seed", range(20))
def test_places_offered_are_those_that_narrowing_would_find(seed):
    """One pass over the units says what asking for each of them says, which took ten seconds of ten thousand."""
    draw = Random(seed)
    units = tuple(
        {"pk": key, "name": f"Đồi {key % 7}", "kind": draw.choice(["commune", "town", "area", "district"]),
         "code": f"xa-{key % 7}", "parent": draw.choice([None, *range(1, 20)])}
        for key in range(1, 20)
    )  # fmt: skip
    hits = [SearchHit("", "", (), "", None, "", 0, "", unit) for unit in draw.sample([None, *range(1, 25)], 4)]
    present = {hit.unit for hit in hits}
    chosen = draw.choice(["", "xa-3", "khong-co"])
    expected = {
        row["code"]
        for row in units
        if row["kind"] in COMMUNE_KINDS and (row["code"] == chosen or present & {*keys_of(row["code"], units)})
    }
    assert {code for code, _ in places_of(hits, units, chosen)} == expected


@pytest.mark.usefixtures("visit")
class TestAnswersOnTop:
    @pytest.mark.parametrize(
        ("words", "first"),
        [
            ("phieu thu 393", "/quy-vi-nguoi-ngheo/2023/dong-gop/393/"),
            ("Phiếu thu số 393 năm 2023", "/quy-vi-nguoi-ngheo/2023/dong-gop/393/"),
            ("quy 2023", "/quy-vi-nguoi-ngheo/2023/"),
            ("da don", "/dia-ban/da-don/"),
            ("xã Liên Hà", "/dia-ban/lien-ha/"),
            ("sao ke", "/quy-vi-nguoi-ngheo/tim-khoan/"),
            ("bao cao nam 2023", "/nam/2023/"),
            ("nha o da don 2023", "/quy-vi-nguoi-ngheo/2023/nha/?xa=da-don"),
            ("ma qr", "/quy-vi-nguoi-ngheo/ung-ho/"),
            ("phieuthu 393", "/quy-vi-nguoi-ngheo/2023/dong-gop/393/"),
            ("lien he dien thoai", "/gioi-thieu/lien-he/"),
            ("dinhvan", "/dia-ban/dinh-van/"),
            ("so tai khoan", "/quy-vi-nguoi-ngheo/ung-ho/"),
            ("lịch âm", "/lich/"),
            ("cong van", "/van-ban/"),
            ("bản đồ", "/dia-ban/"),
            ("thi tran nam bang", "/dia-ban/nam-ban/"),  # articles have all four words
            ("thị trấn Nam Bam", "/dia-ban/nam-ban/"),
            ("xã Tân Vam", "/dia-ban/tan-van/"),
            ("xa nam bang", "/dia-ban/nam-ban/"),
            ("nam bang", "/dia-ban/nam-ban/"),
            ("da dom", "/dia-ban/da-don/"),
            ("phu xon", "/dia-ban/phu-son/"),
            ("ủng hộ ở đâu", "/quy-vi-nguoi-ngheo/ung-ho/"),
            ("huong dan ung ho bang ma QR", "/quy-vi-nguoi-ngheo/ung-ho/"),
            ("stk quy", "/quy-vi-nguoi-ngheo/ung-ho/"),
            ("so tai khaon", "/quy-vi-nguoi-ngheo/ung-ho/"),
            ("so sanh nam 2022 2023", "/nam/so-sanh/"),
            ("tong thu quy 2023", "/quy-vi-nguoi-ngheo/2023/"),
            ("gưi y kien", "/gop-y/"),
            ("dia chi co quan", "/gioi-thieu/lien-he/"),
        ],
    )
    def test_what_was_meant_stands_first(self, client, words, first):
        with CaptureQueriesContext(connection) as queries:
            response = client.get("/tim-kiem/", {"q": words})
        answers = BeautifulSoup(response.content, "lxml").select(".search-answers a")
        assert answers[0]["href"] == first
        assert client.get(first).status_code == 200
        assert len([each for each in queries if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 10

    @pytest.mark.parametrize("words", ["so lieu 2019", "quỹ 2019", "nam 2019", "quà năm 2019"])
    def test_a_year_without_pages_is_said(self, client, words):
        said = BeautifulSoup(client.get("/tim-kiem/", {"q": words}).content, "lxml").select_one(".search-meant")
        assert said.text == "Cổng chưa có số liệu năm 2019; có số liệu các năm: 2022, 2023, 2024, 2025, 2026."

    @pytest.mark.parametrize(
        "words", ["so lieu 2023", "quy nam 2022", "so sanh nam 2022 2023", "khu dan cu", "da don 2019"]
    )
    def test_a_year_that_has_pages_or_was_not_asked_for_is_not(self, client, words):
        assert "Cổng chưa có số liệu" not in client.get("/tim-kiem/", {"q": words}).content.decode()

    def test_every_entry_of_the_menu_is_found_by_its_words(self):
        found = {entry.url: [page.url for page in search_all(entry.label).pages] for entry in entries()}
        latest = {"/nam/", "/quy-vi-nguoi-ngheo/"}  # each leads to a year's page, which is found instead
        assert {url for url, pages in found.items() if url not in pages} <= latest
        assert all(found.values())

    def test_pages_that_people_read_stand_before_data(self, client):
        answers = client.get("/tim-kiem/", {"q": "quy vi nguoi ngheo"}).context["answers"]
        assert answers[0].url == "/quy-vi-nguoi-ngheo/ung-ho/"
        assert answers[1].url.startswith("/quy-vi-nguoi-ngheo/20")
        assert [page.is_data for page in answers] == sorted(page.is_data for page in answers)

    @pytest.mark.parametrize("words", ["nguoi giu khugn det", "nguwoif giuwx khugn deetj", "khac nay khong co"])
    def test_the_most_queries_are_asked_of_a_typing_error(self, client, words):
        with CaptureQueriesContext(connection) as queries:
            client.get("/tim-kiem/", {"q": words})
        assert len([each for each in queries if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 10

    def test_a_receipt_names_nobody(self, client):
        for entry in apps.get_model("ledger", "Contribution").objects.filter(publish_name=False)[:3]:
            html = client.get("/tim-kiem/", {"q": f"phiếu thu {entry.receipt_number}"}).content.decode()
            assert entry.donor_name not in html or not entry.donor_name
            found = client.get("/tim-kiem/", {"q": entry.donor_name}).context["found"]
            assert [hit.title for hit in found.hits if "phiếu thu" in hit.title.lower()] == []


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
        assert "Câu cần tìm dài quá, nên chỉ tìm theo những từ đầu" in response.content.decode()
        assert "Câu cần tìm dài quá" not in client.get("/tim-kiem/", {"q": "a b " * 5}).content.decode()

    def test_markup_is_shown_as_typed(self, client):
        make_article("Thử <b>script</b>", summary="<script>alert(1)</script>")
        html = client.get("/tim-kiem/", {"q": "<script>"}).content.decode()
        assert "<script>alert" not in html
        assert "&lt;b&gt;<mark>script</mark>&lt;/b&gt;" in html

    def test_nul_is_no_letter(self, client):
        assert client.get("/tim-kiem/?q=a%00b").context["search_query"] == "ab"
