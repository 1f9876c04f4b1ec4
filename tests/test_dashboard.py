"""The staff's first screen and sidebar: what waits, what others did since yesterday, what one records most."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from frontportal.dashboard import navigation, shortcuts
from tests.makers import make_user
from tests.voters.makers import make_petition, make_petitioner
from voters import actions

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def fresh_counts(counted_sidebar):
    cache.clear()


@pytest.fixture
def editor(client, world):
    user = make_user("bien-tap", group="Biên tập viên", full_name="Bà Biên Tập")
    client.force_login(user, backend=BACKEND)
    return user


def badges(rf, user) -> dict[str, tuple]:
    request = rf.get("/quan-tri/")
    request.user = user
    lines = [line for group in navigation(request) for line in group["items"]]
    return {line["title"]: (line["badge"], line["badge_variant"]) for line in lines if "badge" in line}


def test_a_line_of_the_sidebar_says_what_waits_there(rf, editor, world):
    make_petition(world.merged, received_on=timezone.localdate())
    assert badges(rf, editor)["Kiến nghị chờ phân loại"] == (1, "warning")


def test_counts_are_asked_once_for_many_pages(rf, editor, world, django_assert_num_queries):
    badges(rf, editor)
    with django_assert_num_queries(0):
        badges(rf, editor)


def test_what_one_has_just_done_is_counted_anew(client, rf, editor, world):
    petition = make_petition(world.north)
    assert badges(rf, editor)["Kiến nghị chờ phân loại"][0] == 1
    client.post(reverse("admin:voters_petition_transition", args=[petition.pk, "classified"]), {"note": "Đã xem."})
    assert "Kiến nghị chờ phân loại" not in badges(rf, editor)


def test_what_was_refused_has_changed_no_count(client, rf, editor, world, django_assert_num_queries):
    badges(rf, editor)
    assert client.post(reverse("admin:operations_operationrun_add")).status_code == 403
    with django_assert_num_queries(0):
        badges(rf, editor)


def test_changes_since_yesterday_are_told_by_person_and_kind(client, editor, world):
    other = make_user("nguoi-khac", full_name="Ông Khác")
    old = make_petition(world.north)
    old.history.update(history_date=timezone.now() - timedelta(days=3))
    rows = [make_petition(world.north) for _ in range(4)]
    for row in rows:
        row.history.update(history_user=other)
    changes = client.get(reverse("admin:index")).context["changes"]
    told = [(group.person, group.kind, group.size, len(group.newest)) for group in changes if group.kind == "kiến nghị"]
    assert told == [("Ông Khác", "kiến nghị", 4, 3)]


def test_a_clerk_reads_of_own_units_only(client, world):
    clerk = make_user("can-bo", group="Cán bộ xã", unit=world.north)
    client.force_login(clerk, backend=BACKEND)
    own, other = make_petition(world.north), make_petition(world.south)
    text = client.get(reverse("admin:index")).content.decode()
    assert (own.title in text, other.title in text) == (True, False)


def test_nobody_reads_of_lists_that_are_closed_to_them(client, editor, world):
    make_petitioner(petition=make_petition(world.north))
    kinds = [group.kind for group in client.get(reverse("admin:index")).context["changes"]]
    assert "người kiến nghị" not in kinds


def test_the_first_screen_asks_as_little_for_many(client, editor, world, django_assert_max_num_queries):
    actions.transition(make_petition(world.north), to="classified", by=editor)
    client.get(reverse("admin:index"))  # what the process keeps is there afterwards
    cache.clear()
    with django_assert_max_num_queries(46) as few:
        client.get(reverse("admin:index"))
    for _ in range(30):
        actions.transition(make_petition(world.north), to="classified", by=editor)
    cache.clear()
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("admin:index"))


def test_each_role_is_offered_what_it_records_most(world):
    offered = {
        role: [each["title"] for each in shortcuts(make_user(f"nguoi-{number}", group=role))][:3]
        for number, role in enumerate(("Cán bộ xã", "Kế toán"))
    }
    assert offered == {
        "Cán bộ xã": ["Nhập Ngày hội cả xã", "Ghi kiến nghị", "Thêm hội nghị"],
        "Kế toán": ["Ghi khoản ủng hộ", "Ghi khoản chi", "Tải lên sao kê"],
    }
