"""What all tests share: the small world, users of every role, plain static files, cheap passwords."""

import pytest

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


@pytest.fixture
def world(db) -> small_world.SmallWorld:
    """Two communes, four residential areas, one merger; see tests/world.py."""
    return small_world.make()
