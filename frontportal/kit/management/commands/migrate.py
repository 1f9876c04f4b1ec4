"""Django's `migrate`, as the owner of the tables; it overlooks words that only the screen shows."""

from typing import Any

from django.core.management.commands.migrate import Command as DjangoCommand

from frontportal.database_roles.roles import as_owner, grant_after_migrate

from ...records.schema import SchemaAutodetector


class Command(DjangoCommand):
    autodetector = SchemaAutodetector

    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner():
            super().handle(*args, **options)
            grant_after_migrate()
