from django.apps import AppConfig, apps
from django.core.checks import Tags, register

from .values.stored_text import store_printable


class KitConfig(AppConfig):
    name = "frontportal.kit"
    verbose_name = "Dùng chung"

    def ready(self) -> None:
        """All models are there by now, those of histories and of Django's own rooms included."""
        for model in apps.get_models(include_auto_created=True):
            for field in model._meta.local_fields:
                store_printable(field)
        from frontportal.database_roles.roles import check_site_role

        register(check_site_role, Tags.security, deploy=True)
