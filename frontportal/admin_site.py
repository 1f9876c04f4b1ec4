"""The admin's site: Unfold's, without work for what no page of ours shows."""

from functools import partial
from typing import Any

from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from unfold.sites import UnfoldAdminSite


class OfficeSite(UnfoldAdminSite):
    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Every page is given the list of all models, and hardly one shows it: it is made when somebody looks at it."""
        return SimpleLazyObject(partial(super().get_app_list, request, app_label))

    def get_sidebar_list(self, request: HttpRequest) -> Any:
        """The navigation as it is: whole, allowed, with what is active. Unfold would look at every line of it again."""
        return self._get_value(self._get_config("SIDEBAR", request).get("navigation"), request)


class OfficeAdminConfig(AdminConfig):
    default_site = "frontportal.admin_site.OfficeSite"
