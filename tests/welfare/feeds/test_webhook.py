"""The address that providers call: who is let in, what is kept, what is answered, and that nothing leaks."""

import json
import logging
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontportal.kit.web.logs.lines import JsonLines
from frontportal.visits.models import DailyCount
from tests.welfare.feeds.makers import (
    NUMBER,
    SECRET,
    address,
    as_body,
    casso,
    casso_signed,
    make_feed,
    post,
    sepay,
    signed,
)
from welfare.feeds.models.call import FeedCall, FeedWindow
from welfare.feeds.models.feed import Feed
from welfare.feeds.models.provisional import ProvisionalLine
from welfare.feeds.receiving import bodies, limits, storage

GIFT = sepay(1, 500_000, 1_500_000, "NGUYEN VAN MAU 0912345678 ung ho nguoi ngheo")
TAKEN, REFUSED = {"success": True}, {"success": False}


@pytest.fixture
def feed(db):
    return make_feed()


def states() -> list[str]:
    return list(FeedCall.objects.order_by("pk").values_list("state", flat=True))


class TestWhoIsLetIn:
    def test_a_signed_call(self, feed):
        response = post(feed, GIFT)
        assert (response.status_code, response.json()) == (200, TAKEN)
        line = ProvisionalLine.objects.get()
        assert (line.credit, line.debit, line.balance, line.day) == (500_000, 0, 1_500_000, date(2024, 10, 1))
        assert (line.provider, line.external_id, line.account.number) == ("sepay", "1001", NUMBER)

    def test_with_or_without_the_slash(self, feed):
        body = as_body(GIFT)
        path = address(feed).rstrip("/")
        response = Client().post(path, body, content_type="application/json", headers=signed(body))
        assert response.status_code == 200

    def test_all_that_is_not_signed_is_answered_alike(self, feed):
        body = as_body(GIFT)
        late = signed(body, at=timezone.now().timestamp() - 301)
        answers = [
            post(feed, body, headers={}),
            post(feed, body, headers=signed(body, secret="sai")),
            post(feed, body.replace(b"500000", b"900000"), headers=signed(body)),
            post(feed, body, headers=late),
            post(feed, body, headers={"Authorization": f"Apikey {SECRET}"}),
            post(Feed(key="khong-co-khoa-nay"), body, headers=signed(body)),
        ]
        Feed.objects.update(active=False)
        answers.append(post(feed, body))
        assert {(each.status_code, each.content, each["Content-Type"]) for each in answers} == {
            (401, b'{"success": false}', "application/json")
        }
        assert ProvisionalLine.objects.count() == 0
        assert states() == ["refused"] * 5
        assert not bodies.path_of(FeedCall.objects.first().sha256).exists()

    def test_a_token_where_the_feed_says_token(self, feed):
        Feed.objects.update(auth="token")
        assert post(feed, GIFT, headers={"Authorization": f"Apikey {SECRET}"}).status_code == 200
        for wrong in (f"Apikey {SECRET}x", f"Bearer {SECRET}", SECRET, "Apikey é"):
            assert post(feed, GIFT, headers={"Authorization": wrong}).status_code == 401
        assert post(feed, GIFT).status_code == 401

    def test_casso_by_signature_and_by_token(self, feed):
        signing, by_token = make_feed(provider="casso"), casso(8, 7_000, 1_008_000, "ung ho")
        payload = casso(7, 1_000, 1_001_000, "ủng hộ / “quỹ”")
        assert post(signing, payload, headers=casso_signed(payload)).status_code == 200
        assert post(signing, payload, headers=casso_signed(payload, secret="sai")).status_code == 401
        assert post(signing, payload, headers={"secure-token": SECRET}).status_code == 401
        Feed.objects.filter(pk=signing.pk).update(auth="token")
        old = {"error": 0, "data": [by_token["data"] | {"bank_sub_acc_id": NUMBER}]}
        assert post(signing, old, headers={"secure-token": SECRET}).status_code == 200
        assert list(ProvisionalLine.objects.order_by("pk").values_list("external_id", flat=True)) == ["7", "8"]

    @pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "options", "head"])
    def test_only_post(self, feed, method):
        assert getattr(Client(), method)(address(feed)).status_code == 405


