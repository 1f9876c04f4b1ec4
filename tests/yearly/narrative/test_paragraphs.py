"""Sentences as a secretary writes them, and true of the figures whatever their values are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.yearly.figures import all_figures, registry
from frontportal.yearly.narrative.paragraphs import paragraph
from frontportal.yearly.narrative.places import places

VALUES = st.one_of(st.sampled_from([0, 1, 2, 9, 10, 1000]), st.integers(0, 10**11))
NAMES = ["Xã {A", "Xã Bắc", "Thị trấn C}", "Phường D", "Xã E", "Xã G", "Thị trấn {value}"]


def content(slug: str, **given) -> dict:
    """A figure as contents hold it; words as `Figure` makes them."""
    figure, value = registry[slug], given.get("value", 7)
    text = figure.text(value)
    plan = f"/{figure.exact_text(given['plan'])} kế hoạch giao" if given.get("plan") else ""
    return {
        "slug": slug,
        "label": figure.label,
        "unit_of_measure": figure.unit_of_measure,
        "value": value,
        "text": text,
        "sentence": f"{text}{plan}",
        "plan": None,
        "declared": None,
        "last_year": None,
        "records": [[1, value]],
        "adds_up": True,
        "by_commune": [],
        "above_communes": 0,
        "order": [],
        "detail": "",
    } | given


def clause_of(slug: str):
    return registry[slug].clause


def words(*figures: dict, year: int = 2023) -> str:
    return "".join(words for words, _ in paragraph(figures, year, clause_of))


def rows(*names: str) -> list[dict]:
    return [{"code": f"ma-{position}", "name": name, "value": 1} for position, name in enumerate(names)]


class TestSeed:
    """The two paragraphs of the article that the portal began with, out of the demonstration's records."""

    @pytest.fixture
    def said(self, portal) -> dict[str, str]:
        from frontportal.reports.documents.wording import plain
        from frontportal.reports.report import generated
        from frontportal.yearly.editions.content import year_content

        return {section: plain(text) for section, text in generated(year_content(2023)).items()}

    def test_the_fund_and_what_it_gave(self, said):
        assert (
            "Quỹ “Vì người nghèo” tiếp nhận trên 2,4 tỷ đồng/1,9 tỷ đồng kế hoạch giao" in said["Quỹ “Vì người nghèo”"]
        )
        given = said["Quà, nhà, sinh kế"]
        assert given.startswith("Tặng hơn 3.000 suất quà Tết và thăm hỏi, ")
        assert ", trị giá trên 1,3 tỷ đồng" in given
        assert "hỗ trợ 52 căn nhà Đại đoàn kết, nhà tình nghĩa" in given
        assert ", với số tiền 2,6 tỷ đồng" in given
        launch = "trao sinh kế trị giá trên 2 tỷ đồng tại lễ phát động tháng cao điểm cho "
        assert f"{launch}xã Phú Sơn, xã Liên Hà, xã Đạ Đờn và thị trấn Đinh Văn" in given

    def test_voters_and_supervision(self, said):
        met = said["Tiếp xúc cử tri"]
        assert "18 hội nghị tiếp xúc cử tri của đại biểu HĐND tỉnh, huyện tại 14 xã, thị trấn" in met
        assert ", với khoảng hơn 700 lượt cử tri" in met
        assembly = "04 hội nghị tiếp xúc cử tri của đại biểu Quốc hội khoá XV tại "
        assert f"{assembly}xã Đạ Đờn, xã Liên Hà, xã Phúc Thọ và xã Gia Lâm" in met
        assert said["Giám sát"].startswith("Thực hiện 07 cuộc giám sát, ")


@st.composite
def sections(draw) -> list[dict]:
    """Figures in the order of the report, some without records, some declared."""
    chosen = draw(st.lists(st.sampled_from([figure.slug for figure in all_figures()]), unique=True, max_size=8))
    found = []
    for slug in [figure.slug for figure in all_figures() if figure.slug in chosen]:
        value = draw(VALUES)
        kind = draw(st.sampled_from(["known", "missing", "declared"]))
        declared = {"value": draw(VALUES), "source": "Báo cáo {at}."} if kind == "declared" else None
        given = {
            "plan": draw(st.one_of(st.none(), st.integers(1, 10**6))),
            "last_year": draw(st.one_of(st.none(), VALUES)),
        }
        if kind != "known":
            given |= {"records": [], "declared": declared}
        names = draw(st.lists(st.sampled_from(NAMES), unique=True))
        found.append(
            content(slug, value=value, by_commune=rows(*names), detail=draw(st.sampled_from(["", "khoá XV"])), **given)
        )
    return found


