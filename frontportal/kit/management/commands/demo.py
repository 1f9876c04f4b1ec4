"""`manage.py demo`: the demonstration year, loaded once into an empty database and never into another."""

from random import Random
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from frontportal.database_roles.roles import as_owner

from ... import discovery
from ...demo import LABEL, DemoContext

LOCK = 20231118  # two starts at once: the second waits, then finds the records there


class Command(BaseCommand):
    help = "Nạp dữ liệu minh hoạ vào cơ sở dữ liệu trống; chạy lại không thêm gì."

    def handle(self, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Chỉ nạp dữ liệu minh hoạ khi đặt DEMO=1: mật khẩu của người dùng minh hoạ ai cũng biết."
            )
        with as_owner():  # who alone may write a comment on a table
            self.load_once()
        self.show_signins()

    @transaction.atomic
    def load_once(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if is_loaded():
            self.stdout.write(f"Đã có {LABEL}, không nạp lại.")
        else:
            refuse_other_records()
            self.load()

    def load(self) -> None:
        """Let every room load its records, then finish."""
        world = DemoContext()
        rooms = sorted(discovery.modules("demo"), key=lambda module: getattr(module, "ORDER", 0))
        for step in ("load", "finish"):  # what sums up all rooms is finished when each has loaded its records
            for room in rooms:
                if hasattr(room, step):
                    world.random = Random(f"{room.__name__}.{step}")  # no room's draws change another's
                    getattr(room, step)(world)
        remember()
        self.stdout.write(f"Đã nạp {LABEL}.")

    def show_signins(self) -> None:
        """Print with which names and passwords one signs in."""
        for room in discovery.modules("demo"):
            for line in getattr(room, "signins", list)():
                self.stdout.write(line)


def is_loaded() -> bool:
    """Whether this database was filled by `demo`: a comment on Django's own table says so, and dumps carry it.

    May be asked before the first `migrate`, too.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass('django_migrations'), 'pg_class')")
        return cursor.fetchone()[0] == LABEL


def remember() -> None:
    """Mark the database as the demonstration's, and let its planner know what it holds from now on."""
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE django_migrations IS '{LABEL}'")
        # Not the catalogs that all databases share: two that are filled at once would wait for each other.
        models = apps.get_models(include_auto_created=True)
        tables = sorted({connection.ops.quote_name(model._meta.db_table) for model in models})
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def refuse_other_records() -> None:
    """Raises CommandError when any room already holds a record that no migration brought (`ships_with_rows`)."""
    for config in apps.get_app_configs():
        for model in config.get_models() if discovery.ours(config.name) else []:
            if not getattr(model, "ships_with_rows", False) and model._base_manager.exists():
                raise CommandError(
                    f"Cơ sở dữ liệu đã có “{model._meta.verbose_name}”. "
                    "Dữ liệu minh hoạ chỉ được nạp vào cơ sở dữ liệu trống."
                )