class TestWhatIsKept:
    def test_the_body_as_it_came(self, feed):
        body = json.dumps(GIFT, indent=3, ensure_ascii=False).encode()
        assert post(feed, body).status_code == 200
        call = FeedCall.objects.get()
        assert (call.state, call.lines, call.size, call.source) == ("stored", 1, len(body), "webhook")
        assert bodies.path_of(call.sha256).read_bytes() == body
        assert bodies.path_of(call.sha256).stat().st_mode & 0o077 == 0

    def test_the_same_twice_is_once(self, feed):
        assert [post(feed, GIFT).status_code for _ in range(3)] == [200, 200, 200]
        assert ProvisionalLine.objects.count() == 1
        assert states() == ["stored", "repeated", "repeated"]

    def test_the_same_key_with_another_body_is_told(self, feed):
        post(feed, GIFT)
        assert post(feed, GIFT | {"transferAmount": 900_000}).status_code == 200
        assert ProvisionalLine.objects.get().credit == 500_000
        call = FeedCall.objects.first()
        assert call.state == "doubtful"
        assert call.note == "Giao dịch 1001 ngày 01/10/2024 được gửi lại với nội dung khác. Dòng đã ghi giữ nguyên."

    def test_another_account_is_told_and_not_shown(self, feed):
        assert post(feed, GIFT | {"accountNumber": "5550001119998"}).status_code == 200
        assert ProvisionalLine.objects.count() == 0
        call = FeedCall.objects.get()
        assert (call.state, call.note) == (
            "doubtful",
            "Giao dịch 1001 ngày 01/10/2024 là của tài khoản …998, không phải tài khoản của nguồn này.",
        )

    def test_no_account_number_counts_only_where_that_was_said(self, feed):
        nameless = GIFT | {"accountNumber": None}
        post(feed, nameless)
        assert (ProvisionalLine.objects.count(), states()) == (0, ["doubtful"])
        Feed.objects.update(is_only_account=True)
        post(feed, nameless)
        assert ProvisionalLine.objects.count() == 1

    def test_a_day_to_come_is_told(self, feed):
        ahead = timezone.localdate() + timedelta(days=3)
        post(feed, GIFT | {"transactionDate": f"{ahead:%Y-%m-%d} 08:00:00"})
        assert (ProvisionalLine.objects.count(), states()) == (0, ["doubtful"])

    def test_a_try_of_casso_stores_no_money(self, feed):
        casso_feed = make_feed(provider="casso")
        payload = casso(0, 599_000, 25_000_000, "giao dich thu nghiem")
        assert post(casso_feed, payload, headers=casso_signed(payload)).status_code == 200
        assert (ProvisionalLine.objects.count(), states()) == (0, ["test"])

    def test_money_out_is_out(self, feed):
        post(feed, sepay(2, -300_000, 1_200_000, "Chi ho tro ho ngheo"))
        line = ProvisionalLine.objects.get()
        assert (line.credit, line.debit, line.appeal, line.unit) == (0, 300_000, None, None)

    @pytest.mark.parametrize(
        "body",
        [b"", b"khong phai JSON", b"[" * 9_000, b"\xff\xfe", b"null", b"[]", b"NaN", b"{}",
         as_body(GIFT | {"transferAmount": "500000.50"}), as_body(GIFT | {"transferAmount": 0.5}),
         as_body(GIFT | {"id": None})],
    )  # fmt: skip
    def test_what_cannot_be_read_is_kept_and_refused(self, feed, body):
        response = post(feed, body)
        assert (response.status_code, response.json()) == (400, REFUSED)
        call = FeedCall.objects.get()
        assert (call.state, ProvisionalLine.objects.count()) == ("unreadable", 0)
        assert bodies.path_of(call.sha256).read_bytes() == body

    def test_what_is_readable_of_a_list_is_taken(self, feed):
        casso_feed = make_feed(provider="casso", auth="token")
        good, bad = casso(5, 1_000, 2_000, "ung ho")["data"], casso(6, 1_000, 3_000, "ung ho")["data"] | {"amount": "x"}
        response = post(casso_feed, {"error": 0, "data": [bad, good]}, headers={"secure-token": SECRET})
        assert response.status_code == 200
        call = FeedCall.objects.get()
        assert (call.state, call.lines) == ("doubtful", 1)
        assert call.note == "Mục 1: Trường “amount” không phải là số đồng chẵn."

    def test_nothing_that_was_told_changes(self, feed):
        post(feed, GIFT)
        for statement in (
            "UPDATE feeds_provisionalline SET credit = 1",
            "DELETE FROM feeds_provisionalline",
            "TRUNCATE feeds_provisionalline CASCADE",
            "UPDATE feeds_feedcall SET note = ''",
            "DELETE FROM feeds_feedcall",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)

    def test_a_failure_keeps_nothing_and_asks_for_another_call(self, feed, monkeypatch, capsys):
        def fail(*args):
            raise DatabaseError("secret memo 0912345678")

        monkeypatch.setattr(storage, "as_stored", fail)
        response = post(feed, GIFT)
        assert (response.status_code, response.json()) == (503, REFUSED)
        assert (states(), capsys.readouterr().err) == ([], "")