@given(sections())
def test_each_value_is_said_once_in_its_own_words_and_none_that_is_missing(figures):
    pieces = paragraph(figures, 2023, clause_of)
    marked = [(words, slug) for words, slug in pieces if slug]
    known = {figure["slug"]: figure for figure in figures if figure["records"]}
    assert [slug for _, slug in marked] == list(known)
    assert all(words in (known[slug]["text"], known[slug]["sentence"]) for words, slug in marked)
    text = "".join(words for words, _ in pieces)
    assert text == "" or text.endswith(".")
    assert not text[:1].islower()
    assert not re.search(r"  | ,| ;|,,|;;|, ;", text)
    for figure in figures:
        if not figure["records"]:
            told = "số liệu khai báo; nguồn: Báo cáo {at})" if figure["declared"] else "Năm 2023 chưa có hồ sơ về: "
            assert told in text
    if not figures:
        assert text == ""


@given(st.integers(0, 10**12), st.sampled_from(["gift-packages", "houses", "supervisions", "fund-received"]))
def test_the_hedge_is_true(value, slug):
    """A word that rounds stands only where the value is larger than the number it stands before."""
    said = words(content(slug, value=value))
    hedge = re.search(r"(trên|hơn) ", said)
    assert bool(hedge) == (registry[slug].approximated(value)[0] != "")


class TestEdges:
    def test_nothing_is_zero_one_is_one_and_missing_is_neither(self):
        assert words(content("houses", value=0)) == "Hỗ trợ 0 căn nhà Đại đoàn kết, nhà tình nghĩa."
        assert words(content("houses", value=1)) == "Hỗ trợ 01 căn nhà Đại đoàn kết, nhà tình nghĩa."
        assert words(content("houses", value=0, records=[])) == (
            "Năm 2023 chưa có hồ sơ về: nhà Đại đoàn kết, nhà tình nghĩa được hỗ trợ."
        )

    def test_what_follows_stands_alone_where_its_first_is_missing(self):
        value = content("gift-value", value=5_000_000)
        assert words(content("gift-packages", value=10), value) == (
            "Tặng 10 suất quà Tết và thăm hỏi, trị giá 5 triệu đồng."
        )
        assert words(value).startswith("Tặng quà Tết và thăm hỏi trị giá 5")
        missing = words(content("gift-packages", records=[]), value)
        assert missing == (
            "Tặng quà Tết và thăm hỏi trị giá 5 triệu đồng. Năm 2023 chưa có hồ sơ về: suất quà Tết và thăm hỏi."
        )

    def test_a_value_begins_no_sentence(self):
        said = words(content("supervision-recommendations-answered", value=3))
        assert said == "Có 03 kiến nghị sau giám sát đã được trả lời."


class TestPlaces:
    def test_few_by_name_in_the_order_of_records(self):
        figure = content("houses", by_commune=rows("Xã A", "Thị trấn B", "Xã C"), order=["ma-2", "ma-0"])
        assert places(figure) == "xã C, xã A và thị trấn B"
        assert places(content("houses", by_commune=rows("Xã A"))) == "xã A"

    def test_many_as_a_number_of_their_kinds(self):
        many = [f"Xã {number}" for number in range(13)]
        assert places(content("houses", by_commune=rows(*many, "Thị trấn B"))) == "14 xã, thị trấn"
        assert places(content("houses", by_commune=rows(*many[:6]))) == "06 xã"

    def test_not_where_some_of_it_lies_in_no_commune(self):
        assert places(content("houses", by_commune=rows("Xã A"), above_communes=1)) == ""
        assert places(content("houses", by_commune=[])) == ""

    def test_a_commune_with_nothing_is_not_named(self):
        none = [{"code": "b", "name": "Xã B", "value": 0}]
        assert places(content("houses", by_commune=[*rows("Xã A"), *none])) == "xã A"


def test_every_clause_has_its_value_once_and_follows_a_figure():
    clauses = [figure.clause for figure in all_figures() if figure.clause]
    assert len(clauses) > 20
    for clause in clauses:
        assert clause.text.count("{value}") == 1
        assert (clause.following.count("{value}"), clause.after in registry) in ((0, False), (1, True))
