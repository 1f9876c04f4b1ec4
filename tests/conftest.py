"""What all tests share: the small world, users of every role, plain static files, cheap passwords."""

from io import StringIO

import pytest
from django.conf import settings as settings_of_django
from django.core.management import call_command
from django.db import transaction

from tests import world as small_world


@pytest.fixture(autouse=True)
def plain_settings(settings, tmp_path):
    """No hashed files and no slow password hashing in tests; uploads go where they vanish."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SECURE_SSL_REDIRECT = False
    settings.DEMO = False


@pytest.fixture(scope="module")
def portal(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole demonstration year, loaded once for a module of tests and rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings_of_django, "DEMO", True)
        patch.setattr(settings_of_django, "MEDIA_ROOT", tmp_path_factory.mktemp("media"))
        with transaction.atomic():
            call_command("demo", stdout=StringIO())
            yield
            transaction.set_rollback(True)


@pytest.fixture
def visit(portal):
    """Undoes what one test writes into the demonstration year, a broken transaction included."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world(db) -> small_world.SmallWorld:
    """Two communes, four residential areas, one merger; see tests/world.py."""
    return small_world.make()
