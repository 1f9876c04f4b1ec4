"""A new form starts with what the last record, the address or the filtered list had; never with what one may not see."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_meeting, make_petition
from tests.welfare.makers import make_books, make_house
from voters.models.petition import Petition
from welfare.ledger.models.disbursement import Disbursement

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def editor(client, world):
    user = make_user("bien-tap", group="Biên tập viên")
    client.force_login(user, backend=BACKEND)
    return user


@pytest.fixture
def clerk(client, world):
    user = make_user("can-bo", group="Cán bộ xã", unit=world.north)
    client.force_login(user, backend=BACKEND)
    return user


@pytest.fixture
def accountant(client, world):
    user = make_user("ke-toan", group="Kế toán")
    client.force_login(user, backend=BACKEND)
    return user


def offered(client, **query) -> dict:
    page = client.get(reverse("admin:voters_petition_add"), query)
    assert page.status_code == 200
    return page.context["adminform"].form.initial


def typed(meeting, **given) -> dict:
    kept = {"channel": "meeting", "meeting": meeting.pk, "unit": meeting.unit_id, "year": meeting.year}
    kept |= {"received_on": "12/06/2023", "field": "roads", "title": "Sửa đường", "content": "Đường hỏng."}
    lines = {f"petitioner-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return kept | {"urgency": "normal", "_addanother": "1"} | lines | given


def test_save_and_next_keeps_what_the_next_has_in_common(client, editor, world):
    meeting = make_meeting(world.north)
    response = client.post(reverse("admin:voters_petition_add"), typed(meeting))
    assert Petition.objects.count() == 1
    assert parse_qs(urlsplit(response["Location"]).query) == {
        "year": ["2023"], "unit": [str(world.north.pk)], "meeting": [str(meeting.pk)],
        "received_on": ["2023-06-12"], "channel": ["meeting"],
    }  # fmt: skip
    form = client.get(response["Location"]).context["adminform"].form
    assert (form["received_on"].value(), form["title"].value()) == (date(2023, 6, 12), None)


def test_a_petition_of_a_meeting_is_of_its_place_and_day(client, editor, world):
    meeting = make_meeting(world.north)
    assert offered(client, meeting=meeting.pk) == {
        "meeting": meeting.pk, "unit": world.north.pk, "year": 2023, "received_on": date(2023, 6, 12), "channel": "meeting",
    }  # fmt: skip


def test_a_list_narrowed_to_a_meeting_passes_it_on(client, editor, world):
    meeting = make_meeting(world.north)
    assert offered(client, _changelist_filters=f"meeting__id__exact={meeting.pk}")["meeting"] == meeting.pk


def test_the_meeting_leads_to_its_petitions(client, editor, world):
    meeting = make_meeting(world.north)
    page = client.get(reverse("admin:voters_meeting_add_petition", args=[meeting.pk]))
    assert page["Location"] == f"{reverse('admin:voters_petition_add')}?meeting={meeting.pk}"
    assert page["Location"] in client.get(reverse("admin:voters_meeting_changelist")).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"unit": "x"}, {"unit": "9" * 40}, {"unit": "-1"}, {"received_on": "hôm qua"}, {"received_on": "0000-00-00"},
        {"year": "9" * 40}, {"year": "abc"}, {"meeting": "1e9"}, {"state": "published"}, {"khong-co": "1"},
        {"_changelist_filters": "unit__id__exact=x&meeting=%ff"}, {"is_complaint": "maybe"}, {"merged_into": "1"},
    ],
)  # fmt: skip
def test_nothing_in_the_address_breaks_the_form(client, editor, query):
    assert "unit" not in offered(client, **query)


def test_what_one_may_not_see_is_not_offered(client, clerk, world):
    theirs = make_meeting(world.south)
    assert offered(client, meeting=theirs.pk, unit=world.south.pk).get("meeting") is None
    assert offered(client, unit=world.south.pk).get("unit") is None


def test_a_payment_for_a_house_needs_no_unit(client, accountant, world):
    books, house = make_books(), make_house(world.north_areas[0])
    given = {"fund": books.fund_id, "year": 2023, "date": "03/05/2023", "purpose": "house", "house": house.pk}
    given |= {"amount": "10 triệu", "decision_number": "1/QĐ", "decision_date": "01/05/2023"}
    client.post(reverse("admin:ledger_disbursement_add"), given)
    assert [entry.unit for entry in Disbursement.objects.all()] == [house.unit]


def test_any_other_payment_needs_one(client, accountant, world):
    given = {"fund": make_books().fund_id, "year": 2023, "date": "03/05/2023", "purpose": "study", "amount": "1 triệu"}
    page = client.post(
        reverse("admin:ledger_disbursement_add"), given | {"decision_number": "1", "decision_date": "01/05/2023"}
    )
    assert list(page.context["adminform"].form.errors) == ["unit"]


def test_next_steps_are_verbs_on_top(client, editor, world):
    petition = make_petition(world.north, state="classified")
    page = client.get(reverse("admin:voters_petition_change", args=[petition.pk]))
    assert page.context["adminform"].fieldsets[0][1]["fields"] == ["state", "next_steps"]
    text = page.content.decode()
    assert [verb for verb in ("Chuyển", "Gộp") if f">{verb}</a>" in text] == ["Chuyển", "Gộp"]
