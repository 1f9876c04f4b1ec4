"""Showing activities to the public: who may, and what is remembered."""

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models.activity import Activity
from frontportal.approval import proposals
from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.approval.showable import show_records
from tests.approval.desk import Desk
from tests.campaigns.makers import make_activity, make_campaign
from tests.makers import make_user


@pytest.fixture
def hidden(world) -> Activity:
    return make_activity(world.north, make_campaign(), shown=False)


def run(user, action: str, record: Activity):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(
        "/quan-tri/campaigns/activity/", {"action": action, "_selected_action": [record.pk]}, follow=True
    )


def test_showing_is_remembered(world, hidden):
    approver = make_user("duyet")
    assert show_records(Activity.objects.filter(shown=False), shown=True, by=approver) == 1
    hidden.refresh_from_db()
    assert (hidden.shown, hidden.updated_by) == (True, None)  # who wrote it last is somebody else
    assert (hidden.history.latest().history_user, hidden.history.latest().shown) == (approver, True)


def test_an_approver_shows_from_the_list(world, hidden):
    response = run(make_user("duyet", group="Người duyệt"), "show", hidden)
    assert "Đã cho hiện 1 hoạt động." in response.content.decode()
    hidden.refresh_from_db()
    assert hidden.shown


def test_a_clerk_may_not(world, hidden):
    clerk = make_user(group="Cán bộ xã", unit=world.north)
    run(clerk, "show", hidden)
    client = Client()
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    client.post(
        f"/quan-tri/campaigns/activity/{hidden.pk}/change/",
        {
            "date": "19/05/2023",
            "unit": world.north.pk,
            "campaign": hidden.campaign_id,
            "title": "Đổi tên",
            "shown": "on",
        },
    )
    hidden.refresh_from_db()
    assert (hidden.title, hidden.shown) == ("Đổi tên", False)


def test_nobody_shows_what_they_wrote(client, world, hidden):
    editor = make_user("bien-tap", group="Biên tập viên")
    Activity.objects.update(updated_by=editor)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    chosen = {"action": "show", "_selected_action": [hidden.pk]}
    response = client.post(reverse("admin:campaigns_activity_changelist"), chosen, follow=True)
    hidden.refresh_from_db()
    assert not hidden.shown
    assert "do chính bạn ghi" in response.content.decode()


def test_a_form_that_would_show_one_s_own_asks_for_another(client, world, hidden):
    editor = make_user("bien-tap", group="Biên tập viên")
    Activity.objects.update(updated_by=editor)
    desk = Desk(client, editor)
    desk.send(hidden, "_save", shown="on", result="Xong")
    hidden.refresh_from_db()
    assert (hidden.shown, hidden.result) == (False, "Xong")
    asked = ProposedChange.objects.get()
    assert asked.changes == {"shown": [False, True]}
    proposals.approve(asked, by=make_user("duyet", group="Người duyệt"))
    hidden.refresh_from_db()
    assert hidden.shown
