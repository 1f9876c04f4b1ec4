"""Memos full of phones, accounts, addresses and names: nothing of it reaches a public response, an export or a log."""

import io
import logging
import re
import unicodedata
import zipfile
from datetime import date
from html import unescape
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Value
from django.db.models.functions import Cast
from django.test import Client

from frontportal.kit.values.text import fold
from frontportal.kit.web.logs.lines import JsonLines
from tests.makers import make_user
from welfare.bankterms.model import Transaction
from welfare.ledger.models.contribution import Contribution
from welfare.statements.line_search.index_words import index_fields
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

DAY = date(2023, 6, 5)
PHONES = (
    "0987654321",
    "0987 654 321",
    "09.87.65.43.21",
    "0987-654-321",
    "+84 987 654 321",
    "0987_654/321",
    "９８７６５４３２１０",
)
MEMOS = [
    *(f"TRAN VAN QUYNHTRUC ung ho goi {phone} nhe" for phone in PHONES),
    "QUYNHTRUC DIEMKHANG ung ho quy vi nguoi ngheo",
    "ung ho quy.quynhtruc@diemkhang.vn cam on",
    "CT tu 19033445566018 QUYNHTRUC DIEMKHANG toi 00000202305 ung ho quy",
    "CCCD 079 093 001 234 Quỳnhtrúc Thị Diễmkhang ủng hộ",
    "<script>alert('quynhtruc')</script> ung ho",
    "=HYPERLINK('http://diemkhang.vn') ung ho",
    # Names made of words that memos are made of: a list of words to be shown must not show them.
    *(f"{name} ung ho" for name in ("DOAN TRUONG GIANG", "KIEU BAO NGOC", "NGUYEN THANH TAM", "TRAN THI GIUP")),
    "MBVCB.123.LE THANH TOAN chuyen tien.CT tu 0123 DO ANH HUONG DIEM toi 0456 ung ho",
    "xe 49H1-678.90 so nha 1357/2468 ung ho",
]
NAMES = (
    r"doan truong giang|kieu bao ngoc|nguyen thanh tam|tran thi giup|le thanh toan|do anh huong diem|h167890|13572468|"
)
SECRETS = re.compile(NAMES + r"quynhtruc|diemkhang|987654321|9876543210|19033445566018|079093001234|alert\(")
SEARCH = "/quy-vi-nguoi-ngheo/sao-ke/tim/"
ASKED = [
    "?q=ung+ho&thang=6/2023",
    "?q=ung+ho&tungay=01/06/2023&denngay=30/06/2023",
    "?sotien=777777",
    "?sotien=777777&thang=06/2023&q=tran+van",
    "?tusotien=700.000&thang=2023-06",
    "?q=quy+vi+nguoi+ngheo",
    "?q=ung+ho",
]
BEGIN = ["/", "/sitemap.xml", "/robots.txt", "/quy-vi-nguoi-ngheo/2023/dong-gop/?q=1", "/tim-kiem/?q=ung+ho"]
# Months of the calendar lead on to each other for decades; this one and 2023's hold what there is.
NOT_PUBLIC = re.compile(r"^/(static|quan-tri|mau|lich/(?!2023/)\d+)/")


@pytest.fixture(scope="module")
def poisoned(portal):
    """The demonstration year with one line, and one gift of somebody who is not named, for every memo."""
    statement = Statement.objects.public().filter(last_day__year=2023).first()
    for position, memo in enumerate(MEMOS):
        row = Transaction(day=DAY, debit=0, credit=777_777, memo=unicodedata.normalize("NFC", memo), line=1)
        row.counterparty = "QUYNHTRUC DIEMKHANG - 19033445566018"
        folded, words = index_fields(row)
        StatementLine.objects.create(
            statement=statement, account=statement.account, number=90_000 + position, day=DAY, credit=row.credit,
            memo=row.memo, counterparty=row.counterparty, counter_account="19033445566018", reference="19033445566018",
            line=1, folded=folded, words=Cast(Value(" ".join(words)), SearchVectorField()),
            identity=f"{position:032}", ordinal=1,
        )  # fmt: skip
    gift = Contribution.objects.confirmed().filter(year=2023, reverses=None).first()
    for position, memo in enumerate(MEMOS):
        Contribution.objects.create(
            fund=gift.fund, year=2023, date=DAY, amount=1, unit=gift.unit, donor_name=memo, donor_kind="person", memo=memo,
            state="confirmed", created_by=gift.created_by, confirmed_by=gift.confirmed_by, confirmed_at=gift.confirmed_at,
            receipt_number=90_000 + position,
        )  # fmt: skip


