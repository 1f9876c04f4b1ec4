"""The version at which a page was opened, as it goes with the page and comes back with what was typed there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.db.models import Model
from django.http import HttpRequest

from .fingerprints import SALT, fingerprint, fingerprint_in, own_field

NAME = "_opened"  # of the hidden input
SIGNER = signing.Signer(salt=SALT)
STATE_NAMES = ("state", "shown")  # what steps of their own change


@dataclass(frozen=True)
class OpenedVersion:
    """What a page showed when it was opened, in fingerprints.

    `values` has the fields of each form by the form's own key: "" for the record, "attachments/12" for its attachment
    no. 12. `state` is that of what no form offers.
    """

    label: str
    key: str
    state: str = ""
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def token(self) -> str:
        """The version as signed text: the same for a record that has not changed, whenever it is opened."""
        return SIGNER.sign_object([self.label, self.key, self.state, self.values], compress=True)

    def is_of(self, model: type[Model], key: Any) -> bool:
        """Whether it is a version of this record."""
        return (self.label, self.key) == (model._meta.concrete_model._meta.label_lower, str(key))


def opened_now(record: Model, forms: Iterable[tuple[str, Any]] = (), shown: Iterable[str] = ()) -> OpenedVersion:
    """The version of a record as `forms`, pairs of key and form, show it now; `shown` are the fields it can change."""
    values = {key: initial_fingerprints(form) for key, form in forms}
    label = record._meta.concrete_model._meta.label_lower
    return OpenedVersion(label, str(record.pk), state_of(record, shown), values)


def state_of(record: Model, shown: Iterable[str] = ()) -> str:
    """A fingerprint of the record's state, of what its form can't change."""
    names = [each for each in STATE_NAMES if each not in shown and hasattr(record, each)]
    return fingerprint([str(getattr(record, name)) for name in names]) if names else ""


def state_words(record: Any) -> str:
    """The record's state for people; "" where it has none."""
    if hasattr(record, "get_state_display"):
        return str(record.get_state_display())
    return "" if not hasattr(record, "shown") else "đang hiện" if record.shown else "không hiện"


def initial_fingerprints(form: Any) -> dict[str, str]:
    """Name → fingerprint of what a form shows of the record's own fields before anything is typed."""
    return {
        name: fingerprint_in(form, name, form.get_initial_for_field(each, name))
        for name, each in form.fields.items()
        if own_field(form, name) and not each.disabled and name != form.instance._meta.pk.name
    }


def opened_token(request: HttpRequest) -> str:
    """What a page that comes back carries on: the version at which it was opened first."""
    return str(request.POST.get(NAME, ""))


def opened_version(request: HttpRequest, model: type[Model], key: Any) -> OpenedVersion | None:
    """The version that came back with a page of this record; None where none came, or one that is not ours."""
    try:
        version = OpenedVersion(*SIGNER.unsign_object(opened_token(request)))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return version if version.is_of(model, key) else None
