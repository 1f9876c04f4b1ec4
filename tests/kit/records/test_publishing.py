"""Who moves what from draft to public."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from frontportal.kit.records import publishing
from tests.makers import make_user
from tests.news.makers import make_article


@pytest.fixture
def draft(db):
    return make_article(state="draft", published_at=None)


class TestSteps:
    def test_publishing_stamps_hour_and_person(self, draft):
        user = make_user()
        publishing.publish(draft, by=user)
        draft.refresh_from_db()
        assert (draft.state, draft.published_by) == ("published", user)
        assert draft.published_at <= timezone.now()

    def test_a_scheduled_hour_is_kept(self, draft):
        hour = timezone.now() + timedelta(days=1)
        draft.published_at = hour
        draft.save()
        publishing.publish(draft, by=make_user())
        draft.refresh_from_db()
        assert (draft.published_at, draft.is_public) == (hour, False)

    def test_each_step_is_kept_in_history(self, draft):
        user = make_user()
        publishing.submit(draft, by=user)
        publishing.publish(draft, by=user)
        publishing.withdraw(draft, by=user)
        assert [step.state for step in draft.history.order_by("pk")] == ["draft", "waiting", "published", "withdrawn"]

    def test_an_impossible_step_says_why(self, draft):
        with pytest.raises(ValidationError, match="“Bản nháp”, không chuyển sang “Đã gỡ”"):
            publishing.withdraw(draft, by=make_user())
        draft.refresh_from_db()
        assert draft.state == "draft"


class TestDesk:
    def form(self, client, article) -> tuple[str, dict]:
        """Address and values of the change form as the browser would send them."""
        url = f"/quan-tri/news/article/{article.pk}/change/"
        response = client.get(url)
        assert response.status_code == 200
        form = response.context["adminform"].form
        values = {name: value or "" for name in form.fields if (value := form[name].value()) != []}
        empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
        return url, values | {f"attachments-{name}": value for name, value in empty.items()}

    def press(self, client, article, button: str):
        url, values = self.form(client, article)
        client.post(url, values | {f"news_article_{button}": "1"})
        article.refresh_from_db()

    def test_editor_hands_in_and_cannot_publish(self, client, draft):
        client.force_login(make_user(group="Biên tập viên"))
        self.press(client, draft, "publish_now")
        assert draft.state == "draft"
        self.press(client, draft, "hand_in")
        assert draft.state == "waiting"

    def test_approver_publishes(self, client, draft):
        user = make_user(group="Người duyệt")
        client.force_login(user)
        url, values = self.form(client, draft)
        client.post(url, values | {"published_at_0": "", "published_at_1": "", "news_article_publish_now": "1"})
        draft.refresh_from_db()
        assert (draft.state, draft.published_by) == ("published", user)

    def test_editor_does_not_save_what_is_published(self, client, draft):
        publishing.publish(draft, by=make_user("khac"))
        client.force_login(make_user(group="Biên tập viên"))
        response = client.get(f"/quan-tri/news/article/{draft.pk}/change/")
        assert response.context["show_save"] is False
        assert client.post(f"/quan-tri/news/article/{draft.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_selected_ones_together(self, client, draft):
        client.force_login(make_user(group="Người duyệt"))
        client.post("/quan-tri/news/article/", {"action": "publish_selected", "_selected_action": [draft.pk]})
        draft.refresh_from_db()
        assert draft.state == "published"
