"""Django's `migrate`, which overlooks words that only the screen shows."""

from django.core.management.commands.migrate import Command as DjangoCommand

from ...records.schema import SchemaAutodetector


class Command(DjangoCommand):
    autodetector = SchemaAutodetector
