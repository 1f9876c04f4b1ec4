"""Any figures, years and communes side by side: read right, refused or told, whatever the address says."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from frontportal.page_cache.eligibility import has_known_query
from frontportal.yearly.figures import registry
from frontportal.yearly.public.comparison.query import MOST_FIGURES, read

pytestmark = pytest.mark.usefixtures("visit")
PAGE, FILE = "/nam/so-sanh/", "/nam/so-sanh.csv"


def page(query: str) -> tuple[int, BeautifulSoup]:
    response = Client().get(f"{PAGE}?{query}")
    return response.status_code, BeautifulSoup(response.content, "lxml")


def table(query: str) -> dict[str, list[str]]:
    """Place → its cells in the first table."""
    status, soup = page(query)
    assert status == 200
    rows = soup.select_one("main table.table").find_all("tr")
    return {row.th.text: [cell.text for cell in row.find_all("td")] for row in rows[1:]}


def file_rows(query: str) -> list[dict[str, str]]:
    content = b"".join(Client().get(f"{FILE}?{query}").streaming_content).decode()
    return list(csv.DictReader(io.StringIO(content)))


def test_values_are_those_of_the_figures():
    query = "chitieu=houses,house-value&nam=2022,2023&xa=da-don"
    houses = registry["houses"]
    before, after = (houses.value(year) for year in (2022, 2023))
    assert table(query)["Toàn địa bàn"] == [str(before), str(after), f"+{after - before}"]
    found = {(row["chi_tieu"], row["ma_don_vi"], row["nam"]): row["gia_tri"] for row in file_rows(query)}
    assert found["house-value", "toan-dia-ban", "2023"] == "2600000000"
    assert len(found) == 2 * 2 * 2


def test_the_address_that_is_offered_asks_for_the_same():
    """Ticks of the form and the short address are one page; its link names the short one."""
    _, ticked = page("chitieu=houses&chitieu=fund-received&nam=2023&nam=2022&xa=da-don&xa=lien-ha")
    short = "chitieu=houses,fund-received&nam=2022,2023&xa=da-don,lien-ha"
    assert ticked.find("link", rel="canonical")["href"].endswith(f"{PAGE}?{short}")
    _, again = page(short)
    assert [str(part) for part in again.select("main section")] == [str(part) for part in ticked.select("main section")]


def test_today_adds_up_what_has_merged():
    then = table("chitieu=houses&nam=2023&xa=dinh-van,tan-van")
    today = table("chitieu=houses&nam=2023&xa=dinh-van&donvi=hien-nay")
    (name,) = set(today) - {"Toàn địa bàn"}
    assert name == "Xã Đinh Văn Lâm Hà"
    assert int(today[name][0]) >= int(then["Thị trấn Đinh Văn"][0]) + int(then["Xã Tân Văn"][0])
    assert today["Toàn địa bàn"] == then["Toàn địa bàn"]


def test_a_commune_of_another_time_has_no_zero():
    assert table("chitieu=houses&nam=2022&xa=dinh-van-lam-ha")["Xã Đinh Văn Lâm Hà"] == ["–"]


def test_small_counts_are_not_told():
    """A figure of households by commune: what is hidden is not one cell alone."""
    communes = [row["ma_don_vi"] for row in file_rows("chitieu=houses&nam=2023") if row["ma_don_vi"]]
    assert communes == ["toan-dia-ban"]
    status, soup = page("")
    codes = [box["value"] for box in soup.select('input[name="xa"]')]
    rows = [
        row
        for part in (codes[:15], codes[15:])
        for row in file_rows(f"chitieu=livelihood-households&nam=2023&xa={','.join(part)}")
    ]
    told = [int(row["gia_tri"]) for row in rows if row["gia_tri"] and row["ma_don_vi"] != "toan-dia-ban"]
    hidden = [row for row in rows if row["nguon"] == "Không nêu vì dưới 5"]
    assert status == 200
    assert [value for value in told if 0 < value < 5] == []
    assert len(hidden) != 1


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("chitieu=khong-co", "Không có chỉ tiêu “khong-co”."),
        ("chitieu=houses&nam=1999", "Không có năm đã công bố “1999”."),
        ("chitieu=houses&nam=²⁰²³", "Không có năm đã công bố “²⁰²³”."),
        ("chitieu=houses&nam=2023&xa=sao-hoa", "Không có xã, thị trấn “sao-hoa”."),
        ("nam=2023", "Hãy chọn ít nhất một chỉ tiêu."),
        ("chitieu=houses&donvi=xua", "“donvi” chỉ nhận giá trị “hien-nay”."),
        ("chitieu=<script>alert(1)</script>", "Không có chỉ tiêu “<script>alert(1)</script>”."),
        (f"chitieu={'a' * 900}", f"Không có chỉ tiêu “{'a' * 30}…”."),
    ],
)
def test_what_is_not_understood_is_told(query, sentence):
    status, soup = page(query)
    assert status == 404
    assert [item.text for item in soup.select('[role="alert"] li')] == [sentence]
    assert Client().get(f"{FILE}?{query}").status_code == 404


def test_too_many():
    status, soup = page(f"chitieu={','.join(registry)}&nam=2023")
    assert status == 404
    assert soup.select_one('[role="alert"] li').text == f"Chọn nhiều nhất 6 chỉ tiêu; địa chỉ này có {len(registry)}."
    assert len(soup.select('input[name="chitieu"]:checked, input[name="chitieu"][checked]')) == MOST_FIGURES


NAMES = st.sampled_from(["chitieu", "nam", "xa", "donvi", "trang", ""])
WORDS = st.one_of(st.sampled_from([*registry, "2023", "2022", "da-don", "hien-nay", ",", ""]), st.text(max_size=70))


@given(st.lists(st.tuples(NAMES, WORDS), max_size=12))
def test_every_query_is_read_or_told(pairs):
    query = QueryDict(mutable=True)
    for name, word in pairs:
        query.appendlist(name, word)
    asked = read(query, [2024, 2023, 2022], {"da-don": "da-don", "cu": "da-don"})
    assert len(asked.figures) <= MOST_FIGURES
    assert set(asked.years) <= {2022, 2023, 2024}
    assert set(asked.communes) <= {"da-don"}
    if asked.is_complete:
        again = read(QueryDict(asked.query), [2024, 2023, 2022], {"da-don": "da-don"})
        assert (again.figures, again.years, again.communes, again.faults) == (
            asked.figures,
            asked.years,
            asked.communes,
            [],
        )


def test_few_questions_however_much_is_asked(rf):
    slugs = ",".join(["livelihood-households", "gift-value", "houses", "fund-received", "meetings", "unity-attendance"])
    query = f"chitieu={slugs}&nam=2022,2023,2024&xa=da-don,lien-ha,phu-son,dinh-van"
    with CaptureQueriesContext(connection) as queries:
        assert page(query)[0] == 200
    assert len([each for each in queries if "SAVEPOINT" not in each["sql"]]) <= 8
    assert has_known_query(rf.get(f"{PAGE}?{query}"))
