"""What writer and approver say to each other, and who is told by mail: never somebody who does not want to be."""

import logging
from datetime import date
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.urls import reverse

from frontportal.approval import proposals
from frontportal.approval.mails.reminders import remind
from frontportal.approval.models.note import LONGEST, Note
from frontportal.approval.models.reminder import Reminder
from frontportal.kit.records import publishing
from frontportal.kit.todos import Todo
from frontportal.staff.models import Mail
from tests.approval.desk import Desk, messages_of
from tests.makers import make_user
from tests.news.makers import make_article
from tests.voters.makers import SECRET, make_petition, make_petitioner

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("bien-tap", group="Biên tập viên", full_name="Lê Thị Viết", email="viet@vi-du.invalid")


@pytest.fixture
def approver():
    return make_user("duyet", group="Người duyệt", full_name="Trần Văn Duyệt", email="duyet@vi-du.invalid")


@pytest.fixture
def draft(editor):
    return make_article(state="draft", published_at=None, written_by=editor, created_by=editor)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Within it what a request does counts as committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def sent() -> list[tuple[str, list[str]]]:
    found = [(each.subject, each.to) for each in mail.outbox]
    mail.outbox.clear()
    return found


class TestNotes:
    def test_kept_with_the_button_and_read_by_the_other(self, client, draft, editor, approver, committed):
        with committed():
            Desk(client, editor).send(draft, "hand_in", approval_note="Nhờ xem kỹ số liệu.")
        note = Note.objects.get()
        assert (note.record, note.by, note.text) == (draft, editor, "Nhờ xem kỹ số liệu.")
        page = Desk(client, approver).open(draft).content.decode()
        assert "Nhờ xem kỹ số liệu." in page and "Lê Thị Viết" in page
        assert {subject for subject, _ in sent()} == {
            "Chờ duyệt: Trao nhà Đại đoàn kết",
            "Lời nhắn mới: bài viết “Trao nhà Đại đoàn kết”",
        }

    def test_alone(self, client, draft, editor, approver):
        publishing.submit(draft, by=editor)
        response = Desk(client, approver).send(draft, "leave_note", approval_note="<b>Sửa tên xã</b>")
        assert messages_of(client.get(response.url)) == ["Đã gửi lời nhắn."]
        assert "&lt;b&gt;Sửa tên xã&lt;/b&gt;" in client.get(response.url).content.decode()

    def test_one_that_is_too_long_comes_back(self, client, draft, editor):
        response = Desk(client, editor).send(draft, "_save", approval_note="a" * (LONGEST + 1))
        assert response.status_code == 200
        assert "quá 2000 ký tự" in response.content.decode()
        assert response.context["note_typed"] == "a" * (LONGEST + 1)
        assert Note.objects.count() == 0

    @pytest.mark.parametrize("change", [{"text": "khác"}, {"object_id": 1}])
    def test_written_once(self, draft, editor, change):
        Note.objects.create(record=draft, by=editor, text="Một lời")
        with pytest.raises(DatabaseError), transaction.atomic():
            Note.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            Note.objects.all().delete()

    def test_not_for_those_who_only_read(self, client, draft, editor):
        Note.objects.create(record=draft, by=editor, text="Chỉ giữa hai người")
        for role in ("Lãnh đạo", "Quản trị"):
            page = Desk(client, make_user(role, group=role)).open(draft)
            assert page.status_code == 200
            assert "Chỉ giữa hai người" not in page.content.decode()


