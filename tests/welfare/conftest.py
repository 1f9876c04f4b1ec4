"""Files that an import keeps go where they vanish."""

import pytest


@pytest.fixture(autouse=True)
def passing_files(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
