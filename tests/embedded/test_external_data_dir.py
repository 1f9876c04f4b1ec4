"""Data of a project in root's own folder: outside of it, and nobody else's."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from frontportal.embedded.layout import paths_for

choose = paths_for.__wrapped__  # as a new process would

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root meets a folder that only root may enter")


@pytest.fixture
def data_dirs(monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="portal-data-"))
    monkeypatch.setattr("frontportal.embedded.external_data_dir.DATA_DIRS", folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def project(tmp_path):
    """The data folder of a project in a folder that only root may enter."""
    tmp_path.chmod(0o700)
    return tmp_path / "portal/var"


def test_the_data_lie_where_nobody_may_go(data_dirs, project):
    paths = choose(project)
    assert (paths.home.parent, paths.user.pw_name, paths.may("-x", paths.home)) == (data_dirs, "nobody", True)


def test_every_process_finds_the_same_folder(data_dirs, project):
    assert choose(project) == choose(project)


def test_a_moved_project_finds_its_data_again(data_dirs, project):
    paths = choose(project)
    moved = project.parent.rename(project.parent.with_name("moved")) / "var"
    assert choose(moved) == paths
    assert choose(moved) == paths


def test_a_copy_gets_its_own_data(data_dirs, project):
    paths = choose(project)
    copy = shutil.copytree(project.parent, project.parent.with_name("copy")) / "var"
    other = choose(copy)
    assert other.home != paths.home
    assert (choose(copy), choose(project)) == (other, paths)


def test_a_new_project_in_the_same_folder_starts_empty(data_dirs, project):
    paths = choose(project)
    shutil.rmtree(project.parent)
    assert choose(project).home != paths.home


def test_an_open_folder_keeps_its_data(data_dirs):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        assert choose(Path(folder) / "var").home == Path(folder) / "var/postgresql"
    assert list(data_dirs.iterdir()) == []
