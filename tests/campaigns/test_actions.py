"""Showing activities to the public: who may, and what is remembered."""

import pytest
from django.test import Client

from campaigns.actions import show_activities
from campaigns.models.activity import Activity
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
    assert show_activities(Activity.objects.filter(shown=False), shown=True, by=approver) == 1
    hidden.refresh_from_db()
    assert (hidden.shown, hidden.updated_by) == (True, approver)
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
