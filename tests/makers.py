"""Plain makers of what several rooms' tests need; each room's own are in tests/<room>/makers.py."""

from datetime import date

from django.apps import apps
from django.contrib.auth.models import Group

from frontportal.consents.models import Consent
from frontportal.kit import discovery
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


def make_consent(person: str, purpose: str, **given) -> Consent:
    """A living consent, given on paper."""
    count = Consent.objects.count() + 1
    given = {"means": "paper", "given_on": date(2023, 1, 5)} | given
    return Consent.objects.create(code=f"DY-2023-{count:03d}", person=person, purpose=purpose, **given)


def admin_name(model: str, page: str) -> str:
    """What `reverse` calls a page of the admin, whichever room the model lies in: ("house", "add") → "admin:assistance_house_add"."""
    labels = {each._meta.app_label for each in apps.get_models() if each._meta.model_name == model}
    (label,) = labels
    return f"admin:{label}_{model}_{page}"


def todos(user, pillar: str = "welfare") -> list:
    """What waits for a user in the rooms of a pillar."""
    rooms = [room for room in discovery.modules("todo") if room.__name__.startswith(f"{pillar}.")]
    return [todo for room in rooms for todo in room.todos(user)]
