"""Earlier versions of records, made and addressed."""

from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError
from django.db import models

from frontportal.approval.two_persons import DecidedByTwo
from frontportal.kit.records.history import stays_as_it_is
from tests.role_table import url

EARLIER = "Lời của phiên bản cũ"


def version_url(label: str, version) -> str:
    return url(label, "simple_history", getattr(version, version.instance_type._meta.pk.attname), version.history_id)


def other_value(field: models.Field, value):
    """A value that the field may have had once, different from the one it has."""
    if field.choices:
        return next((key for key, _ in field.flatchoices if key not in (value, "")), value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return datetime(2023, 5, 4, 3, 2, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2023, 5, 4)
    if isinstance(field, models.IntegerField):
        return 987
    return field.to_python("987") if isinstance(field, models.CharField) else value


def is_free_text(field: models.Field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField) and (field.max_length or 999) >= 100
    if not is_text or field.choices or field.unique or field.name in ("slug", "target"):
        return False
    try:
        field.run_validators(EARLIER)
    except ValidationError:
        return False
    return True


def made_other(record: models.Model, text: str) -> models.Model:
    """A version of the record in whose time everything was otherwise."""
    version = record.history.order_by("history_id").first()
    kept = {field.name: field for field in version._meta.concrete_fields if not field.name.startswith("history_")}
    changes = {
        name: other_value(record._meta.get_field(name), getattr(record, name))
        for name in kept
        if stays_as_it_is(name) and not kept[name].is_relation
    }
    changes |= {name: text for name, field in kept.items() if is_free_text(record._meta.get_field(name))}
    type(version)._base_manager.filter(pk=version.pk).update(**changes)
    version.refresh_from_db()
    return version


def kept(label: str, record: models.Model, before: dict, client) -> dict:
    """What is decided afterwards: the same, but that whoever saves what two persons decide proposes it, neither the version's nor a sent name."""
    if not isinstance(record, DecidedByTwo):
        return before
    record.refresh_from_db()
    assert record.proposed_at > before["proposed_at"]
    return before | {"proposed_by": int(client.session["_auth_user_id"]), "proposed_at": record.proposed_at}
