"""What every record of every room must have."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from simple_history.utils import get_history_manager_for_model

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit import discovery

VIETNAMESE = set("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
RECORDS = [
    model
    for config in apps.get_app_configs()
    if discovery.ours(config.name)
    for model in config.get_models()
    if not model.__name__.startswith("Historical") and not model._meta.proxy and not model._meta.auto_created
]
EDITED = [model for model in RECORDS if model in admin.site._registry]
# Shown in the admin, but no person changes them: kept by a trigger of the database, or counted by the portal itself.
NEVER_EDITED = {
    "statements.StatementLine",
    "feeds.FeedCall",
    "feeds.ProvisionalLine",
    "visits.DailyCount",
    "ratings.MonthlyRating",
    # Their steps are kept in themselves, and a trigger keeps them.
    "imports.SheetImport",
    "approval.ProposedChange",
    # Reckoned by triggers from the minutes.
    "goods.Stock",
    # The portal's own journal.
    "operations.OperationRun",
    "closed_lists.Reading",
    "personal_data.Deletion",
}
KNOWN_BY = {"code", "number", "slug", "decision_number"}
# Moments of what the portal itself has done: nobody's.
DONE_BY_THE_PORTAL = {"imports.SheetImport": {"stored"}, "operations.OperationRun": {"started", "ended"}}


def refuses_empty(model, name: str) -> bool:
    """Whether a constraint about the field alone takes no empty text."""
    checks = [rule.condition for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
    alone = [each for each in checks if fields_of(each) == {name}]
    return any(not each.check({name: ""}) for each in alone)


def fields_of(condition) -> set[str]:
    """The fields that a condition speaks of."""
    found = set()
    for child in condition.children:
        found |= (
            fields_of(child)
            if isinstance(child, models.Q)
            else {child[0].partition("__")[0]}
            if isinstance(child, tuple)
            else {""}
        )
    return found


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
class TestEveryRecord:
    def test_is_named_in_vietnamese(self, model):
        assert str(model._meta.verbose_name) != model._meta.model_name
        english = [
            field.name
            for field in model._meta.concrete_fields
            if field.editable
            and not field.primary_key
            and str(field.verbose_name) == field.name.replace("_", " ")
            and not untranslated(field)
            and not (model not in EDITED and of_library(model, field))
        ]
        assert english == []

    def test_says_what_it_is(self, model):
        assert model.__str__ is not models.Model.__str__

    def test_what_it_is_known_by_is_never_empty(self, model, db):
        empty = [
            field.name
            for field in model._meta.concrete_fields
            if field.name in KNOWN_BY and isinstance(field, models.CharField) and not refuses_empty(model, field.name)
        ]
        assert empty == []

    def test_constraints_speak_vietnamese(self, model):
        silent = [
            constraint.name
            for constraint in model._meta.constraints
            if constraint.violation_error_message == constraint.default_violation_error_message
        ]
        assert silent == []


def of_library(model, field) -> bool:
    """Whether the field comes from an abstract model that is not ours; no page shows it."""
    bases = [base for base in model.__mro__ if base is not model and getattr(base, "_meta", None)]
    owners = [base for base in bases if field.name in {each.name for each in base._meta.local_fields}]
    return bool(owners) and not discovery.ours(owners[-1].__module__.rpartition(".")[0])


def untranslated(field) -> bool:
    """A one-word name that is spelled the same in Vietnamese, such as "logo"."""
    return field.name in {"logo", "email"}


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model._meta.label)
class TestEveryEditedRecord:
    def test_moments_have_their_people(self, model):
        names = {field.name for field in model._meta.concrete_fields}
        stamps = {name.removesuffix("_at") for name in names if name.endswith("_at")}
        nobodys = DONE_BY_THE_PORTAL.get(model._meta.label, set())
        assert {stem for stem in stamps if f"{stem}_by" not in names} == nobodys

    def test_keeps_its_history(self, model):
        if model._meta.label in NEVER_EDITED:
            assert not hasattr(model, "history")
            return
        assert get_history_manager_for_model(model).model._meta.label.startswith(model._meta.app_label)

    def test_shares_the_one_admin_base(self, model):
        assert isinstance(admin.site._registry[model], RecordAdmin)
