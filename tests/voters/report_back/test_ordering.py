"""The order of an agenda set by hand: by number, kept by code, printed as it was set."""

import re

import pytest
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_meeting, make_petition

pytestmark = pytest.mark.django_db


@pytest.fixture
def agenda(world, client):
    """A meeting and three petitions that it opens with."""
    client.force_login(make_user("bt", group="Biên tập viên"), backend="django.contrib.auth.backends.ModelBackend")
    meeting = make_meeting(world.north)
    return meeting, [make_petition(world.north, state="published", received_on=f"2023-01-0{day}") for day in (1, 2, 3)]


def order_page(meeting) -> str:
    return reverse("admin:voters_meeting_agenda_order", args=[meeting.pk])


def listed(client, meeting, query: str = "") -> list[str]:
    page = client.get(f"{reverse('admin:voters_meeting_agenda', args=[meeting.pk])}{query}").content.decode()
    return list(dict.fromkeys(re.findall(r"<legend>(KN-[\d-]+)</legend>|<strong>(KN-[\d-]+)\.", page)))


def test_what_is_set_is_read_ticked_and_printed_so(client, world, agenda):
    meeting, (one, two, three) = agenda
    sent = {f"vi-tri-{one.code}": "3", f"vi-tri-{two.code}": "3", f"vi-tri-{three.code}": " 1 "}
    assert client.post(order_page(meeting), sent).status_code == 302
    late = make_petition(world.north, state="published")
    codes = [three.code, one.code, two.code, late.code]
    assert [found[0] for found in listed(client, meeting)] == codes
    assert [found[1] for found in listed(client, meeting, "?in")] == codes
    assert [found[0] for found in listed(client, meeting, "?xep=ket-qua")] == [
        one.code,
        two.code,
        three.code,
        late.code,
    ]
    assert client.post(order_page(meeting), {"bo": "1"}).status_code == 302
    assert [found[0] for found in listed(client, meeting)] == [one.code, two.code, three.code, late.code]
    meeting.refresh_from_db()
    assert (meeting.agenda_order, meeting.history.count()) == ([], 3)


@pytest.mark.parametrize("typed", ["0", "", "-1", "1,5", "hai", "①", "99999999999999", "<b>"])
def test_what_is_no_place_is_told_at_its_line_and_stores_nothing(client, agenda, typed):
    meeting, (one, two, _) = agenda
    page = client.post(order_page(meeting), {f"vi-tri-{one.code}": typed, f"vi-tri-{two.code}": "7"})
    told = page.context["rows"]
    assert told[0][1:] == (typed, f"Vị trí “{typed}” phải là số từ 1 đến 9.999.")
    assert told[1][1:] == ("7", "")
    meeting.refresh_from_db()
    assert meeting.agenda_order == []


def test_who_may_not_change_petitions_orders_nothing(client, agenda):
    meeting, _ = agenda
    client.force_login(make_user("ld", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(order_page(meeting)).status_code == 403
    assert "Xếp thứ tự" not in client.get(reverse("admin:voters_meeting_agenda", args=[meeting.pk])).content.decode()
