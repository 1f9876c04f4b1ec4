"""Data of a project in root's own folder: outside of it, and nobody else's."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from frontportal.embedded.layout import place_for

choose = place_for.__wrapped__  # as a new process would

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root meets a folder that only root may enter")


@pytest.fixture
def places(monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="portal-places-"))
    monkeypatch.setattr("frontportal.embedded.external_data_dir.PLACES", folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def project(tmp_path):
    """The data folder of a project in a folder that only root may enter."""
    tmp_path.chmod(0o700)
    return tmp_path / "portal/var"


def test_the_data_lie_where_nobody_may_go(places, project):
    place = choose(project)
    assert (place.home.parent, place.user.pw_name, place.may("-x", place.home)) == (places, "nobody", True)


def test_every_process_finds_the_same_place(places, project):
    assert choose(project) == choose(project)


def test_a_moved_project_finds_its_data_again(places, project):
    place = choose(project)
    moved = project.parent.rename(project.parent.with_name("moved")) / "var"
    assert choose(moved) == place
    assert choose(moved) == place


def test_a_copy_gets_its_own_data(places, project):
    place = choose(project)
    copy = shutil.copytree(project.parent, project.parent.with_name("copy")) / "var"
    other = choose(copy)
    assert other.home != place.home
    assert (choose(copy), choose(project)) == (other, place)


def test_a_new_project_in_the_same_folder_starts_empty(places, project):
    place = choose(project)
    shutil.rmtree(project.parent)
    assert choose(project).home != place.home


def test_an_open_folder_keeps_its_data(places):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        assert choose(Path(folder) / "var").home == Path(folder) / "var/postgresql"
    assert list(places.iterdir()) == []
