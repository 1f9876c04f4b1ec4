"""What of a request reads a closed list, and the line that is written about it."""

import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest

from frontportal.backoffice.unsaved.page import model_admin_of
from frontportal.kit.records.scoping import visible
from frontportal.kit.web.site_address import STAFF_SITE

from .models import Reading
from .purpose import purpose_of

LONGEST_KEY = 18  # digits
ENTERING = ("_add", "_import", "_process_import", "_import_template")  # pages that show no record


@dataclass(frozen=True)
class ClosedPage:
    """A page that shows something of `model`, whose list is closed. `is_choice`: what a form offers while somebody types.

    `beside` is the key of the one record that another record's page shows.
    """

    model_admin: Any
    model: Any
    is_choice: bool = False
    beside: str = ""

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name_plural)


def is_closed(model: Any) -> bool:
    """Whether the list of this model is a closed one."""
    return bool(getattr(admin.site._registry.get(model), "is_closed_list", False))


def closed_page(request: HttpRequest) -> ClosedPage | None:
    """What of a closed list the request is about to show to a person who may see it; None for anything else."""
    match = request.resolver_match
    if match is None or not request.path_info.startswith(STAFF_SITE):
        return None
    if (match.url_name or "") == "autocomplete":
        model = offered_model(request)
        return ClosedPage(admin.site._registry[model], model, is_choice=True) if model and is_closed(model) else None
    model_admin = model_admin_of(request)
    is_allowed = request.user.is_active and request.user.is_staff
    if model_admin is None or not is_allowed or not model_admin.has_view_permission(request):
        return None
    if not getattr(model_admin, "is_closed_list", False):
        return next(
            filter(None, (find(request, model_admin) for find in (closed_column, closed_inline, closed_paper))), None
        )
    return None if str(match.url_name).endswith(ENTERING) else ClosedPage(model_admin, model_admin.model)


def closed_column(request: HttpRequest, model_admin: Any) -> ClosedPage | None:
    """A sheet of open records with a column of closed ones: which household a house was built for."""
    if not str(request.resolver_match.url_name).endswith("_export"):
        return None
    for resource in model_admin.resource_classes or ():
        for name, permission in resource.private.items():
            model = model_admin.opts.get_field(name).related_model
            if model and is_closed(model) and request.user.has_perm(permission):
                return ClosedPage(model_admin, model)
    return None


def closed_inline(request: HttpRequest, model_admin: Any) -> ClosedPage | None:
    """An open record's page that shows a closed one beside it: who asked, on the page of a petition."""
    key = str(request.resolver_match.kwargs.get("object_id", ""))
    if not str(request.resolver_match.url_name).endswith("_change") or not key.isdecimal() or len(key) > LONGEST_KEY:
        return None
    for model in {inline.model for inline in model_admin.inlines if is_closed(inline.model)}:
        if not request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
            continue
        path = next(each.name for each in model._meta.fields if each.related_model is model_admin.opts.concrete_model)
        found = visible(model._default_manager, request.user).filter(**{path: key}).values_list("pk", flat=True).first()
        if found is not None:
            return ClosedPage(model_admin, model, beside=str(found))
    return None


def closed_paper(request: HttpRequest, model_admin: Any) -> ClosedPage | None:
    """A further page of an open record that names closed ones: `closed_pages` of its ModelAdmin, action → the field that leads to
    the one record, or the closed model whose records the page lists (it says how many: `request.exported_count`)."""
    name = str(request.resolver_match.url_name).removeprefix(
        f"{model_admin.opts.app_label}_{model_admin.opts.model_name}_"
    )
    named = getattr(model_admin, "closed_pages", {}).get(name)
    if named is None:
        return None
    if "." in named:
        return ClosedPage(model_admin, apps.get_model(named))
    record = model_admin.get_object(request, str(request.resolver_match.kwargs.get("object_id", "")))
    key = getattr(record, f"{named}_id", None)
    return ClosedPage(model_admin, model_admin.opts.get_field(named).related_model, beside=str(key)) if key else None


def offered_model(request: HttpRequest) -> Any:
    """Whose records a field offers; None for a question that no form asks."""
    asked = [request.GET.get(name, "") for name in ("app_label", "model_name", "field_name")]
    try:
        return apps.get_model(asked[0], asked[1])._meta.get_field(asked[2]).remote_field.model
    except (LookupError, FieldDoesNotExist, AttributeError, ValueError):
        return None


def write_down(request: HttpRequest, page: ClosedPage, response: Any) -> None:
    """One line, where the answer showed anything."""
    kind, count, key = what_was_shown(request, page, response)
    if count:
        add(request, kind, page.name, count, key)


def add(request: HttpRequest, kind: str, list_name: str, count: int, key: str = "") -> None:
    purpose = purpose_of(request)
    Reading.objects.create(
        user=request.user, purpose=purpose, kind=kind, list_name=list_name[:60], count=count, record_key=key[:40]
    )


def what_was_shown(request: HttpRequest, page: ClosedPage, response: Any) -> tuple[str, int, str]:
    """(kind, how many records, key of the one)."""
    if response.status_code != 200:
        return "", 0, ""
    if page.is_choice:
        return Reading.Kind.SEARCH, len(json.loads(response.content)["results"]), ""
    if hasattr(request, "exported_count"):
        return Reading.Kind.EXPORT, request.exported_count, ""
    if page.beside:
        return Reading.Kind.RECORD, 1, page.beside
    if page.model is not page.model_admin.model:
        return "", 0, ""  # the page on which columns are chosen
    if chosen := request.POST.getlist(ACTION_CHECKBOX_NAME):
        return Reading.Kind.LIST, len(chosen), ""
    shown = getattr(response, "context_data", None) or {}
    if "cl" in shown:
        return Reading.Kind.LIST, len(shown["cl"].result_list), ""
    key = next(iter(request.resolver_match.kwargs.values()), "") if request.resolver_match else ""
    return (Reading.Kind.RECORD, 1, str(key)) if key else ("", 0, "")
