"""The demonstration's texts and pictures: complete, within size, spelt the house's way, true to the year's hedges."""

import re
import unicodedata
from collections import Counter

import pytest
from PIL import Image

from frontportal.kit.demo_files import day_of, moment_of, read_sheet, read_text
from frontportal.kit.records.prose import clean_html
from frontportal.news.demo import CATEGORIES, CONTENT

KEYS = [
    "title",
    "category",
    "published",
    "author",
    "summary",
    "picture",
    "caption",
    "alt",
    "credit",
    "year_of_review",
    "tags",
]
ARTICLES = sorted((CONTENT / "articles").glob("*.md"))
PAGES = sorted((CONTENT / "pages").glob("*.md"))
PICTURES = sorted((CONTENT / "pictures").glob("*"))
# hòa, khỏe, thủy: the house marks the second vowel (hoà, khoẻ, thuỷ), "Ủy" apart.
OLD_MARKS = re.compile(r"[òóỏõọ][ae]\b|(?<!q)[ùúủũụ]y\b", re.IGNORECASE)
HEDGES = """
trên 2,4 tỷ đồng/1,9 tỷ đồng kế hoạch giao | hơn 3.000 suất | trên 1,3 tỷ đồng | 52 căn | 2,6 tỷ đồng | trên 2 tỷ đồng
| 23 khu dân cư tiêu biểu | 17 khu dân cư kiểu mẫu | 161/170 khu dân cư | trên 20.000 lượt người | 18 hội nghị
| khoảng hơn 700 lượt cử tri | 04 hội nghị | 07 cuộc giám sát | lần thứ II
"""


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_complete(path):
    header, body = read_text(path)
    assert list(header) == KEYS
    assert header["category"] in CATEGORIES
    assert 2022 <= moment_of(header["published"]).year <= 2026
    assert 180 <= len(words(body).split()) <= 450
    assert "dữ liệu minh hoạ" in words(body).lower()
    assert len({bool(header[key]) for key in ("picture", "caption", "alt", "credit")}) == 1


@pytest.mark.parametrize("path", [*ARTICLES, *PAGES], ids=lambda path: path.stem)
def test_a_text_loses_nothing_when_cleaned(path):
    _, body = read_text(path)
    tags = re.compile(r"<(\w+)")
    assert words(clean_html(body)) == words(body)
    assert Counter(tags.findall(clean_html(body))) == Counter(tags.findall(body))


@pytest.mark.parametrize("path", [*ARTICLES, *PAGES, *CONTENT.glob("*.csv")], ids=lambda path: path.name)
def test_a_text_is_spelt_the_house_way(path):
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert [found for found in re.findall(r"\w+", text) if OLD_MARKS.search(found) and found.lower() != "ủy"] == []


def test_the_years_are_told_as_planned():
    years = Counter(moment_of(read_text(path)[0]["published"]).year for path in ARTICLES)
    assert years == {2022: 4, 2023: 22, 2024: 9, 2025: 9, 2026: 6}


def test_the_review_keeps_every_hedge():
    [review] = [body for header, body in map(read_text, ARTICLES) if header["year_of_review"] == "yes"]
    told = words(review)
    assert [hedge.strip() for hedge in HEDGES.split("|") if hedge.strip() not in told] == []


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_wide_and_light(path):
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("WEBP", (1600, 900))
    assert path.stat().st_size <= 60_000


def test_every_picture_is_used_and_described_in_the_same_words():
    used = {(header["picture"], header["alt"]) for header, _ in map(read_text, ARTICLES) if header["picture"]}
    assert sorted(name for name, _ in used) == [path.name for path in PICTURES]
    assert used == {(row["picture"], row["alt"]) for row in read_sheet(CONTENT / "pictures.csv")}


def test_documents_have_a_number_of_their_own_and_a_date():
    rows = read_sheet(CONTENT / "documents.csv")
    assert len({row["number"] for row in rows}) == len(rows) >= 14
    assert all(day_of(row["date"]) for row in rows)
