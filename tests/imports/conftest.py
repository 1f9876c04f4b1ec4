"""What the tests here share."""

import pytest

from tests.imports.titles_sheet import sign_in


@pytest.fixture
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def editor(client, world):
    return sign_in(client, "bien-tap")
