"""What a page of the admin tells the script that keeps unsaved forms: whose they are and what must not be kept."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

KEEPS, CLOSED, NOTHING = "yes", "no", ""


def model_admin_of(request: HttpRequest) -> Any:
    """The ModelAdmin whose page this is, also of pages and actions of its own; None for any other page."""
    name = getattr(request.resolver_match, "url_name", None) or ""
    for model, model_admin in admin.site._registry.items():
        if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"):
            return model_admin
    return None


def keeps_unsaved(model_admin: Any) -> bool:
    """Whether its forms may lie in a browser: only where the page says so, as every `RecordAdmin` does by default."""
    return bool(getattr(model_admin, "keeps_unsaved", False))


def is_closed(model: Any) -> bool:
    """Whether the records hold what must not lie in a browser, their names as choices of other forms included."""
    model_admin = admin.site._registry.get(model)
    return model_admin is not None and not keeps_unsaved(model_admin)


def left_out(model_admin: Any, fields: Any = (), formsets: Any = ()) -> dict[str, str]:
    """What of a form is not kept: {name of a field, or prefix of an inline: label}.

    `fields`: names of the form's own fields.
    """
    forms = [(model_admin.model, fields), *((each.opts.model, each.formset.empty_form.fields) for each in formsets)]
    relations = [
        field for model, names in forms for field in model._meta.fields if field.name in names and is_choice(field)
    ]
    names = {field.name: str(field.verbose_name) for field in relations if is_closed(field.related_model)}
    closed = [each for each in formsets if is_closed(each.opts.model)]
    return names | {each.formset.prefix: str(each.opts.verbose_name) for each in closed}


def is_choice(field: Any) -> bool:
    """Whether another record is chosen there, which a form shows by its name."""
    return bool(field.is_relation and field.editable)


def page_facts(request: HttpRequest, fields: Any = (), formsets: Any = ()) -> dict[str, str]:
    """{"keeps": may forms of this page be kept, "names", "labels": what of them is not}."""
    model_admin = model_admin_of(request)
    if model_admin is None or request.resolver_match.url_name.endswith("_export"):
        return {"keeps": NOTHING, "names": "", "labels": ""}
    names = left_out(model_admin, fields, formsets)
    keeps = KEEPS if keeps_unsaved(model_admin) else CLOSED
    return {"keeps": keeps, "names": " ".join(names), "labels": ", ".join(dict.fromkeys(names.values()))}
