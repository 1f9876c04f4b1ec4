"""Django's `makemigrations`, as the owner, who knows of tables without grants; it overlooks words that only the screen shows."""

from typing import Any

from django.core.management.commands.makemigrations import Command as DjangoCommand

from frontportal.database_roles.roles import as_owner

from ...records.schema import SchemaAutodetector


class Command(DjangoCommand):
    autodetector = SchemaAutodetector

    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner():
            super().handle(*args, **options)
