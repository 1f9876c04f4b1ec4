"""What one portal hands over, an empty one takes over: same rows, same files, or nothing."""

import csv
import json
import shutil

import pytest
from django.core.management import call_command
from django.db import connection

from frontportal.operations.backups.errors import BackupError
from frontportal.operations.handover import exporting, importing, pages
from frontportal.places.models import Unit
from frontportal.staff.models import User
from tests import databases
from tests.makers import make_user
from tests.operations.makers import fill

pytestmark = pytest.mark.xdist_group("backups")


@pytest.fixture(scope="module")
def handed_over(demonstration, django_db_blocker, tmp_path_factory):
    """The demonstration year as open files; of its pages the first few."""
    folder = tmp_path_factory.mktemp("portal")
    data = fill(folder / "data")
    (data / "secret_key").write_text("secret", encoding="ascii")
    with django_db_blocker.unblock(), databases.connected_to(demonstration), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DATA_DIR", data)
        patch.setattr(pages, "MOST", 25)
        exporting.export(folder / "ban-giao")
        yield folder / "ban-giao"


@pytest.fixture(scope="module")
def empty_database(run_databases, django_db_setup, django_db_blocker):
    """One for all that is refused: nothing of it is stored."""
    name = f"{run_databases.migrated}_{run_databases.worker}_taking"
    with django_db_blocker.unblock():
        databases.create(name, run_databases.migrated)
        yield name
        databases.drop(name)


@pytest.fixture
def empty(empty_database, django_db_blocker, settings, tmp_path):
    """A portal without a record."""
    settings.DATA_DIR = tmp_path / "data"
    with django_db_blocker.unblock(), databases.connected_to(empty_database):
        yield


@pytest.fixture
def filled(empty, empty_database, run_databases):
    """A portal without a record that is made empty again afterwards."""
    yield
    connection.close()
    databases.create(empty_database, run_databases.migrated)


def description(folder) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        names = importing.tables.handed_over(cursor)
        found = importing.fingerprints.of_tables(connection)
    return {name: found[name][0] for name in names}


class TestFiles:
    def test_columns_have_names_and_types(self, handed_over):
        found = {each["name"]: each for each in description(handed_over)["resources"]}
        fields = {each["name"]: each for each in found["places-unit"]["schema"]["fields"]}
        assert found["places-unit"]["title"] == str(Unit._meta.verbose_name)
        assert fields["id"] == {"name": "id", "title": "ID", "type": "integer", "constraints": {"required": True}}
        assert {"fields": ["parent_id"], "reference": {"resource": "places-unit", "fields": ["id"]}} in found[
            "places-unit"
        ]["schema"]["foreignKeys"]

    def test_headers_are_the_fields(self, handed_over):
        wrong = []
        for each in description(handed_over)["resources"]:
            with open(handed_over / each["path"], encoding="utf-8", newline="") as file:
                if next(csv.reader(file)) != [field["name"] for field in each["schema"]["fields"]]:
                    wrong.append(each["path"])
        assert wrong == []

    def test_no_key_and_no_sign_in_goes_along(self, handed_over):
        names = [path.name for path in handed_over.rglob("*")]
        assert [name for name in names if name.startswith(("secret_key", "signin_", "axes_"))] == []
        assert list(description(handed_over)["files"]) == ["media/anh/một.jpg", "statements/ab/sao-ke"]

    def test_pages_lead_to_pages_without_a_server(self, handed_over):
        html = (handed_over / "pages" / "index.html").read_text(encoding="utf-8")
        assert ('href="/' in html, 'src="/' in html, 'href="tin-tuc/index.html"' in html) == (False, False, True)

    def test_twice_the_same(self, handed_over, demonstration, django_db_blocker, tmp_path, monkeypatch, settings):
        settings.DATA_DIR = handed_over.parent / "data"
        monkeypatch.setattr(pages, "MOST", 0)
        with django_db_blocker.unblock(), databases.connected_to(demonstration):
            exporting.export(tmp_path / "again")
        first, again = description(handed_over), description(tmp_path / "again")
        differing = [
            each["path"] for each, other in zip(first["resources"], again["resources"], strict=True) if each != other
        ]
        # The first export read pages and was counted as no reader.
        assert (differing, first["rows"] == again["rows"]) == ([], True)

    def test_not_into_a_folder_that_is_there(self, handed_over):
        with pytest.raises(BackupError, match="đã có"):
            exporting.export(handed_over)


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "file"),
        [
            ("/", "index.html"),
            ("/tin-tuc/", "tin-tuc/index.html"),
            ("/tin-tuc/?trang=2", "tin-tuc/trang-2.html"),
            ("/tep/anh/a%20b.jpg", "tep/anh/a b.jpg"),
            ("/a/../../b/", "a/b/index.html"),
        ],
    )
    def test_each_has_its_file(self, address, file):
        assert str(pages.file_of(address)) == file

    @pytest.mark.parametrize(
        ("address", "kept"),
        [
            ("/tin-tuc/?trang=2&amp;q=a", "/tin-tuc/?trang=2"),
            ("/tin-tuc/?q=a", "/tin-tuc/"),
            ("/tin-tuc/?trang=x/../y", "/tin-tuc/"),
        ],
    )
    def test_only_pages_of_lists_are_asked_for(self, address, kept):
        assert pages.plain(address) == kept

    def test_nothing_leads_into_the_admin(self):
        assert pages.relative("/quan-tri/login/", "/tin-tuc/") == "#"
        assert pages.relative("/static/css/site.css", "/tin-tuc/a/") == "../../static/css/site.css"


