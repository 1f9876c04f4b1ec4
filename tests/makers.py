"""Plain makers of what several rooms' tests need; each room's own are in tests/<room>/makers.py."""

from django.contrib.auth.models import Group

from frontportal.places.models import Posting, Unit
from frontportal.staff.models import User


def make_user(username: str = "can-bo", *, group: str = "", unit: Unit | None = None, **given) -> User:
    """A member of staff, in a group and posted to a unit when these are named."""
    user = User.objects.create_user(
        username, password="mat-khau", **{"full_name": "Người Thử", "is_staff": True} | given
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    if unit:
        Posting.objects.create(user=user, unit=unit)
    return user