class TestRoom:
    def test_a_field_that_stands_twice_is_no_amount(self, feed):
        body = as_body(sepay(1, 1_000, 11_000, "x")).replace(
            b'"transferAmount": 1000', b'"transferAmount": 1000, "transferAmount": 2000'
        )
        assert post(feed, body).status_code == 400
        assert not ProvisionalLine.objects.exists()

    def test_no_more_than_64_kib(self, feed):
        big = as_body(GIFT | {"content": "a" * 66_000})
        assert [post(feed, big).status_code, post(feed, big, headers={}).status_code] == [413, 413]
        assert states() == []
        assert post(feed, as_body(GIFT | {"content": "a" * 64_000})).status_code == 200

    def test_unsigned_calls_run_out_for_all_and_signed_ones_go_on(self, feed, monkeypatch):
        monkeypatch.setattr(limits, "UNSIGNED_PER_MINUTE", 3)
        found = [post(feed, GIFT, headers={}).status_code for _ in range(3)]
        found += [post(Feed(key=f"khoa-{n}"), GIFT, headers={}).status_code for n in range(3)]
        assert found[:3] == [401, 401, 401]
        assert set(found[3:]) <= {401, 429} and found.count(429) >= 1
        assert post(feed, GIFT).status_code == 200
        assert FeedWindow.objects.count() == 2

    def test_signed_calls_run_out_too(self, feed, monkeypatch):
        monkeypatch.setattr(limits, "PER_MINUTE", 2)
        found = [post(feed, sepay(n, 1_000, 1_000 * n, "x")).status_code for n in range(1, 8)]
        assert found.count(429) >= 3
        assert ProvisionalLine.objects.count() == found.count(200)

    def test_refused_calls_are_remembered_up_to_a_number(self, feed, monkeypatch):
        monkeypatch.setattr(limits, "REFUSED_A_DAY", 2)
        found = [post(feed, b"xx").status_code for _ in range(4)] + [post(feed, GIFT, headers={}).status_code]
        assert found == [400, 400, 400, 400, 401]
        assert states() == ["unreadable", "unreadable"]
        assert post(feed, GIFT).status_code == 200

    def test_a_minute_later_there_is_room(self, db):
        assert [limits.is_within("x", 2) for _ in range(3)] == [True, True, False]
        FeedWindow.objects.update(minute=timezone.now() - timedelta(minutes=2))
        assert limits.is_within("x", 2) is True
        assert FeedWindow.objects.count() == 1


class TestNothingElse:
    def test_no_cookie_no_cache_no_visit_no_session(self, feed):
        client = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0")
        response = post(feed, GIFT, client=client)
        assert (response.cookies, client.cookies) == ({}, {})
        assert "no-store" in response["Cache-Control"]
        assert "Cookie" not in response.get("Vary", "")
        assert DailyCount.objects.count() == 0

    def test_few_questions(self, feed):
        with CaptureQueriesContext(connection) as queries:
            post(feed, GIFT)
        asked = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= 12, asked

    def test_logs_hold_no_key_and_no_memo(self, feed, caplog):
        caplog.set_level(logging.DEBUG)
        post(feed, GIFT)
        post(feed, GIFT, headers={})
        post(feed, b"xx")
        Client().get(address(feed))
        said = "\n".join(JsonLines().format(record) for record in caplog.records if record.name != "django.db.backends")
        assert "/webhook/ngan-hang/…" in said
        assert [secret for secret in (feed.key, SECRET, "MAU", "0912345678", NUMBER) if secret in said] == []
