"""Every record of what happened in a unit on a day is held to the unit's life, by its form and by the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.utils import InternalError, OperationalError, ProgrammingError

from campaigns.models.activity import Activity
from campaigns.models.honour import Honour
from frontportal.places.events import InUnitOnDay
from frontportal.places.models import Unit
from tests.voters.makers import make_meeting, make_petition
from tests.world import MERGER

REFUSED = (ProgrammingError, InternalError, OperationalError)  # as drivers tell RAISE EXCEPTION

# Models with a unit and a day of which the unit need not have existed on it, and why.
NOT_HELD = {
    "places.Posting": "a span in which a person works for a unit; it ends with the unit or later",
    "news.Article": "written about a unit, maybe long after it merged",
    "ledger.EntrySum": "a sum that a trigger keeps of entries, which are held themselves",
    "feeds.ProvisionalLine": "a call of a provider is kept as it came; nobody types the unit",
    "assistance.Household": "lives on when its commune merges; it is moved by a person, not by a day",
    "assistance.Norm": "a rule of a body; it ends by its own day",
    "goods.Store": "has no day of its own; what leaves it is held to where it goes",
    "ledger.GiftCondition": "where a giver wants the gift to go; the payment that keeps it is held",
    "untimely_credits.UntimelyCredit": "its day is the line's; the gift made from it is held",
    "participation.Participation": "a commune's part in a campaign's year; held to the year by a trigger",
    "recognition.TitleCarryover": "decided of an area after a merger; held to the succession by a trigger",
    "voters.Deadline": "a rule of a province, in force beyond reforms of its units",
    "voters.Term": "a term of an assembly, decided once; units end within it",
    "voters.Agency": "has no day of its own",
    "reconciliation.Match": "its day is the line's; the entry made from it is held",
    "voters.Petitioner": "lives where the petition says",
    "approval.ProposedChange": "waits for a second person; the record itself is held when the change is made",
}
# The year alone, held by AreaRecord and its trigger.
BY_YEAR = {"campaigns.Recognition", "campaigns.UnityDay", "recognition.Registration"}


def with_unit_and_day() -> list[type[models.Model]]:
    found = []
    for model in apps.get_models():
        names = {field.name: field for field in model._meta.concrete_fields}
        if model._meta.proxy or model.__name__.startswith("Historical") or "unit" not in names:
            continue
        if names["unit"].related_model is Unit:
            found.append(model)
    return found


def test_every_record_in_a_unit_is_held_to_its_life():
    found = with_unit_and_day()
    labels = {model._meta.label for model in found}
    assert len(found) > 12
    held = {model._meta.label for model in found if issubclass(model, InUnitOnDay)}
    assert labels - held - BY_YEAR - set(NOT_HELD) == set()
    assert set(NOT_HELD) & held == set()


@pytest.mark.django_db
def test_every_such_table_has_its_trigger():
    """Whatever writes: a new model of this kind can't forget the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT event_object_table FROM information_schema.triggers"
            " JOIN pg_proc ON action_statement LIKE '%%' || proname || '%%'"
            " WHERE prosrc LIKE '%%places_check_unit%%' AND event_manipulation = 'INSERT'"
        )
        guarded = {table for (table,) in cursor.fetchall()}
    held = {model._meta.db_table for model in with_unit_and_day() if issubclass(model, InUnitOnDay)}
    assert held - guarded == set()


@pytest.mark.django_db
def test_a_record_names_unit_life_and_day(world):
    record = Activity(unit=world.merged, date=MERGER - timedelta(days=1))
    with pytest.raises(ValidationError) as caught:
        record.clean()
    sentence = "Xã Hợp Mẫu không tồn tại vào ngày 30/06/2025 (có từ ngày 01/07/2025)."
    assert caught.value.message_dict == {"unit": [sentence]}
    record = Honour(unit=world.north, date=MERGER)
    with pytest.raises(ValidationError) as caught:
        record.clean()
    assert "(chỉ đến hết ngày 30/06/2025)" in caught.value.message_dict["unit"][0]


@pytest.mark.django_db
def test_a_petition_is_asked_by_the_day_of_its_meeting(world):
    meeting = make_meeting(world.north)
    petition = make_petition(world.north, meeting=meeting, received_on=MERGER)
    petition.clean()
    petition.unit = world.merged
    with pytest.raises(ValidationError):
        petition.clean()
    with pytest.raises(REFUSED, match="Xã Hợp Mẫu không tồn tại vào ngày"), transaction.atomic():
        petition.save()
    with pytest.raises(REFUSED, match="không tồn tại vào ngày"), transaction.atomic():
        type(meeting).objects.filter(pk=meeting.pk).update(start=datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.mark.django_db
def test_a_unit_does_not_end_before_its_parts(world):
    area = Unit.objects.create(code="thon-9", name="Thôn 9", kind="area", parent=world.merged, since=MERGER)
    world.merged.until = date(2027, 1, 1)
    with pytest.raises(ValidationError) as caught:
        world.merged.full_clean()
    assert "đơn vị trực thuộc tồn tại sau ngày 01/01/2027" in caught.value.message_dict["until"][0]
    with pytest.raises(REFUSED), transaction.atomic():
        world.merged.save()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    Unit.objects.filter(parent=world.merged).update(until=date(2027, 1, 1))
    area.refresh_from_db()
    world.merged.full_clean()
    world.merged.save()


@pytest.mark.django_db
def test_ended_parts_and_unit_in_one_transaction_in_any_order(world):
    with transaction.atomic():
        Unit.objects.filter(pk=world.merged.pk).update(until=date(2027, 1, 1))
        Unit.objects.filter(parent=world.merged).update(until=date(2027, 1, 1))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert Unit.objects.get(pk=world.merged.pk).until == date(2027, 1, 1)
