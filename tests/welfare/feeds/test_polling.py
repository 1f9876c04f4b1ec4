"""The provider's API, played by a server of this machine: pages, refusals, and the same line from both roads once."""

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import CommandError, call_command

from tests.welfare.feeds.makers import NUMBER, casso, make_feed, post, sepay
from welfare.feeds.models.call import FeedCall
from welfare.feeds.models.provisional import ProvisionalLine
from welfare.feeds.receiving import api_client
from welfare.feeds.receiving.api_client import ProviderUnavailableError, ask
from welfare.feeds.receiving.polling import fetch

TOKEN = "token-api-0123456789"
SINCE = date(2024, 10, 1)


class StandIn:
    """Answers in order: (status, headers, payload) each; asked holds (path, query, authorization)."""

    def __init__(self):
        self.answers, self.asked = [], []

    def answer(self, handler):
        parts = urlsplit(handler.path)
        self.asked.append((parts.path, parse_qs(parts.query), handler.headers.get("Authorization")))
        status, headers, payload = self.answers.pop(0) if self.answers else (500, {}, {})
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        handler.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@pytest.fixture
def provider():
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            stand_in.answer(self)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    stand_in.address = f"http://127.0.0.1:{server.server_port}/v2"
    yield stand_in
    server.shutdown()
    thread.join()
    server.server_close()


def listed(number: int, amount: int, balance: int, memo: str, **given) -> dict:
    """As version 2 of SePay's API lists it: keys of its own."""
    return {
        "id": f"07ad3dc9-0000-4000-8000-{number:012}",
        "transaction_date": f"2024-10-01 08:{number:02}:02",
        "account_number": NUMBER,
        "transfer_type": "in" if amount > 0 else "out",
        "amount_in": max(amount, 0),
        "amount_out": max(-amount, 0),
        "accumulated": balance,
        "transaction_content": memo,
        "reference_number": f"FT2427500{number:04}",
        "bank_brand_name": "MBBank",
    } | given


def page(*items, more: bool = False) -> tuple:
    return 200, {}, {"status": "success", "data": list(items), "meta": {"pagination": {"has_more": more}}}


@pytest.fixture
def feed(db):
    return make_feed(api_token=TOKEN)


def no_sleep(seconds):
    raise AssertionError("nothing to wait for")


