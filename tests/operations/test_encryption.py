"""Encrypted backups: only who has the secret key reads them, and a wrong key or a changed byte touches nothing."""

import stat
import tarfile

import pytest
from django.core.management import CommandError, call_command

from frontportal.operations.backups import encryption, making
from frontportal.operations.backups.archive import DUMP, ArchiveReader, ArchiveWriter, Manifest
from frontportal.operations.backups.errors import BackupError


@pytest.fixture
def key(tmp_path):
    """Path of a secret key."""
    return tmp_path / "khoá.txt"


@pytest.fixture
def public(key, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.BACKUP_IDENTITY = None
    return encryption.new_identity(key)


@pytest.fixture
def sealed(public, settings, tmp_path):
    """A small archive, encrypted as making.py does it."""
    settings.BACKUP_RECIPIENTS = [public]
    draft, target = tmp_path / "portal-20260101-020000.tar.part", tmp_path / "portal-20260101-020000.tar"
    with tarfile.open(draft, "w:") as tar:
        writer = ArchiveWriter(tar, Manifest("0.9.0", "2026-01-01T02:00:00+07:00", [], {}))
        writer.add_bytes(DUMP, b"dump of the database")
        writer.close()
    return making.encrypted(draft, target, encryption.recipients())


def refused(path, identity=None) -> str:
    with pytest.raises(BackupError) as caught, encryption.opened(path, identity):
        pass
    return str(caught.value)


def test_nothing_readable_is_left(sealed, tmp_path):
    assert sorted(path.name for path in tmp_path.iterdir()) == ["khoá.txt", "portal-20260101-020000.tar.age"]
    assert (b"dump of the database" in sealed.read_bytes(), stat.S_IMODE(sealed.stat().st_mode)) == (False, 0o600)


def test_it_comes_back_and_leaves_nothing_open(sealed, key, settings):
    with encryption.opened(sealed, key) as archive:
        assert b"".join(archive.blocks(DUMP)) == b"dump of the database"
    assert list(settings.DATA_DIR.iterdir()) == []
    settings.BACKUP_IDENTITY = key
    with encryption.opened(sealed) as archive:
        assert isinstance(archive, ArchiveReader)


def test_without_a_key(sealed):
    assert refused(sealed) == encryption.NO_IDENTITY.format(name=sealed.name)


def test_with_another_key(sealed, tmp_path):
    encryption.new_identity(tmp_path / "other")
    assert "khoá không đúng" in refused(sealed, tmp_path / "other")


@pytest.mark.parametrize("place", [5, -30])
def test_one_byte_changed(sealed, key, place):
    content = bytearray(sealed.read_bytes())
    content[place] ^= 1
    sealed.write_bytes(content)
    assert "không mở được" in refused(sealed, key)


def test_cut(sealed, key):
    sealed.write_bytes(sealed.read_bytes()[:-20])
    assert "không mở được" in refused(sealed, key)


@pytest.mark.parametrize("content", ["", "age1notsecret", "AGE-SECRET-KEY-1NOTAKEY"])
def test_a_file_without_a_secret_key(sealed, tmp_path, content):
    (tmp_path / "other").write_text(content, encoding="ascii")
    assert "khoá bí mật" in refused(sealed, tmp_path / "other")


def test_a_secret_key_in_the_settings_is_refused_and_not_shown(settings, key, public):
    secret = key.read_text(encoding="ascii").splitlines()[-1]
    settings.BACKUP_RECIPIENTS = [secret]
    with pytest.raises(BackupError) as caught:
        encryption.recipients()
    assert (secret in str(caught.value), "một khoá bí mật" in str(caught.value)) == (False, True)


def test_a_new_key_replaces_none(key, public, capsys):
    before = key.read_text(encoding="ascii")
    with pytest.raises(CommandError, match="Không ghi được khoá"):
        call_command("backup", new_identity=key)
    assert (key.read_text(encoding="ascii"), stat.S_IMODE(key.stat().st_mode)) == (before, 0o600)


def test_the_command_tells_the_public_key_only(tmp_path, capsys):
    call_command("backup", new_identity=tmp_path / "khoá")
    said = capsys.readouterr().out
    assert ("BACKUP_RECIPIENTS=age1" in said, "AGE-SECRET-KEY" in said) == (True, False)