class TestTakingOver:
    @pytest.mark.slow
    def test_all_of_it_comes(self, handed_over, filled, settings):
        call_command("import_site", handed_over)
        wanted = {name: counted[0] for name, counted in description(handed_over)["rows"].items() if name in counts()}
        assert counts() == wanted
        assert (settings.DATA_DIR / "media/anh/một.jpg").read_text(encoding="utf-8") == "media/anh/một.jpg"
        # New records are numbered on, and the guards are back.
        assert make_user("moi").pk == max(User.objects.values_list("pk", flat=True))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM pg_constraint WHERE contype = 'f'")
            assert cursor.fetchone()[0] > 250

    def test_not_into_a_portal_that_has_records(self, handed_over, filled):
        User.objects.create_user("da-co")
        self.refused(handed_over, "chỉ nhập vào cổng trống")

    def test_not_into_another_release(self, handed_over, empty, copied):
        content = description(copied)
        content["migrations"].append("news.9999_later")
        importing.package.store(copied, content)
        self.refused(copied, "không cùng bản")

    def test_a_changed_byte(self, empty, copied):
        path = copied / "data" / "places_unit.csv"
        path.write_bytes(path.read_bytes().replace(b"2025", b"2026", 1))
        self.refused(copied, "data/places_unit.csv đã bị thay đổi")

    def test_a_missing_file(self, empty, copied):
        (copied / "files" / "statements" / "ab" / "sao-ke").unlink()
        self.refused(copied, "Thiếu files/statements/ab/sao-ke")

    def test_a_row_too_few_under_a_hash_of_its_own(self, empty, copied):
        """Whoever takes a row out and hashes again is found by the counts, and whoever leaves an orphan by its key."""
        content = description(copied)
        entry = next(each for each in content["resources"] if each["name"] == "staff-user")
        path = copied / entry["path"]
        path.write_bytes(b"\n".join(path.read_bytes().split(b"\n")[:1]) + b"\n")
        entry["hash"] = f"sha256:{importing.fingerprints.sha256(path)}"
        importing.package.store(copied, content)
        self.refused(copied, "Không có gì bị thay đổi")

    def test_no_way_out_of_the_folder(self, empty, copied):
        content = description(copied)
        for path in ("../ngoai", "/etc/ngoai"):
            importing.package.store(copied, content | {"files": content["files"] | {path: "0"}})
            self.refused(copied, "ra ngoài thư mục")

    def test_no_description(self, empty, tmp_path):
        for text in ("", "[]", "{}", '{"resources": 1}'):
            (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
            self.refused(tmp_path, "không phải bản bàn giao")

    def refused(self, folder, sentence: str) -> None:
        before = counts()
        with pytest.raises(BackupError, match=sentence):
            importing.take_over(folder)
        assert counts() == before

    @pytest.fixture
    def copied(self, handed_over, tmp_path):
        return shutil.copytree(handed_over, tmp_path / "copy", ignore=shutil.ignore_patterns("pages"))
