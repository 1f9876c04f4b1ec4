"""Who sat at the table stands on the meeting's page and sheet; papers with voters' names are a closed list."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_meeting
from voters.participants.models import MeetingDelegate, MeetingFile

pytestmark = pytest.mark.django_db


def test_deputies_stand_on_page_and_sheet(client, world):
    meeting = make_meeting(world.north)
    MeetingDelegate.objects.create(meeting=meeting, role="chair", name="Lê Mẫu", office="Chủ tịch Ủy ban Mặt trận")
    for address in (meeting.get_absolute_url(), reverse("voters:meeting-sheet", args=[meeting.code])):
        assert "Lê Mẫu, Chủ tịch Ủy ban Mặt trận" in client.get(address).content.decode()


def test_minutes_are_for_who_may_see_the_list(client, world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    meeting = make_meeting(world.north)
    paper = MeetingFile.objects.create(meeting=meeting, kind="minutes", file=SimpleUploadedFile("a.pdf", b"%PDF-1.4"))
    address = reverse("admin:participants_meetingfile_file", args=[paper.pk])
    assert client.get(f"/tep/{paper.file.name}").status_code == 404
    client.force_login(make_user("cb", group="Cán bộ xã", unit=world.north))
    assert client.get(address)["Content-Disposition"] == f'attachment; filename="minutes-{paper.pk}.pdf"'
    client.force_login(make_user("kt", group="Kế toán"))
    assert client.get(address).status_code == 403
