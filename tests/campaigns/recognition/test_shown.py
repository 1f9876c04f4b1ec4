"""A title that one person wrote is read by nobody else and counted nowhere before a second person shows it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title
from campaigns.recognition.models.carryover import TitleCarryover
from campaigns.resources import RecognitionResource
from frontportal.approval import proposals
from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.approval.showable import show_records
from frontportal.places.models import Succession
from frontportal.staff import roles
from frontportal.yearly.figures import registry
from tests.campaigns.makers import make_recognition
from tests.forms import fields_sent
from tests.makers import make_user
from tests.resources import RECOGNITION, load
from tests.world import MERGER, make_unit

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def editor(client, world):
    user = make_user("bien-tap", group=roles.EDITOR)
    client.force_login(user, backend=BACKEND)
    return user


def written(client, model, **typed) -> None:
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    client.post(address, fields_sent(client.get(address), model._meta.model_name) | typed)


def told() -> tuple[int, list[bool]]:
    """The year's count, and whether the public's pages and file say the decision's number."""
    addresses = ["/khu-dan-cu/2023/", "/du-lieu/cong-nhan.csv"]
    answers = [b"".join(Client().get(each, follow=True)).decode() for each in addresses]
    return registry["areas-district"].value(2023), ["112/QĐ" in answer for answer in answers]


def test_a_title_typed_by_hand_waits_for_a_second_person(client, world, editor):
    typed = {"year": 2023, "title": "tieu-bieu", "decision_number": "112/QĐ", "decision_date": "22/11/2023"}
    written(client, Recognition, unit=world.north_areas[0].pk, **typed)
    record = Recognition.objects.get()
    assert (record.shown, told()) == (False, (0, [False, False]))
    proposals.approve(ProposedChange.objects.get(), by=make_user("duyet", group=roles.APPROVER))
    assert told() == (1, [True, True])


def test_a_row_waits_and_an_old_version_brings_nothing_back(client, world, editor):
    row = ("bac-mau-1", 2023, Title.EXEMPLARY.label, "112/QĐ", "22/11/2023")
    assert load(RecognitionResource, RECOGNITION, row, user=editor).totals["new"] == 1
    assert told() == (0, [False, False])
    show_records(Recognition.objects.all(), shown=True, by=make_user("duyet"))
    assert told() == (1, [True, True])
    show_records(Recognition.objects.all(), shown=False, by=make_user("duyet-2"))
    version = Recognition.history.filter(shown=True).get()
    address = reverse("admin:campaigns_recognition_simple_history", args=[version.id, version.history_id])
    client.post(address, fields_sent(client.get(address), "recognition") | {"shown": "on"})
    assert told() == (0, [False, False])


def test_what_a_merger_does_to_a_title_waits_too(client, world, editor):
    old, new = world.north_areas[0], make_unit("hop-mau-1", "Thôn Mới", "area", world.merged, since=MERGER)
    Succession.objects.create(predecessor=old, successor=new, on=MERGER, whole=False)
    title = make_recognition(old)
    typed = {"decision_number": "21/QĐ", "decision_date": f"{timezone.localdate():%d/%m/%Y}", "is_carried": "on"}
    written(client, TitleCarryover, recognition=title.pk, unit=new.pk, **typed)

    def says() -> list[bool]:
        return ["21/QĐ" in Client().get(unit.get_absolute_url()).content.decode() for unit in (old, new)]

    assert (TitleCarryover.objects.get().shown, says()) == (False, [False, False])
    proposals.approve(ProposedChange.objects.get(), by=make_user("duyet", group=roles.APPROVER))
    assert says() == [True, True]
    show_records(Recognition.objects.all(), shown=False, by=make_user("duyet-2"))
    assert says() == [False, False]


def test_a_hidden_title_is_no_year_on_record(world):
    make_recognition(world.north_areas[0], year=2021, decision_date=date(2021, 11, 22), shown=False)
    assert Client().get("/khu-dan-cu/2021/").status_code == 404