class TestSepay:
    def test_all_pages(self, feed, provider):
        provider.answers = [
            page(listed(1, 500_000, 1_500_000, "mot"), more=True),
            page(listed(2, -11_000, 1_489_000, "phi")),
        ]
        found = fetch(feed, since=SINCE, api=provider.address, sleep=no_sleep)
        assert (found.pages, found.listed, found.new, found.is_whole) == (2, 2, 2, True)
        assert [query["page"] for _, query, _ in provider.asked] == [["1"], ["2"]]
        path, query, authorization = provider.asked[0]
        assert (path, query["transaction_date_from"], authorization) == (
            "/v2/transactions", ["2024-10-01"], f"Bearer {TOKEN}",
        )  # fmt: skip
        assert list(FeedCall.objects.order_by().values_list("source", "state").distinct()) == [("api", "stored")]

    def test_again_brings_nothing(self, feed, provider):
        provider.answers = [page(listed(1, 500_000, 1_500_000, "mot"))] * 2
        assert [fetch(feed, since=SINCE, api=provider.address).new for _ in range(2)] == [1, 0]
        assert (ProvisionalLine.objects.count(), FeedCall.objects.count()) == (1, 1)

    def test_the_webhook_s_line_under_another_key_is_the_same(self, feed, provider):
        post(feed, sepay(1, 500_000, 1_500_000, "mot"))
        post(feed, sepay(2, 700_000, 2_200_000, "hai", referenceCode=None))
        provider.answers = [
            page(
                listed(1, 500_000, 0, "mot"), listed(2, 700_000, 2_200_000, "hai"), listed(3, 700_000, 2_900_000, "hai"),
            )
        ]  # fmt: skip
        assert fetch(feed, since=SINCE, api=provider.address).new == 1
        assert ProvisionalLine.objects.count() == 3
        assert post(feed, sepay(3, 700_000, 2_900_000, "hai")).status_code == 200
        assert ProvisionalLine.objects.count() == 3

    def test_two_gifts_alike_are_two(self, feed, provider):
        post(feed, sepay(1, 500_000, 1_500_000, "mot", referenceCode="FT1111"))
        provider.answers = [page(listed(1, 500_000, 2_000_000, "mot", reference_number="FT1111"))]
        assert fetch(feed, since=SINCE, api=provider.address).new == 1

    def test_other_accounts_of_the_office_are_passed_over(self, feed, provider):
        provider.answers = [page(listed(1, 500_000, 1_500_000, "mot", account_number="5550001119998"))]
        assert fetch(feed, since=SINCE, api=provider.address).new == 0
        assert (ProvisionalLine.objects.count(), FeedCall.objects.count()) == (0, 0)

    def test_what_cannot_be_read_is_told_once(self, feed, provider):
        provider.answers = [page(listed(1, 500_000, 0, "mot", amount_in="0.5"), listed(2, 1_000, 0, "hai"))] * 3
        assert [fetch(feed, since=SINCE, api=provider.address).new for _ in range(3)] == [1, 0, 0]
        call = FeedCall.objects.get()
        assert (call.state, call.note) == ("doubtful", "Mục 1: Trường “amount_in” không phải là số đồng chẵn.")

    def test_it_begins_a_little_before_the_newest_line(self, feed, provider):
        post(feed, sepay(1, 500_000, 1_500_000, "mot"))
        provider.answers = [page()]
        fetch(feed, api=provider.address)
        assert provider.asked[0][1]["transaction_date_from"] == ["2024-09-28"]


class TestCasso:
    def test_its_pages(self, db, provider):
        feed = make_feed(provider="casso", api_token=TOKEN)
        first, second = (
            {"id": n, "tid": f"FT{n}0000", "description": "ung ho", "amount": 1_000, "cusumBalance": 1_000 * n,
             "when": "2024-10-01 08:00:00", "bankSubAccId": NUMBER} for n in (1, 2)
        )  # fmt: skip
        provider.answers = [
            (200, {}, {"error": 0, "data": {"records": [first], "page": 1, "nextPage": 2}}),
            (200, {}, {"error": 0, "data": {"records": [second], "page": 2, "nextPage": None}}),
        ]
        assert fetch(feed, since=SINCE, api=provider.address).new == 2
        assert provider.asked[1] == (
            "/v2/transactions", {"fromDate": ["2024-10-01"], "page": ["2"], "pageSize": ["100"], "sort": ["ASC"]},
            f"Apikey {TOKEN}",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("told", "balance", "lines"),
        [
            ({"reference": "FT24275000001"}, 1_500_000, 1),
            ({"reference": "55", "transactionDateTime": "2024-10-01 08:01:02"}, 1_500_000, 1),  # a number of its own
            ({"reference": "55", "transactionDateTime": "2024-10-01 08:01:03"}, 1_500_000, 2),
            ({"reference": "55", "transactionDateTime": "2024-10-01 08:01:02"}, 2_000_000, 2),
            ({"reference": "FT24275000001"}, 2_000_000, 2),
        ],
    )
    def test_another_provider_s_line_is_the_same(self, told, balance, lines, db, provider):
        post(make_feed(), sepay(1, 500_000, 1_500_000, "mot"))
        feed = make_feed(provider="casso", auth="token")
        other = casso(55, 500_000, balance, "MOT ; sepay viet khac")
        other["data"] |= told
        assert post(feed, other, headers={"secure-token": feed.secret}).status_code == 200
        assert ProvisionalLine.objects.count() == lines


