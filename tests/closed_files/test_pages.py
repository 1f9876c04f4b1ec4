"""Files that no public address gives: their records' pages lead to where they can be saved, and nowhere else."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse

from frontportal.kit.discovery import modules
from tests.makers import make_consent, make_user
from tests.news.makers import picture_file
from tests.voters.makers import make_agency, make_feedback, make_meeting, make_petition
from tests.welfare.makers import make_appeal, make_books
from voters.models.board import BoardNotice
from voters.models.document import ReplyDocument
from voters.participants.models import MeetingFile
from voters.senders.models import FeedbackPicture
from welfare.disclosure.models import AppealNotice

pytestmark = pytest.mark.django_db

DAY = date(2023, 2, 1)


def paper() -> ContentFile:
    return ContentFile(b"%PDF-1.4 ...", "Don cua ba A.pdf")


def photo(**given) -> dict:
    return {"place": "Nhà văn hoá", "posted_on": DAY, "photo": picture_file(), "photo_on": DAY} | given


MAKERS = {
    "consents.Consent": lambda world: make_consent("Lê Thị Mẫu", "picture", scan=paper()),
    "voters.ReplyDocument": lambda world: ReplyDocument.objects.create(
        agency=make_agency(), number="12/CV", signed_on=DAY, signer="Chủ tịch", file=paper()
    ),
    "participants.MeetingFile": lambda world: MeetingFile.objects.create(
        meeting=make_meeting(world.north), kind="minutes", file=paper()
    ),
    "voters.BoardNotice": lambda world: BoardNotice.objects.create(petition=make_petition(world.north), **photo()),
    "disclosure.AppealNotice": lambda world: AppealNotice.objects.create(
        appeal=make_appeal(make_books()), **photo(event="received")
    ),
}
INLINE = {"disclosure.AppealNotice": "appeal"}
# Of whom there is no page, or only a page that names no file.
OTHERWISE = {"senders.FeedbackPicture"}


def test_each_model_with_a_closed_file_is_tried():
    read_by_address = tuple(prefix for room in modules("files") for prefix in room.PUBLIC)
    closed = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField) and not f"{field.upload_to}/".startswith(read_by_address)
    }
    assert closed == set(MAKERS) | OTHERWISE


@pytest.mark.parametrize("label", MAKERS)
@pytest.mark.parametrize("changes", [True, False])
def test_its_page_shows_no_address_that_answers_nobody(client, world, settings, tmp_path, label, changes):
    settings.MEDIA_ROOT = tmp_path
    record = MAKERS[label](world)
    opened = getattr(record, INLINE[label]) if label in INLINE else record
    user = make_user("nguoi-xem", is_superuser=changes, unit=world.district)
    if not changes:
        models_seen = {type(record)._meta.model_name, type(opened)._meta.model_name}
        user.user_permissions.set(Permission.objects.filter(codename__in=[f"view_{name}" for name in models_seen]))
    client.force_login(user)
    (field,) = [each for each in record._meta.get_fields() if isinstance(each, models.FileField)]
    file = getattr(record, field.name)
    meta = opened._meta
    page = client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[opened.pk])).content.decode()
    assert (file.name in page, "Tải về" in page or "Tải ảnh về" in page, 'type="file"' in page) == (
        False,
        True,
        changes,
    )
    add = client.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_add"))
    assert add.status_code == (200 if changes and label != "voters.ReplyDocument" else 403)


def test_a_picture_of_a_message_is_saved_by_who_sees_the_message(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = FeedbackPicture.objects.create(feedback=make_feedback(), image=picture_file())
    address = reverse("admin:voters_feedback_picture", args=[picture.feedback_id, picture.pk])
    assert client.get(address).status_code == 302
    client.force_login(make_user(is_superuser=True))
    answer = client.get(address)
    assert answer["Content-Disposition"] == f'attachment; filename="gop-y-{picture.pk}.webp"'
    assert ("no-store" in answer["Cache-Control"], b"".join(answer.streaming_content)) == (
        True,
        picture.image.open().read(),
    )
    others = [(picture.feedback_id, picture.pk + 1), (picture.feedback_id + 1, picture.pk)]
    assert [client.get(reverse("admin:voters_feedback_picture", args=each)).status_code for each in others] == [
        404,
        404,
    ]
