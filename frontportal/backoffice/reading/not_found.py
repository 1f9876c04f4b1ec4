"""A page of the admin that is not there: told within the admin's own frame, with the way back to the list."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frontportal.kit.web.site_address import STAFF_SITE


def is_of_desk(request: HttpRequest) -> bool:
    """Whether somebody of the staff asked for it at an address of the admin."""
    user = getattr(request, "user", None)
    return request.path_info.startswith(STAFF_SITE) and user is not None and admin.site.has_permission(request)


def desk_not_found(request: HttpRequest, sentence: str) -> HttpResponse:
    """404; `sentence` says why where the reader may know it."""
    context = admin.site.each_context(request) | {"title": "Không tìm thấy trang này", "sentence": sentence}
    return render(request, "admin/not_found.html", context | {"list": list_before(request)}, status=404)


def list_before(request: HttpRequest) -> dict[str, Any] | None:
    """{"name", "url"} of the list that the address belongs to, for who may open it."""
    parts = request.path_info.removeprefix(STAFF_SITE).split("/")
    for model, model_admin in admin.site._registry.items():
        named = [model._meta.app_label, model._meta.model_name]
        if parts[:2] == named and model_admin.has_view_permission(request):
            return {"name": model._meta.verbose_name_plural, "url": reverse(f"admin:{'_'.join(named)}_changelist")}
    return None
