"""A backup comes back whole or not at all; nothing that is there is lost by restoring."""

import os
import tarfile
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from frontportal.embedded.locks import share
from frontportal.operations.backups import making, postgres, restoring, rotation
from frontportal.operations.backups.archive import MANIFEST, ArchiveReader
from frontportal.operations.backups.errors import BackupError
from tests import databases
from tests.operations.makers import fill

pytestmark = pytest.mark.xdist_group("backups")


@pytest.fixture(scope="module")
def made(demonstration, django_db_blocker, tmp_path_factory):
    """A backup of the demonstration year, with two files of the data folder."""
    folder = tmp_path_factory.mktemp("portal")
    data = fill(folder / "data")
    with django_db_blocker.unblock(), databases.connected_to(demonstration), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DATA_DIR", data)
        yield making.make(folder / "backups")


@pytest.fixture
def own(run_databases, django_db_setup, django_db_blocker, settings, tmp_path):
    """A small portal of the test's own: committed, restored, thrown away."""
    settings.DATA_DIR = tmp_path / "data"
    fill(settings.DATA_DIR)
    name = f"{run_databases.migrated}_{run_databases.worker}_own"
    with django_db_blocker.unblock():
        databases.create(name, run_databases.migrated)
        with databases.connected_to(name):
            yield name
        for left in databases.names_like(name):
            databases.drop(left)


class TestDrill:
    def test_all_of_a_year_comes_back(self, made, tmp_path):
        found = restoring.try_out(made, tmp_path)
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
        assert (found.wrong, found.files) == ([], 2)
        assert found.tables > len(tables) and found.rows > 10_000
        assert databases.names_like(f"{connection.settings_dict['NAME']}_drill") == []

    def test_what_is_made_anew_stays_out(self, made):
        assert sorted(ArchiveReader(made).files) == ["media/anh/một.jpg", "statements/ab/sao-ke"]

    def test_only_its_owner_reads_it(self, made):
        assert made.stat().st_mode & 0o777 == 0o600

    def test_a_row_that_did_not_come_is_named(self, made, demonstration, tmp_path, monkeypatch):
        def load_less(source, database):
            """As the dump was, but sooner."""
            for each in (database, connection):
                each.close()
            databases.create(database.settings_dict["NAME"], demonstration)
            with database.cursor() as cursor:
                cursor.execute("DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)")

        monkeypatch.setattr(postgres, "load", load_less)
        assert restoring.try_out(made, tmp_path).wrong == ["django_migrations"]


