"""The table of roles: made by migration, given out after it, and nothing beside it."""

import pytest
from django.contrib.auth.models import Group, Permission

from frontportal.staff.roles import RIGHTS, ROLES, grant, permissions_of

pytestmark = pytest.mark.django_db


def held_by(role: str) -> set[str]:
    rows = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


def test_migrations_made_the_groups():
    assert set(Group.objects.values_list("name", flat=True)) == {*ROLES, *RIGHTS}


@pytest.mark.parametrize("role", [*ROLES, *RIGHTS])
def test_a_role_holds_exactly_what_the_table_says(role):
    """A misspelt permission in the table would be missing here."""
    assert held_by(role) == permissions_of(role)


def test_no_role_approves_its_own_words():
    assert [role for role in ROLES if "staff.approve_own" in permissions_of(role)] == []


def test_granting_again_repairs_what_was_changed_by_hand():
    leader = Group.objects.get(name="Lãnh đạo")
    leader.permissions.add(Permission.objects.get(codename="delete_house"))
    leader.permissions.remove(Permission.objects.get(codename="view_house"))
    grant()
    assert held_by("Lãnh đạo") == permissions_of("Lãnh đạo")


def test_a_group_of_one_s_own_is_left_alone():
    own = Group.objects.create(name="Cộng tác viên")
    own.permissions.add(Permission.objects.get(codename="add_picture"))
    grant()
    assert [permission.codename for permission in own.permissions.all()] == ["add_picture"]


def test_who_posts_money_never_confirms_it():
    for role in ROLES:
        permissions = permissions_of(role)
        for record in ("contribution", "disbursement"):
            posts = f"ledger.add_{record}" in permissions or f"ledger.change_{record}" in permissions
            assert not (posts and f"ledger.confirm_{record}" in permissions), role


def test_a_leader_changes_nothing():
    assert {name.split(".")[1].split("_")[0] for name in permissions_of("Lãnh đạo")} == {"view", "work"}


def test_personal_data_is_open_to_few():
    readers = {role for role in ROLES if "assistance.view_household" in permissions_of(role)}
    assert readers == {"Cán bộ xã", "Kế toán", "Cán bộ dữ liệu cá nhân"}