@pytest.fixture(scope="module")
def responses(poisoned) -> dict[str, tuple[str, bytes]]:
    """Path → (content type, body) of everything that the public can reach from the front page by links."""
    found, waiting, client = {}, [*BEGIN, *(SEARCH + asked for asked in ASKED)], Client()
    while waiting:
        path = waiting.pop()
        if path in found or NOT_PUBLIC.search(path):
            continue
        response = client.get(path)
        body = response.getvalue() if response.streaming else response.content
        found[path] = (response.get("Content-Type", ""), body)
        if response.get("Content-Type", "").startswith("text/html"):
            links = [link.get("href") for link in BeautifulSoup(body, "lxml").find_all(["a", "link"], href=True)]
            paths = {urldefrag(unescape(link))[0] for link in links}
            waiting += [link for link in paths if link.startswith("/") and ("?" not in link or link.startswith(SEARCH))]
            waiting += [
                f"{path.partition('?')[0]}{link}" for link in paths if path.startswith(SEARCH) and "sau=" in link
            ]
    return found


def said(kind: str, body: bytes) -> str:
    """All text of a response, markup included, office files unpacked."""
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return body.decode("utf-8", "replace") if not kind.startswith(("image/", "font/")) else ""


def secrets_in(text: str) -> set[str]:
    """What of the memos stands in a text, however its digits are parted and its letters written."""
    text = fold(unicodedata.normalize("NFKC", unescape(text)))
    return set(SECRETS.findall(text)) | set(SECRETS.findall(re.sub(r"(?<=\d)[\W_]+(?=\d)", "", text)))


@pytest.mark.xdist_group("every public answer")
class TestNothingGetsOut:
    def test_secrets_would_be_noticed(self):
        assert [memo for memo in MEMOS if "HYPERLINK" not in memo and not secrets_in(memo)] == []
        assert secrets_in("<td>0987</td>654 321") == set(), "a cell's own digits do not count as the next one's"

    def test_crawl_reached_what_it_must(self, responses):
        assert len(responses) > 150
        kinds = {path.rpartition(".")[2] for path in responses}
        assert {"xlsx", "csv", "json", "xml"} <= kinds
        assert any(path.endswith("rss.xml") for path in responses)
        assert any(re.search(r"/sao-ke/\d+/$", path) for path in responses)

    def test_search_finds_the_lines(self, responses):
        shown = said(*responses[SEARCH + "?q=ung+ho&thang=6/2023"])
        assert shown.count("777.777") >= len(MEMOS) - 1
        assert "TRAN V. Q. ung ho" in shown

    def test_no_response_has_a_secret(self, responses):
        leaks = {path: secrets_in(said(*response)) for path, response in responses.items()}
        assert {path: found for path, found in leaks.items() if found} == {}

    def test_search_page_has_no_long_run(self, responses):
        for path, (_, body) in responses.items():
            if path.startswith(SEARCH):
                cells = [cell.get_text(" ") for cell in BeautifulSoup(body, "lxml").select("table td, table th")]
                amounts = [cell for cell in cells if re.fullmatch(r"[+−][\d.]+|\d\d/\d\d/\d{4}", cell.strip())]
                assert amounts or "table" not in body.decode()
                rest = [cell for cell in cells if cell not in amounts]
                assert [cell for cell in rest if re.search(r"\d(?:[\W_]*\d){7,}", cell)] == []


@pytest.mark.usefixtures("visit", "poisoned")
class TestStaffAndLogs:
    def test_lines_are_not_exported(self):
        """No role has a file of all lines: whoever may read them reads them in the list."""
        client = Client()
        client.force_login(make_user("quan-tri-loi", is_superuser=True, is_staff=True))
        assert client.get("/quan-tri/statements/statementline/").status_code == 200
        assert client.get("/quan-tri/statements/statementline/export/").status_code == 403

    @pytest.mark.parametrize("role", ["Cán bộ xã", "Biên tập viên", "Người duyệt"])
    def test_roles_without_the_right_see_no_line(self, role):
        client = Client()
        client.force_login(make_user(f"thu-{len(role)}", group=role))
        for page in ("statements/statementline", "reconciliation/unmatchedline", "reconciliation/match"):
            assert client.get(f"/quan-tri/{page}/").status_code in (302, 403, 404), page

    def test_logs(self, caplog):
        caplog.set_level(logging.DEBUG)
        client = Client(raise_request_exception=False)
        for asked in (*ASKED, "?q=0987654321", "?q=quynhtruc&sau=x", "?q=tran&sotien=0987654321&thang=6/2023"):
            client.get(SEARCH + asked)
        client.get(f"{SEARCH}0987654321/")
        lines = [JsonLines().format(record) for record in caplog.records if not record.name.startswith("django.db")]
        assert any("Not Found" in line for line in lines), "something was logged at all"
        assert [line for line in lines if secrets_in(line)] == []
