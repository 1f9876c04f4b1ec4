"""Two who save in the same moment save one after the other."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def lock(model: type[models.Model], *keys: Any) -> None:
    """Hold records until the end of the transaction; nothing for those that are not there, whose key is none, or that never change:
    the database gives the site no right to hold them."""
    concrete = model._meta.concrete_model
    if getattr(concrete, "append_only_except", None) == ():
        return
    try:
        pks = [concrete._meta.pk.to_python(key) for key in keys]
    except ValidationError:
        return
    if concrete._meta.managed:
        held = concrete._base_manager.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
        list(held.values_list("pk"))


def lock_rows(model: type[models.Model], relation: str, key: Any) -> None:
    """Hold the rows of a record, always in the same order."""
    rows = model._base_manager.select_for_update(of=("self",)).filter(**{relation: key}).order_by("pk")
    list(rows.values_list("pk"))
