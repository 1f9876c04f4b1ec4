"""Who decides about what the public reads."""

from typing import Any

from django.contrib import admin
from django.db import models

DECIDING = ("publish", "show")  # begins the names of permissions by which a kind of record is let out


def right_to_decide(model: type[models.Model]) -> str:
    """The permission by which changes of a kind are decided: its own right to publish or show, or else the general one."""
    own = {name for name, _ in model._meta.permissions}
    for verb in DECIDING:
        if f"{verb}_{model._meta.model_name}" in own:
            return f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
    return "approval.decide_proposedchange"


def may_decide_kind(user: Any, model: type[models.Model]) -> bool:
    """Whether the user decides about records of a kind, wherever they lie."""
    seen = user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    return bool(seen and user.has_perm(right_to_decide(model)))


def proposing_models() -> list[type[models.Model]]:
    """The kinds of record whose public words are changed by proposals: those whose pages in the admin say so."""
    return [model for model, page in admin.site._registry.items() if getattr(page, "takes_proposals", False)]
