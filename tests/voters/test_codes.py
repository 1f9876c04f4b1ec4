"""Codes of meetings and petitions: given on saving, and kept by what leads there."""

from frontportal.kit.numbering import number_all
from tests.forms import fields_sent
from tests.makers import make_user
from tests.voters.makers import make_meeting, make_petition
from voters.models.meeting import Meeting
from voters.models.petition import Petition


def test_a_code_stays_where_the_form_comes_without_it(client, world):
    """The public's address of a petition holds it, and letters name it: it got the next code of the year."""
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    petition = make_petition(world.north)
    address = f"/quan-tri/voters/petition/{petition.pk}/change/"
    sent = fields_sent(client.get(address), "petition") | {"code": "", "title": "Sửa cầu"}
    assert client.post(address, sent).status_code == 302
    assert Petition.objects.values_list("code", "title").get() == (petition.code, "Sửa cầu")


def test_a_number_that_nobody_counts_to_is_not_counted_on(world):
    """The next code had no room in its column: no meeting of that year could be written down any more."""
    meeting = make_meeting(world.north)
    Meeting.objects.filter(pk=meeting.pk).update(code="TX-2023-999999999999")
    later = [Meeting(year=2023), Meeting(year=2023, code="TX-2023-007"), Meeting(year=2023), Meeting(year=2024)]
    number_all(later)
    assert [each.code for each in later] == ["TX-2023-001", "TX-2023-007", "TX-2023-002", "TX-2024-001"]


def test_an_address_is_found_however_its_code_is_typed(client, world):
    """From paper it is typed in small letters as well; a longer number than six digits was a fault of every page that led there."""
    meeting, petition = make_meeting(world.north), make_petition(world.north, state="answered")
    Meeting.objects.filter(pk=meeting.pk).update(code="TX-2023-1234567")
    assert 'href="/tiep-xuc-cu-tri/TX-2023-1234567/"' in client.get("/tiep-xuc-cu-tri/").content.decode()
    paths = ["/tiep-xuc-cu-tri/tx-2023-1234567/", f"/kien-nghi/{petition.code.lower()}/", "/kien-nghi/KN-2023-999/"]
    assert [client.get(path).status_code for path in paths] == [200, 200, 404]