class TestBroken:
    """Each is refused before anything is touched."""

    def refused(self, path) -> str:
        with pytest.raises(BackupError) as refusal:
            ArchiveReader(path)
        return str(refusal.value)

    @pytest.mark.parametrize("share", [0, 0.3, 1])
    def test_cut(self, made, tmp_path, share):
        with tarfile.open(made) as tar:
            last = tar.getmember(MANIFEST)
        cut, end = tmp_path / made.name, last.offset_data + last.size - 1
        cut.write_bytes(made.read_bytes()[: int(end * share)])
        assert "Không có gì bị thay đổi." in self.refused(cut)

    @pytest.mark.parametrize("member", ["database.dump", "files/media/anh/một.jpg", "secret_key"])
    def test_one_byte_changed(self, made, tmp_path, member):
        changed = bytearray(made.read_bytes())
        with tarfile.open(made) as tar:
            info = tar.getmember(member)
            changed[info.offset_data + info.size // 2] ^= 1
        path = tmp_path / made.name
        path.write_bytes(changed)
        assert f"{member} đã bị thay đổi" in self.refused(path)

    def rewritten(self, made, target, drop=(), add=()):
        with tarfile.open(made) as old, tarfile.open(target, "w") as new:
            for info in old:
                if info.name not in drop:
                    new.addfile(info, old.extractfile(info))
            for info in add:
                new.addfile(info, BytesIO(b"x" * info.size))
        return target

    def test_a_file_missing(self, made, tmp_path):
        path = self.rewritten(made, tmp_path / "portal.tar", drop=["files/statements/ab/sao-ke"])
        assert "thiếu files/statements/ab/sao-ke" in self.refused(path)

    def test_the_manifest_missing(self, made, tmp_path):
        assert "thiếu bản kê" in self.refused(self.rewritten(made, tmp_path / "portal.tar", drop=[MANIFEST]))

    @pytest.mark.parametrize("name", ["files/../../etc/passwd", "/etc/passwd", "files/media/thêm"])
    def test_a_file_too_many(self, made, tmp_path, name):
        info = tarfile.TarInfo(name)
        info.size = 1
        assert f"có {name} ngoài bản kê" in self.refused(self.rewritten(made, tmp_path / "portal.tar", add=[info]))

    def test_no_backup_at_all(self, tmp_path):
        path = tmp_path / "portal-20260101-000000.tar"
        path.write_bytes(b"PK\x03\x04 something else")
        assert "không phải bản sao lưu" in self.refused(path)

    def test_of_a_newer_release(self, made, monkeypatch):
        archive = ArchiveReader(made)
        archive.manifest.migrations.append("ledger.9999_later")
        with pytest.raises(BackupError, match="bản phần mềm đó trước"):
            restoring.refuse_newer(archive)


class TestRestore:
    def test_the_state_of_then_comes_back_and_the_state_of_now_is_kept(self, own, settings, tmp_path):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO visits_dailycount (day, page, count) VALUES ('2026-01-01', '/', 7)")
        backup = making.make(tmp_path / "backups")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE visits_dailycount SET count = 8")
        (settings.DATA_DIR / "media/anh/một.jpg").write_text("khác", encoding="utf-8")
        (settings.DATA_DIR / "media/hai.jpg").write_text("mới", encoding="utf-8")
        sentences = restoring.restore(backup)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count FROM visits_dailycount")
            assert cursor.fetchall() == [(7,)]
        assert (settings.DATA_DIR / "media/anh/một.jpg").read_text(encoding="utf-8") == "media/anh/một.jpg"
        assert not (settings.DATA_DIR / "media/hai.jpg").exists()
        (aside,) = (settings.DATA_DIR / "before-restore").iterdir()
        assert (aside / "media/hai.jpg").read_text(encoding="utf-8") == "mới"
        (kept,) = [name for name in databases.names_like(own) if "_before_" in name]
        assert [each.partition(" ")[0] for each in sentences] == ["So", "Cơ", "Tệp"]
        with databases.connected_to(kept), connection.cursor() as cursor:
            cursor.execute("SELECT count FROM visits_dailycount")
            assert cursor.fetchall() == [(8,)]

    def test_not_under_a_running_site(self, made, own):
        with postgres.connected(own) as other:
            other.ensure_connection()
            with pytest.raises(CommandError, match="Cổng đang chạy"):
                call_command("restore", str(made))
        assert databases.names_like(f"{own}_") == []

    def test_nor_under_one_that_is_idle(self, made, own, settings):
        held = share(settings.DATA_DIR / "serving.lock")
        with pytest.raises(CommandError, match="Cổng đang chạy"):
            call_command("restore", str(made))
        os.close(held)

    def test_a_bad_backup_touches_nothing(self, made, own, settings, tmp_path):
        (tmp_path / "bad.tar").write_bytes(made.read_bytes()[:-20_000])
        with pytest.raises(CommandError, match="Không có gì bị thay đổi"):
            call_command("restore", str(tmp_path / "bad.tar"))
        assert databases.names_like(f"{own}_") == []
        assert not (settings.DATA_DIR / "before-restore").exists()


class TestRotation:
    def test_a_year_of_nights(self):
        nights = [datetime(2026, 11, 28, 2) - timedelta(days=ago) for ago in range(400)]
        kept = sorted(rotation.worth_keeping(nights), reverse=True)
        assert kept[:7] == nights[:7]
        assert len(kept) <= rotation.DAYS + rotation.WEEKS + rotation.MONTHS
        assert kept[-1] == datetime(2025, 12, 31, 2)

    def test_two_of_a_day_leave_the_later(self):
        early, late = datetime(2026, 1, 1, 1), datetime(2026, 1, 1, 2)
        assert rotation.worth_keeping([early, late]) == {late}

    def test_encrypted_ones_count_as_the_others(self, tmp_path):
        names = ["portal-20260101-010000.tar", "portal-20260101-020000.tar.age", "portal-20260102-020000.tar"]
        for name in [*names, "portal-20260103-030000.tar.age.part"]:
            (tmp_path / name).touch()
        rotation.rotate(tmp_path)
        assert rotation.backups_in(tmp_path) == [tmp_path / name for name in reversed(names[1:])]

    def test_what_was_just_made_stays_though_the_clock_was_set_back(self, tmp_path):
        for name in ("portal-20260101-010000.tar", "portal-20260101-020000.tar"):
            (tmp_path / name).touch()
        assert rotation.rotate(tmp_path, made=tmp_path / "portal-20260101-010000.tar") == []

    def test_no_backup_takes_the_name_of_another(self, tmp_path):
        for _ in range(3):
            making.free_name(tmp_path).touch()
        assert len(rotation.backups_in(tmp_path)) == 3

    def test_other_files_stay(self, tmp_path):
        names = ["portal-20260101-010000.tar", "portal-20260101-020000.tar", "portal-x.tar", "ghi-chu.txt"]
        for name in [*names, "portal-20260101-030000.tar.part"]:
            (tmp_path / name).touch()
        rotation.rotate(tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
