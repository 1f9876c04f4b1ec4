"""Who lets out what whom wrote: articles stand for all that is publishable, the generator asks the others."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.records import publishing
from frontportal.news.models.article import Article
from frontportal.staff.roles import ONE_PERSON
from tests.approval.desk import Desk, messages_of
from tests.makers import make_user
from tests.news.makers import make_article, make_category, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("bien-tap", group="Biên tập viên", full_name="Lê Thị Viết")


@pytest.fixture
def approver():
    return make_user("duyet", group="Người duyệt", full_name="Trần Văn Duyệt")


@pytest.fixture
def draft(editor):
    return make_article(state="draft", published_at=None, written_by=editor, created_by=editor)


@pytest.fixture
def waiting(draft, editor):
    publishing.submit(draft, by=editor)
    return draft


class TestTwoPersons:
    def test_nobody_publishes_what_they_wrote(self, approver):
        own = make_article(state="waiting", published_at=None, written_by=approver)
        with pytest.raises(ValidationError, match="do chính bạn viết"):
            publishing.publish(own, by=approver)
        own.refresh_from_db()
        assert own.state == "waiting"

    def test_the_right_to_is_kept_with_the_text(self, approver):
        from django.contrib.auth.models import Group

        approver.groups.add(Group.objects.get(name=ONE_PERSON))
        own = make_article(state="waiting", published_at=None, written_by=approver)
        publishing.publish(own, by=type(approver).objects.get(pk=approver.pk))
        own.refresh_from_db()
        assert (own.state, own.is_self_approved) == ("published", True)

    def test_the_database_holds_it(self, approver):
        own = make_article(state="draft", published_at=None, written_by=approver)
        with pytest.raises(IntegrityError, match="news_article_two_persons"), transaction.atomic():
            Article.objects.filter(pk=own.pk).update(
                state="published", published_at=timezone.now(), published_by=approver
            )

    def test_who_changes_a_word_while_publishing_is_its_writer(self, client, draft, approver):
        desk = Desk(client, approver)
        response = desk.send(draft, "publish_now", title="Lời của người duyệt")
        draft.refresh_from_db()
        assert (response.status_code, draft.state, draft.title) == (200, "draft", "Trao nhà Đại đoàn kết")
        form = response.context["adminform"].form
        assert "do chính bạn viết" in form.non_field_errors()[0]
        assert form["title"].value() == "Lời của người duyệt"

    def test_who_only_sets_the_hour_is_not(self, client, waiting, approver):
        day = timezone.localtime() + timedelta(days=2)
        Desk(client, approver).send(waiting, "publish_now", published_at_0=f"{day:%d/%m/%Y}", published_at_1="07:30:00")
        waiting.refresh_from_db()
        assert (waiting.state, waiting.published_by) == ("published", approver)
        assert waiting.state_in_words == f"Hẹn đăng {day:%d/%m/%Y} 07:30"

    @pytest.mark.parametrize("action", ["publish_selected"])
    def test_nor_many_at_once(self, client, approver, action):
        own = make_article(state="draft", published_at=None, written_by=approver)
        client.force_login(approver)
        chosen = {"action": action, "_selected_action": [own.pk]}
        response = client.post(reverse("admin:news_article_changelist"), chosen, follow=True)
        own.refresh_from_db()
        assert own.state == "draft"
        assert "do chính bạn viết" in messages_of(response)[0]

    def test_a_new_text_is_not_published_by_its_writer(self, client, approver):
        typed = {
            "title": "Tự đăng",
            "body": "<p>Lời.</p>",
            "category": make_category().pk,
            "news_article_publish_now": "1",
        }
        lines = {f"attachments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        client.force_login(approver)
        client.post(reverse("admin:news_article_add"), typed | lines)
        assert not Article.objects.filter(state="published").exists()


class TestWaiting:
    def test_its_words_are_closed_to_everybody(self, client, waiting, editor, approver):
        for person in (editor, approver):
            desk = Desk(client, person)
            typed = {"title": "Lời khác", "body": "<p>Khác</p>", "category": waiting.category_id}
            lines = {f"attachments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
            response = client.post(desk.page(waiting), typed | lines | {"_save": "1"}, follow=True)
            assert "đang chờ duyệt" in messages_of(response)[0]
            waiting.refresh_from_db()
            assert (waiting.title, waiting.state) == ("Trao nhà Đại đoàn kết", "waiting")

    def test_it_is_read_as_the_public_would(self, client, waiting, approver):
        page = Desk(client, approver).open(waiting).content.decode()
        assert "<p>Nội dung.</p>" in page
        assert "&lt;p&gt;" not in page

    def test_what_each_is_offered(self, client, waiting, editor, approver):
        assert Desk(client, editor).buttons(waiting) == {"take_back", "leave_note"}
        assert Desk(client, approver).buttons(waiting) == {"give_back", "publish_now", "leave_note"}
        other = make_user("khac", group="Biên tập viên")
        assert Desk(client, other).buttons(waiting) == {"leave_note"}

    def test_its_writer_takes_it_back(self, client, waiting, editor):
        Desk(client, editor).send(waiting, "take_back")
        waiting.refresh_from_db()
        assert (waiting.state, waiting.written_by) == ("draft", editor)

    def test_another_writer_does_not(self, client, waiting):
        Desk(client, make_user("khac", group="Biên tập viên")).send(waiting, "take_back")
        waiting.refresh_from_db()
        assert waiting.state == "waiting"

    def test_no_version_is_gone_back_to_meanwhile(self, client, waiting, editor):
        client.force_login(editor)
        version = reverse("admin:news_article_simple_history", args=[waiting.pk, waiting.history.last().pk])
        assert client.get(version).status_code == 403
        assert client.post(version, {"title": "Lời cũ"}).status_code == 403

    def test_it_is_not_deleted_meanwhile(self, client, waiting, editor):
        client.force_login(editor)
        assert client.post(reverse("admin:news_article_delete", args=[waiting.pk]), {"post": "yes"}).status_code == 403

    def test_words_and_state_are_one_version(self, client, draft, editor):
        before = draft.history.count()
        Desk(client, editor).send(draft, "hand_in", title="Lời mới")
        draft.refresh_from_db()
        assert (draft.state, draft.title, draft.history.count()) == ("waiting", "Lời mới", before + 1)

    def test_a_new_text_is_handed_in_at_once(self, client, editor):
        typed = {"title": "Bài mới", "body": "<p>Lời.</p>", "category": make_category().pk, "news_article_hand_in": "1"}
        lines = {f"attachments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        client.force_login(editor)
        assert "Lưu và gửi duyệt" in client.get(reverse("admin:news_article_add")).content.decode()
        client.post(reverse("admin:news_article_add"), typed | lines | {"approval_note": "Nhờ xem kỹ tên xã."})
        made = Article.objects.get(title="Bài mới")
        assert (made.state, made.written_by, made.history.count()) == ("waiting", editor, 1)


class TestHours:
    @staticmethod
    def year_of(year: int) -> int:
        """A year itself, or how many from this one: tests are collected on another day than they are run on."""
        return year if year > 1000 else timezone.localdate().year + year

    @pytest.mark.parametrize("year", [1900, 1999, +2, 9999])
    def test_no_hour_that_cannot_be_true(self, client, draft, approver, year):
        response = Desk(client, approver).send(
            draft, "publish_now", published_at_0=f"01/06/{self.year_of(year)}", published_at_1="08:00:00"
        )
        draft.refresh_from_db()
        assert draft.state == "draft"
        assert "Ngày đăng phải từ 01/01/2000" in str(response.context["adminform"].form.errors["published_at"])

    @pytest.mark.parametrize("year", [2000, +1])
    def test_the_first_and_the_last_year(self, draft, approver, year):
        year = self.year_of(year)
        publishing.publish(draft, by=approver, at=timezone.make_aware(datetime(year, 1, 1, 8)))
        draft.refresh_from_db()
        assert timezone.localtime(draft.published_at).year == year

    @pytest.mark.parametrize("year", [1999, +2])
    def test_the_database_holds_it(self, draft, year):
        year = self.year_of(year)
        hour = timezone.make_aware(datetime(year, 6, 1))
        with pytest.raises(DatabaseError), transaction.atomic():
            Article.objects.filter(pk=draft.pk).update(published_at=hour)

    def test_scheduled_is_said_everywhere(self, client, editor, approver):
        hour = timezone.now() + timedelta(days=3)
        soon = make_article("Bài hẹn giờ", published_at=hour, written_by=editor, published_by=approver)
        make_document(number="99/KH")
        words = f"Hẹn đăng {timezone.localtime(hour):%d/%m/%Y %H:%M}"
        desk = Desk(client, approver)
        assert words in desk.open(soon).content.decode()
        listed = reverse("admin:news_article_changelist")
        assert words in client.get(listed).content.decode()
        assert list(client.get(f"{listed}?state__exact=scheduled").context["cl"].queryset) == [soon]
        assert list(client.get(f"{listed}?state__exact=published").context["cl"].queryset) == []
        assert "Bài viết hẹn đăng" in client.get(reverse("admin:index")).content.decode()
        assert words in client.get(soon.get_absolute_url()).content.decode()
