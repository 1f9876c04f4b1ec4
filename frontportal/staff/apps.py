from django.apps import AppConfig
from django.db.models.signals import post_migrate


class StaffConfig(AppConfig):
    name = "frontportal.staff"
    verbose_name = "Người dùng"

    def ready(self):
        from .roles import grant_after_migrate

        # Permissions come into being after migrations, so a migration alone cannot give them out.
        post_migrate.connect(grant_after_migrate, dispatch_uid="frontportal.staff.roles")
