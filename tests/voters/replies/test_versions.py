"""A correction shows what was public before, beside what it is now; and only that."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import make_user
from tests.voters.makers import make_petition, make_reply
from voters.replies.versions import public_versions, versions_of

pytestmark = pytest.mark.django_db
DRAFT, FIRST, SECOND = "Bản nháp có tên ông Kín.", "Sẽ sửa trong quý III.", "Sẽ sửa trong quý IV."


@pytest.fixture
def corrected(world):
    """A reply that was rewritten once before it was published and once after."""
    petition = make_petition(world.north, state="published", replied=False)
    reply = make_reply(petition, text=DRAFT)
    for text in (FIRST, SECOND):
        reply.text = text
        reply.save()
    reply.save()
    moments = [timezone.now() - timedelta(days=days) for days in (9, 7, 3, 2)]
    for row, moment in zip(reply.history.order_by("history_id"), moments, strict=True):
        type(row).objects.filter(pk=row.pk).update(history_date=moment)
    petition.steps.create(from_state="answered", to_state="published", at=timezone.now() - timedelta(days=5))
    return reply


def page(client, reply) -> str:
    return client.get(reply.petition.get_absolute_url()).content.decode()


def test_the_public_reads_what_it_could_read_before(client, corrected):
    told = page(client, corrected)
    assert (told.count(FIRST), told.count(SECOND), told.count(DRAFT)) == (1, 1, 0)
    assert f"Bản trước, từ {corrected_since():%d/%m/%Y}" in told


def corrected_since():
    return timezone.localdate(timezone.now() - timedelta(days=7))


def test_a_version_with_personal_data_is_kept_back(client, corrected):
    corrected.withholds_earlier = True
    corrected.save()
    assert page(client, corrected).count(FIRST) == 0


def test_what_was_taken_down_before_it_was_corrected_stays_shown(world, corrected):
    petition = corrected.petition
    petition.steps.create(from_state="published", to_state="answered", at=timezone.now() - timedelta(days=4))
    assert [version.row.text for version in public_versions([corrected], petition)[corrected.pk]] == [FIRST]
    petition.steps.all().delete()
    assert public_versions([corrected], petition)[corrected.pk] == []
    assert [version.row.text for version in versions_of([corrected], petition)[corrected.pk]] == [DRAFT, FIRST]


def test_staff_see_all_of_them(client, corrected):
    client.force_login(make_user("bt", group="Biên tập viên"), backend="django.contrib.auth.backends.ModelBackend")
    told = client.get(reverse("admin:voters_reply_change", args=[corrected.pk])).content.decode()
    assert DRAFT in told
    assert ": chưa công khai" in told
    assert ": đã công khai" in told


def test_an_answer_never_corrected_costs_one_question(world, django_assert_num_queries):
    petition = make_petition(world.north, state="published")
    reply = petition.replies.get()
    with django_assert_num_queries(1):
        assert versions_of([reply], petition) == {}
