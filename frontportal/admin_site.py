"""The admin's site: Unfold's, loaded when it is asked for, without work for what no page of ours shows."""

import threading
from functools import partial
from typing import Any

from django.contrib.admin.apps import SimpleAdminConfig
from django.http import HttpRequest
from django.urls import URLResolver
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import autodiscover_modules
from unfold.sites import UnfoldAdminSite


class OfficeSite(UnfoldAdminSite):
    """Half of all modules are the admin's: who serves a citizen, migrates or reads a statement does without them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.is_loaded, self.loading, self.importing = False, threading.RLock(), threading.local()
        super().__init__(*args, **options)

    @property
    def _registry(self) -> dict:
        """Every page by its model, Django's name for it. Who looks has all of them registered."""
        self.load()
        return self.pages

    @_registry.setter
    def _registry(self, pages: dict) -> None:
        self.pages = pages

    def load(self) -> None:
        """Import the admin modules of all apps, once. One that is being imported looks at what there is."""
        if self.is_loaded or getattr(self.importing, "here", False):
            return
        with self.loading:
            if not self.is_loaded:
                self.without_others(autodiscover_modules, "admin", register_to=self)
                self.is_loaded = True

    def register(self, *args: Any, **options: Any) -> None:
        """No lock is waited for here: another thread that loads may be waiting for the module that registers."""
        self.without_others(super().register, *args, **options)

    def without_others(self, work: Any, *args: Any, **options: Any) -> None:
        was, self.importing.here = getattr(self.importing, "here", False), True
        try:
            work(*args, **options)
        finally:
            self.importing.here = was

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Every page is given the list of all models, and hardly one shows it: it is made when somebody looks at it."""
        return SimpleLazyObject(partial(super().get_app_list, request, app_label))

    def get_sidebar_list(self, request: HttpRequest) -> Any:
        """The navigation as it is: whole, allowed, with what is active. Unfold would look at every line of it again."""
        return self._get_value(self._get_config("SIDEBAR", request).get("navigation"), request)


class OfficeAdminConfig(SimpleAdminConfig):
    default_site = "frontportal.admin_site.OfficeSite"


class StaffAddresses(URLResolver):
    """The addresses of a namespace, imported when one of them is asked for or written down."""

    def _populate(self) -> None:
        """Nothing, where Django would import them for the names of others. Those of a namespace it looks up elsewhere."""
