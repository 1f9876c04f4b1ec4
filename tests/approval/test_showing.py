"""What is public without states of publishing: saved hidden, shown by somebody who did not write it."""

from datetime import date

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.civil_work.models import CivilWorkModel
from campaigns.models.activity import Activity
from campaigns.models.honour import Honour
from campaigns.models.recognition import Recognition
from campaigns.recognition.models.carryover import TitleCarryover
from frontportal.approval import proposals
from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.approval.showable import Showable
from frontportal.approval.todo import hidden
from frontportal.committee.models import Notice
from frontportal.yearly.figures import registry
from tests.campaigns.makers import make_activity, make_campaign, make_honour
from tests.forms import fields_sent
from tests.makers import make_user
from tests.voters.makers import make_meeting, make_petition, make_supervision
from voters.criticism.models import CommuneBoard, DraftComment
from voters.models.meeting import Meeting
from voters.models.supervision import Supervision

from .desk import BACKEND, messages_of

KINDS = (Meeting, Supervision, Honour, Notice)  # activities in campaigns
TOPIC = "Họp về con đường mới"


def typed(model, world) -> dict:
    day = timezone.localdate()
    common = {"unit": world.merged.pk, "year": day.year}  # the communes of the year of the demonstration have ended
    return {
        Meeting: common
        | {
            "start_0": f"{day:%d/%m/%Y}", "start_1": "23:59", "place": "Hội trường", "councils": ["district"],
            "kind": "before-session", "form": "in-person", "topic": TOPIC, "state": "planned",
        },
        Supervision: common
        | {
            "title": TOPIC, "form": "team", "subject": "Cơ quan mẫu", "starts_on": f"{day:%d/%m/%Y}",
            "ends_on": f"{day:%d/%m/%Y}", "state": "planned",
        },
        Honour: common | {"series": "everyday", "name": TOPIC, "edition": 3, "date": f"{day:%d/%m/%Y}"},
        Notice: {"title": TOPIC, "since": f"{day:%d/%m/%Y}"},
    }[model]  # fmt: skip


def pages() -> list[str]:
    """The public pages, feeds and files that tell of one of these records."""
    day = timezone.localdate()
    addresses = ["/", reverse("voters:meetings"), reverse("voters:supervisions"), reverse("campaigns:honours")]
    addresses += ["/sitemap.xml", f"/lich/{day.year}/{day.month}/", "/lich/tat-ca.ics"]
    addresses += [each.get_absolute_url() for each in (*Meeting.objects.all(), *Honour.objects.all())]
    return [b"".join(response).decode() for response in map(Client().get, addresses)]


def told() -> int:
    """On how many of these pages the record's words or code stand."""
    codes = [each.code for model in (Meeting, Supervision) for each in model.objects.all()]
    return sum(any(word in page for word in (TOPIC, *codes)) for page in pages())


@pytest.mark.parametrize("model", KINDS)
def test_a_new_one_is_read_by_nobody_before_a_second_person(client, world, model):
    editor, approver = make_user("bien-tap", group="Biên tập viên"), make_user("duyet", group="Người duyệt")
    client.force_login(editor, backend=BACKEND)
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    form = fields_sent(client.get(address), model._meta.model_name)
    assert form["shown"] == ["on"]
    response = client.post(address, form | typed(model, world), follow=True)
    record = model.objects.get()
    assert (record.shown, record.is_public, told()) == (False, False, 0)
    assert any("cần người khác duyệt" in each for each in messages_of(response))

    proposal = ProposedChange.objects.get()
    assert proposal.changes == {"shown": [False, True]}
    proposals.approve(proposal, by=approver)
    record.refresh_from_db()
    assert (record.shown, record.is_public, told() > 0) == (True, True, True)


def test_rows_of_a_sheet_are_hidden_and_shown_together_by_another(client, world):
    approver = make_user("duyet", group="Người duyệt")
    meetings = [make_meeting(world.north, shown=False, updated_by=writer) for writer in (None, approver)]
    client.force_login(approver, backend=BACKEND)
    chosen = {"action": "show", "_selected_action": [each.pk for each in meetings]}
    response = client.post(reverse("admin:voters_meeting_changelist"), chosen, follow=True)
    assert list(Meeting.objects.order_by("pk").values_list("shown", flat=True)) == [True, False]
    assert any("do chính bạn ghi" in each for each in messages_of(response))


def test_figures_count_what_can_be_opened(world):
    for shown in (True, False):
        make_meeting(world.north, shown=shown)
        make_supervision(world.north, shown=shown)
        make_honour(world.north, edition=2 + shown, shown=shown)
    found = {slug: registry[slug].records(2023).count() for slug in ("meetings", "supervisions", "honours")}
    assert found == {"meetings": 1, "supervisions": 1, "honours": 1}


def test_a_petition_does_not_lead_to_a_hidden_meeting(world):
    meeting = make_meeting(world.north, shown=False, day=date(2023, 6, 12))
    petition = make_petition(world.north, state="forwarded", meeting=meeting, channel="meeting")
    page = Client().get(petition.get_absolute_url()).content.decode()
    assert meeting.get_absolute_url() not in page
    file = b"".join(Client().get("/du-lieu/kien-nghi.csv").streaming_content).decode()
    assert (petition.code in file, meeting.code in file) == (True, False)


def test_every_such_kind_has_such_a_page():
    kinds = {model for model in admin.site._registry if issubclass(model, Showable)}
    assert kinds == {*KINDS, Activity, CivilWorkModel, DraftComment, CommuneBoard, Recognition, TitleCarryover}
    assert all(isinstance(admin.site._registry[model], ShowingAdmin) for model in kinds)


def test_what_is_hidden_waits_for_those_who_may_show_it(world, django_assert_num_queries):
    make_activity(world.north, make_campaign(), shown=False)
    make_meeting(world.north, shown=False)
    make_meeting(world.north)
    approver, clerk = make_user("duyet", group="Người duyệt"), make_user(group="Cán bộ xã", unit=world.north)
    approver.has_perm("campaigns.view_activity")
    with django_assert_num_queries(1):
        found = {todo.label: todo.count for todo in hidden(approver)}
    assert {label: count for label, count in found.items() if count} == {
        "Hoạt động chưa cho hiện trên trang công khai": 1,
        "Hội nghị tiếp xúc cử tri chưa cho hiện trên trang công khai": 1,
    }
    assert hidden(clerk) == []
