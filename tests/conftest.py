"""What all tests share: the small world, users of every role, plain static files, cheap passwords."""

from io import StringIO

import hypothesis
import pytest
from django.conf import settings as settings_of_django
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases

from tests import world as small_world

# An example that takes long on a busy machine is no fault.
hypothesis.settings.register_profile("portal", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("portal")


@pytest.fixture(autouse=True, scope="session")
def plain_settings():
    """No hashed files, no slow password hashing, no bounds of time in tests."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=settings_of_django.STORAGES | {"staticfiles": plain},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        **dict.fromkeys(["SEARCH_SECONDS", "ACTION_SECONDS", "TEMPLATE_SECONDS"]),
    ):
        yield


@pytest.fixture(autouse=True)
def passing_uploads(settings, tmp_path):
    """Uploads and other files go where they vanish."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """Always the test database. pytest-django makes it only when a collected test asks for `db`; a run with nothing
    but tests of `portal` would otherwise write into the real one.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=request.config.getvalue("reuse_db"))
    yield
    if not request.config.getvalue("reuse_db"):
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def portal(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole demonstration year, loaded once for a module of tests and rolled back after it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings_of_django, "DEMO", True)
        patch.setattr(settings_of_django, "MEDIA_ROOT", tmp_path_factory.mktemp("media"))
        patch.setattr(settings_of_django, "DATA_DIR", tmp_path_factory.mktemp("data"))
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