class TestRefusals:
    def test_it_waits_as_long_as_it_is_asked_to(self, provider):
        waited = []
        provider.answers = [(429, {"Retry-After": "3"}, {}), (503, {}, {}), (429, {"Retry-After": "9999"}, {}), page()]
        payload, _ = ask(f"{provider.address}/x", {"a": "b"}, "Bearer x", sleep=waited.append)
        assert (payload["data"], waited) == ([], [3, 4, 30])

    @pytest.mark.parametrize(
        ("answer", "said"),
        [
            ((401, {}, {}), "Nhà cung cấp không nhận mã bí mật của API. Hãy nhập lại mã."),
            ((302, {"Location": "http://127.0.0.1:9/"}, {}), "Nhà cung cấp trả lời lỗi 302."),
            ((422, {}, {"error": TOKEN}), "Nhà cung cấp trả lời lỗi 422."),
            ((200, {}, b""), "Nhà cung cấp trả lời không phải là JSON. Hãy kiểm tra mã bí mật của API."),
            ((200, {}, {"data": None}), "SePay trả lời không có danh sách giao dịch."),
        ],
    )
    def test_in_a_sentence(self, feed, provider, answer, said):
        provider.answers = [answer]
        with pytest.raises(ProviderUnavailableError, match=said.replace(".", r"\.")):
            fetch(feed, since=SINCE, api=provider.address, sleep=no_sleep)
        assert len(provider.asked) == 1

    def test_it_gives_up(self, provider):
        waited = []
        with pytest.raises(ProviderUnavailableError, match="lỗi 500"):
            ask(provider.address, {}, "x", sleep=waited.append)
        assert (waited, len(provider.asked)) == ([2, 4, 8], 4)
        with pytest.raises(ProviderUnavailableError, match="Không kết nối được"):
            ask("http://127.0.0.1:9/", {}, "x", sleep=waited.append)

    def test_an_answer_without_end(self, provider, monkeypatch):
        monkeypatch.setattr(api_client, "MOST_BYTES", 10)
        provider.answers = [page(listed(1, 1, 1, "x"))]
        with pytest.raises(ProviderUnavailableError, match="quá dài"):
            ask(provider.address, {}, "x", sleep=no_sleep)

    def test_pages_without_end(self, feed, provider, monkeypatch):
        monkeypatch.setattr("welfare.feeds.receiving.polling.MOST_PAGES", 2)
        provider.answers = [page(listed(n, 1_000, 0, f"x{n}"), more=True) for n in (1, 2, 3)]
        found = fetch(feed, since=SINCE, api=provider.address)
        assert (found.pages, found.new, found.is_whole) == (2, 2, False)


class TestCommand:
    def test_it_says_what_it_found(self, feed, provider):
        provider.answers = [page(listed(1, 500_000, 1_500_000, "NGUYEN VAN MAU"))]
        out = StringIO()
        call_command("fetch_feed", "--since", "2024-10-01", "--api-url", provider.address, stdout=out)
        assert out.getvalue() == "SePay, Agribank …223: 1 giao dịch, 1 dòng mới.\n"

    def test_one_that_fails_lets_the_others_be_asked(self, feed, provider):
        make_feed(provider="casso", api_token="khac")
        provider.answers = [(401, {}, {}), (200, {}, {"error": 0, "data": {"records": []}})]
        out, err = StringIO(), StringIO()
        with pytest.raises(SystemExit, match="1"):
            call_command("fetch_feed", "--api-url", provider.address, stdout=out, stderr=err)
        assert ("Casso" in out.getvalue(), "SePay" in err.getvalue(), TOKEN in err.getvalue()) == (True, True, False)

    def test_no_token_over_plain_http(self, feed):
        with pytest.raises(CommandError, match="https://"):
            call_command("fetch_feed", "--api-url", "http://my.example/v2")

    def test_nothing_to_ask(self, db):
        make_feed()
        with pytest.raises(CommandError, match="Không có nguồn"):
            call_command("fetch_feed")
