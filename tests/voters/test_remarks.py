"""What voters say of deputies: a closed list, counted at its meeting, on no public page and in no version."""

import pytest
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_meeting
from voters.models.remark import DeputyRemark

pytestmark = pytest.mark.django_db
WORDS = "Đại biểu hứa rồi chưa làm"


@pytest.fixture
def remark(world) -> DeputyRemark:
    return DeputyRemark.objects.create(
        meeting=make_meeting(world.north), council="commune", kind="promise", content=WORDS
    )


def test_the_meeting_counts_it_and_nothing_more(client, remark):
    client.force_login(make_user("ld", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("admin:voters_meeting_change", args=[remark.meeting.pk])).content.decode()
    assert WORDS not in page
    assert client.get(reverse("admin:voters_deputyremark_changelist")).status_code == 403
    client.logout()
    assert WORDS not in client.get(remark.meeting.get_absolute_url()).content.decode()
    assert WORDS not in "".join(map(str, remark.history.values_list()))
    assert WORDS not in str(remark)


def test_clerks_read_those_of_their_units(client, world, remark):
    backend = "django.contrib.auth.backends.ModelBackend"
    for unit, count in ((world.north, 1), (world.south, 0)):
        client.force_login(make_user(f"xa{count}", group="Cán bộ xã", unit=unit), backend=backend)
        page = client.get(reverse("admin:voters_deputyremark_changelist"))
        assert page.context["cl"].result_count == count
