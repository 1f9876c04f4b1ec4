"""The staff's pages: secrets go in and never come out; calls and lines are read, seen, decided."""

from datetime import date

import pytest
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.feeds.makers import NUMBER, SECRET, make_feed, post, sepay
from tests.welfare.statements.makers import load, make_account, write_statement
from welfare.feeds.models.call import FeedCall
from welfare.feeds.models.feed import Feed
from welfare.feeds.models.provisional import ProvisionalLine
from welfare.feeds.models.review import FeedReview
from welfare.feeds.provisional import decisions
from welfare.feeds.provisional.confirmation import confirm_statement
from welfare.funds.models.bank_account import BankAccount
from welfare.statements.models.statement import Statement

FORM = {
    "provider": "sepay", "auth": "signature", "secret": SECRET, "api_token": "token-api-1", "active": "on", "wait_days": "7",
}  # fmt: skip


def sign_in(client, role: str):
    client.force_login(make_user("can-bo", group=role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def url(model: str, page: str, *args) -> str:
    return reverse(f"admin:feeds_{model}_{page}", args=args)


@pytest.fixture
def admin(client, db):
    return sign_in(client, roles.ADMINISTRATOR)


@pytest.fixture
def accountant(client, db):
    return sign_in(client, roles.ACCOUNTANT)


class TestFeed:
    def test_made_in_the_admin_and_called(self, admin):
        account = make_account(NUMBER)
        response = admin.post(url("feed", "add"), FORM | {"account": account.pk})
        assert response.status_code == 302, response.context["errors"]
        feed = Feed.objects.get()
        assert (feed.secret, feed.api_token, len(feed.key)) == (SECRET, "token-api-1", 32)
        assert post(feed, sepay(1, 500_000, 0, "ung ho")).status_code == 200
        page = admin.get(url("feed", "change", feed.pk)).content.decode()
        assert f"http://testserver/webhook/ngan-hang/{feed.key}/" in page
        assert "HMAC-SHA256" in page and "HTTPS" in page and "fetch_feed" in page

    def test_secrets_never_come_back(self, admin):
        feed = make_feed(api_token="token-api-1")
        pages = [url("feed", "changelist"), url("feed", "change", feed.pk), url("feed", "history", feed.pk)]
        pages.append(url("feed", "simple_history", feed.pk, feed.history.first().pk))
        text = "".join(admin.get(page).content.decode() for page in pages)
        assert [secret for secret in (SECRET, "token-api-1") if secret in text] == []
        kept = {field.name for field in feed.history.model._meta.get_fields()}
        assert kept & {"secret", "api_token", "key"} == set()

    def test_an_empty_box_keeps_the_secret_and_a_new_one_replaces_it(self, admin):
        feed = make_feed(api_token="token-api-1")
        form = FORM | {"account": feed.account_id, "wait_days": "9", "secret": "", "api_token": "moi-2"}
        assert admin.post(url("feed", "change", feed.pk), form).status_code == 302
        feed.refresh_from_db()
        assert (feed.secret, feed.api_token, feed.wait_days) == (SECRET, "moi-2", 9)

    def test_a_refused_form_does_not_carry_secrets_back(self, admin):
        response = admin.post(url("feed", "add"), FORM | {"account": ""})
        assert (response.status_code, SECRET in response.content.decode()) == (200, False)

    def test_whether_there_is_a_secret_is_said(self, admin):
        page = admin.get(url("feed", "change", make_feed(api_token="").pk)).content.decode()
        assert (page.count("Đã có mã; để trống"), page.count("Chưa có mã.")) == (1, 1)
        assert admin.get(url("feed", "add")).content.decode().count("Chưa có mã.") == 2

    def test_no_secret_at_all_is_refused(self, admin):
        account = make_account(NUMBER)
        response = admin.post(url("feed", "add"), FORM | {"account": account.pk, "secret": "", "api_token": ""})
        assert "Hãy nhập mã bí mật của webhook, của API, hoặc cả hai." in response.content.decode()

    def test_the_address_can_be_renewed(self, admin):
        feed = make_feed()
        admin.post(url("feed", "changelist"), {"action": "renew_key", "_selected_action": [feed.pk]})
        assert Feed.objects.get().key != feed.key
        assert post(feed, sepay(1, 500_000, 0, "ung ho")).status_code == 401

    def test_who_may_not_change_sees_no_address(self, accountant):
        feed = make_feed()
        page = accountant.get(url("feed", "change", feed.pk)).content.decode()
        assert (feed.key in page, SECRET in page, "Webhook: đã có. API: chưa có." in page) == (False, False, True)
        assert accountant.post(url("feed", "change", feed.pk), FORM).status_code == 403
        assert accountant.get(url("feed", "add")).status_code == 403

    def test_gaps_are_said(self, admin):
        feed = make_feed()
        page = admin.get(url("feed", "change", feed.pk)).content.decode()
        assert "không đủ số dư để biết chúng có nối nhau không" in page


class TestCalls:
    def test_read_filtered_and_seen(self, accountant):
        feed = make_feed()
        post(feed, sepay(1, 500_000, 0, "NGUYEN VAN MAU"))
        post(feed, sepay(2, 500_000, 0, "x", accountNumber="5550001119998"))
        page = accountant.get(url("feedcall", "changelist") + "?xem=chua").content.decode()
        assert ("…998" in page, "5550001119998" in page, "NGUYEN VAN MAU" in page) == (True, False, False)
        told = FeedCall.objects.to_review().get()
        assert accountant.get(url("feedcall", "change", told.pk)).status_code == 200
        accountant.post(url("feedcall", "changelist"), {"action": "mark_reviewed", "_selected_action": [told.pk]})
        assert (FeedReview.objects.get().call, FeedCall.objects.to_review().count()) == (told, 0)

    def test_a_leader_only_reads(self, client, db):
        leader = sign_in(client, roles.LEADER)
        post(make_feed(), b"xx")
        leader.post(
            url("feedcall", "changelist"), {"action": "mark_reviewed", "_selected_action": [FeedCall.objects.get().pk]}
        )
        assert FeedReview.objects.count() == 0


class TestLines:
    @pytest.fixture
    def line(self, db, tmp_path):
        """A line that waits, and a statement's line of the same amount that is not told to be it."""
        feed = make_feed()
        post(feed, sepay(1, 500_000, 0, "NGUYEN VAN MAU ung ho"))
        moves = [(date(2024, 10, 1), "SO-KHAC-1", 500_000, "TRAN THI THU ung ho")]
        path = write_statement(tmp_path / "a.csv", moves, number=NUMBER)
        confirm_statement(Statement.objects.get(pk=load(path, account=NUMBER).statement))
        return ProvisionalLine.objects.get()

    def test_lists_and_filters(self, line, accountant):
        counts = {}
        for asked in ("", "cho", "qua-han", "khong-thay", "khac"):
            page = accountant.get(url("provisionalline", "changelist") + f"?tinh-trang={asked}").content.decode()
            counts[asked] = "NGUYEN VAN MAU ung ho" in page
        assert counts == {"": True, "cho": True, "qua-han": True, "khong-thay": True, "khac": False}

    def test_a_decision_that_is_none_says_what_to_choose(self, line, accountant):
        for given in ({}, {"choice": "x"}, {"choice": "9" * 5000}):
            page = accountant.post(url("provisionalline", "decide", line.pk), given)
            assert page.status_code == 200
            assert page.context["form"].errors.keys() == {"choice"}
        assert "Hãy chọn dòng sao kê" in accountant.post(page.request["PATH_INFO"], {}).content.decode()
        assert line.outcomes.count() == 0

    def test_paired_by_a_person(self, line, accountant):
        page = url("provisionalline", "decide", line.pk)
        text = accountant.get(page).content.decode()
        assert "TRAN THI THU" in text and "Số chứng từ: nguồn báo FT24275000001, sao kê ghi SO-KHAC-1." in text
        other = line.account.lines.get()
        assert accountant.post(page, {"choice": other.pk}).status_code == 302
        assert line.outcomes.get().statement_line == other
        text = accountant.get(url("provisionalline", "change", line.pk)).content.decode()
        assert "do cán bộ ghép" in text

    def test_dismissed_with_a_reason(self, line, accountant):
        page = url("provisionalline", "decide", line.pk)
        assert "Hãy ghi lý do" in accountant.post(page, {"choice": "khong-co"}).content.decode()
        assert accountant.post(page, {"choice": "khong-co", "reason": "Báo nhầm"}).status_code == 302
        assert (line.outcomes.get().kind, line.outcomes.get().reason) == ("dismissed", "Báo nhầm")
        assert "Đã có kết quả" not in accountant.get(page).content.decode()

    def test_the_second_to_decide_is_told_and_keeps_the_reason(self, line, accountant):
        page = url("provisionalline", "decide", line.pk)
        decisions.dismiss(line, "Báo nhầm", by=make_user("binh", full_name="Trần Văn Bình"))
        late = accountant.post(page, {"choice": "khong-co", "reason": "Nguồn báo hai lần"})
        text = late.content.decode()
        assert late.status_code == 200
        assert "Dòng này đã được Trần Văn Bình quyết định lúc" in text
        assert "Đã gỡ: Báo nhầm" in text
        assert "Nguồn báo hai lần" in text
        assert line.outcomes.count() == 1

    def test_others_only_read(self, line, client):
        confirmer = sign_in(client, roles.CONFIRMER)
        assert confirmer.get(url("provisionalline", "change", line.pk)).status_code == 200
        assert (
            confirmer.post(url("provisionalline", "decide", line.pk), {"choice": "khong-co", "reason": "x"}).status_code
            == 403
        )
        assert line.outcomes.count() == 0


def test_an_account_with_a_feed_stays(db):
    make_feed()
    assert BankAccount.objects.get().feeds.count() == 1