class TestMails:
    def test_waiting_approved_and_sent_back(self, client, draft, editor, approver, committed):
        with committed():
            Desk(client, editor).send(draft, "hand_in")
        assert sent() == [("Chờ duyệt: Trao nhà Đại đoàn kết", ["duyet@vi-du.invalid"])]
        with committed():
            Desk(client, approver).send(draft, "give_back")
        assert sent() == [("Trả lại: Trao nhà Đại đoàn kết", ["viet@vi-du.invalid"])]
        publishing.submit(draft, by=editor)
        with committed():
            Desk(client, approver).send(draft, "publish_now")
        assert sent() == [("Đã duyệt: Trao nhà Đại đoàn kết", ["viet@vi-du.invalid"])]

    def test_of_proposals(self, editor, approver, committed):
        article = make_article(written_by=editor, published_by=approver)
        with committed():
            proposal = proposals.propose(article, {"summary": ["", "Mới"]}, by=editor)
        assert sent() == [(f"Đề nghị sửa chờ duyệt: số {proposal.pk}", ["duyet@vi-du.invalid"])]
        with committed():
            proposals.reject(proposal, by=approver, note="Chưa rõ nguồn")
        assert sent() == [(f"Đề nghị sửa số {proposal.pk}: trả lại", ["viet@vi-du.invalid"])]

    def test_switched_off_by_oneself(self, client, draft, editor, approver, committed):
        client.force_login(approver)
        page = reverse("own-mails")
        assert client.get(page).status_code == 200
        client.post(page, {"wanted": [each for each in Mail.values if each != Mail.WAITING]})
        approver.refresh_from_db()
        assert approver.unwanted_mails == ["waiting"]
        with committed():
            Desk(client, editor).send(draft, "hand_in")
        assert sent() == []

    def test_no_kind_that_is_none_is_stored(self, client, approver):
        client.force_login(approver)
        assert client.post(reverse("own-mails"), {"wanted": ["moi-thu"]}).status_code == 200
        approver.refresh_from_db()
        assert approver.unwanted_mails == []

    def test_the_page_is_for_staff(self, client):
        assert client.get(reverse("own-mails")).status_code == 302

    def test_a_mail_that_fails_loses_nothing_and_names_nobody(
        self, client, draft, editor, approver, committed, settings, caplog
    ):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        with caplog.at_level(logging.WARNING), committed():
            response = Desk(client, editor).send(draft, "hand_in")
        draft.refresh_from_db()
        assert (response.status_code, draft.state) == (302, "waiting")
        assert "mail of kind waiting to 1 people not sent" in caplog.text
        assert approver.email not in caplog.text and draft.title not in caplog.text

    def test_nobody_who_asked_for_something_is_named(self, world, editor, approver, committed):
        petition = make_petition(world.north, state="published", title="Chị Nguyễn Thị Kín xin sửa đường")
        make_petitioner(petition=petition)
        with committed():
            proposals.propose(petition, {"content": [petition.content, "Khác"]}, by=editor)
        assert petition.code in mail.outbox[0].body
        assert SECRET not in mail.outbox[0].body + mail.outbox[0].subject

    def test_a_line_end_in_a_title_is_no_header_of_a_mail(self, editor, approver, committed):
        draft = make_article(title="Một\r\nBcc: ai@vi-du.invalid", slug="mot", state="draft", written_by=editor)
        from frontportal.approval.mails import events

        with committed():
            events.record_waits(draft, editor)
        assert sent() == [("Chờ duyệt: Một Bcc: ai@vi-du.invalid", ["duyet@vi-du.invalid"])]


class TestReminders:
    def test_once_a_day_with_what_is_due(self, draft, editor, approver):
        publishing.submit(draft, by=editor)
        call_command("send_reminders")
        call_command("send_reminders")
        ((subject, to),) = [each for each in sent() if each[1] == ["duyet@vi-du.invalid"]]
        assert subject.startswith("Nhắc việc ngày ")
        assert Reminder.objects.filter(person=approver).count() == 1

    def test_only_who_wants_and_for_whom_something_is_due(self, draft, editor, approver):
        publishing.submit(draft, by=editor)
        approver.unwanted_mails = ["due"]
        approver.save()
        leader = make_user("lanh-dao", group="Lãnh đạo", email="lanhdao@vi-du.invalid")
        make_user("nghi", group="Người duyệt", email="nghi@vi-du.invalid", is_active=False)
        call_command("send_reminders")
        assert {to for _, (to,) in sent()} <= {"viet@vi-du.invalid"}
        assert not Reminder.objects.filter(person=leader).exists()

    def test_what_passed_more_than_a_year_ago_is_named_beside_the_rest_and_alone_is_no_mail(
        self, approver, monkeypatch
    ):
        old = Todo("Kiến nghị quá hạn", 0, "/quan-tri/a/", "late", older=3, older_url="/quan-tri/b/")
        new = Todo("Bài chờ duyệt", 2, "/quan-tri/c/", "due")
        waiting = []
        monkeypatch.setattr(
            "frontportal.kit.discovery.modules", lambda name: [SimpleNamespace(todos=lambda person: waiting)]
        )
        waiting[:] = [old]
        assert (remind(approver, date(2026, 11, 28)), mail.outbox) == (False, [])
        waiting[:] = [new, old]
        assert remind(approver, date(2026, 11, 28)) is True
        lines = mail.outbox[0].body.splitlines()
        assert [line for line in lines if line.startswith("- ")] == [
            "- Quá hạn từ hơn một năm trước: Kiến nghị quá hạn: 3", "- Cần làm sớm: Bài chờ duyệt: 2",
        ]  # fmt: skip

    def test_one_that_failed_is_tried_again(self, draft, editor, approver, monkeypatch):
        publishing.submit(draft, by=editor)
        day = date(2026, 11, 28)
        monkeypatch.setattr("frontportal.approval.mails.reminders.send", lambda *args: False)
        assert remind(approver, day) is False
        monkeypatch.undo()
        assert remind(approver, day) is True
