"""The open data of the demonstration year: what standard tools make of it, and what a browser is answered."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from frictionless import Package, system

from frontportal.open_data.catalogue import all_datasets
from frontportal.sheets.datasets.dataset import Dataset

# Columns that others build on: changing one means a new version of its dataset, and a change of this file.
COLUMNS = Path(__file__).parent / "columns.json"
POSTGRES = {
    "string": "text",
    "integer": "bigint",
    "number": "numeric",
    "date": "date",
    "year": "smallint",
    "boolean": "boolean",
}


@pytest.fixture(scope="module")
def files(portal, tmp_path_factory) -> Path:
    """A folder with everything that the catalogue offers, fetched as anybody would."""
    folder, client = tmp_path_factory.mktemp("du-lieu"), Client()
    description = client.get("/du-lieu/datapackage.json")
    (folder / "datapackage.json").write_bytes(description.content)
    for resource in description.json()["resources"]:
        response = client.get(f"/du-lieu/{resource['path']}")
        (folder / resource["path"]).write_bytes(b"".join(response.streaming_content))
    return folder


def package_of(files: Path) -> dict:
    return json.loads((files / "datapackage.json").read_text())


def rows_of(files: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((files / f"{name}.csv").read_text(encoding="utf-8"))))


class TestStandardTools:
    def test_frictionless_finds_no_fault_in_any_cell_key_or_hash(self, files):
        with system.use_context(trusted=True):
            report = Package(str(files / "datapackage.json")).validate()
        assert report.flatten(["type", "rowNumber", "fieldName", "message"]) == []
        assert [task.name for task in report.tasks] == [each.name for each in all_datasets()]

    def test_frictionless_would_notice(self, files, tmp_path):
        """A cell of another kind, a broken key and a changed file are faults of three kinds."""
        for file in files.iterdir():
            (tmp_path / file.name).write_bytes(file.read_bytes())
        houses = (tmp_path / "nha.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        cells = houses[1].split(",")
        cells[0], cells[1] = "NHA-KHAC", "năm ngoái"
        (tmp_path / "nha.csv").write_text("".join([houses[0], ",".join(cells), *houses[2:]]), encoding="utf-8")
        with system.use_context(trusted=True):
            report = Package(str(tmp_path / "datapackage.json")).validate()
        assert {kind for (kind,) in report.flatten(["type"])} >= {"type-error", "foreign-key", "hash-count"}

    def test_postgresql_loads_every_file_into_the_columns_that_the_schema_says(self, files):
        """COPY takes each cell as its type, and the keys as keys."""
        with connection.cursor() as cursor:
            for resource in package_of(files)["resources"]:
                schema = resource["schema"]
                columns = ", ".join(f"{field['name']} {POSTGRES[field['type']]}" for field in schema["fields"])
                key = ", ".join(schema["primaryKey"])
                table = f'"thu_{resource["name"]}"'
                cursor.execute(f"CREATE TEMPORARY TABLE {table} ({columns}, PRIMARY KEY ({key}))")
                with cursor.copy(f"COPY {table} FROM STDIN (FORMAT csv, HEADER MATCH)") as copy:
                    copy.write((files / resource["path"]).read_bytes())
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                assert cursor.fetchone()[0] == len(rows_of(files, resource["name"]))

    def test_every_table_has_rows(self, files):
        """But that of what changed since a year was published, for in the demonstration nothing did."""
        assert [each.name for each in all_datasets() if not rows_of(files, each.name)] == ["dieu-chinh"]

    def test_dcat_says_the_same_hashes(self, files):
        catalogue = json.loads(Client().get("/du-lieu/dcat.jsonld").content)
        found = {
            each["dct:identifier"]: each["dcat:distribution"]["spdx:checksum"]["spdx:checksumValue"]
            for each in catalogue["dcat:dataset"]
        }
        assert found == {each.name: sha256(files / f"{each.name}.csv") for each in all_datasets()}
        assert {type(each) for each in catalogue["@context"].values()} == {str}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class TestDescription:
    def test_columns_are_those_that_others_build_on(self):
        now = {each.name: [each.version, *(column.name for column in each.columns)] for each in all_datasets()}
        assert now == json.loads(COLUMNS.read_text())

    def test_licence_of_the_committee(self, files):
        assert [each["name"] for each in package_of(files)["licenses"]] == ["CC-BY-4.0"]

    def test_names_and_keys(self):
        for dataset in all_datasets():
            names = [column.name for column in dataset.columns]
            assert set(dataset.key) | {each.column for each in dataset.foreign_keys} <= set(names)
            assert len(names) == len(set(names))
            assert {
                column.name for column in dataset.columns if column.name in dataset.key and not column.is_required
            } == set()


class TestAnswers:
    def test_known_file_is_not_sent_again(self, portal):
        first = Client().get("/du-lieu/nha.csv")
        assert first["Content-Type"] == "text/csv; charset=utf-8"
        assert first["ETag"] == f'"{hashlib.sha256(b"".join(first.streaming_content)).hexdigest()}"'
        assert Client().get("/du-lieu/nha.csv", headers={"if-none-match": first["ETag"]}).status_code == 304
        assert Client().get("/du-lieu/nha.csv", headers={"if-none-match": '"khac"'}).status_code == 200
        package = Client().get("/du-lieu/datapackage.json")
        again = Client().get("/du-lieu/datapackage.json", headers={"if-none-match": package["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_mark_for_excel_only_where_asked(self, portal):
        plain, marked = (
            b"".join(Client().get(f"/du-lieu/qua.csv{query}").streaming_content) for query in ("", "?bom=1")
        )
        assert marked == b"\xef\xbb\xbf" + plain
        assert not plain.startswith(b"\xef\xbb\xbf")

    def test_semicolons_for_a_vietnamese_excel(self, portal):
        plain, parted = (
            b"".join(Client().get(f"/du-lieu/qua.csv{query}").streaming_content).decode("utf-8-sig")
            for query in ("", "?bom=1&dau=cham-phay")
        )
        rows = list(csv.reader(parted.splitlines(), delimiter=";"))
        assert rows == list(csv.reader(plain.splitlines())) and len(rows[0]) > 1 and len(rows) > 1

    @pytest.mark.parametrize("path", ["khong-co.csv", "khong-co/", "nha.json", "NHA.csv"])
    def test_no_such_table(self, portal, path):
        assert Client().get(f"/du-lieu/{path}").status_code == 404

    def test_pages(self, portal):
        html = Client().get("/du-lieu/").content.decode()
        assert all(f'href="/du-lieu/{each.name}/"' in html for each in all_datasets())
        assert "https://creativecommons.org/licenses/by/4.0/deed.vi" in html
        page = Client().get("/du-lieu/nha/").content.decode()
        file = b"".join(Client().get("/du-lieu/nha.csv").streaming_content)
        assert hashlib.sha256(file).hexdigest() in page

    def test_found_by_search_and_sitemap(self, portal):
        assert "/du-lieu/kien-nghi/" in Client().get("/sitemap.xml").content.decode()
        assert 'href="/du-lieu/"' in Client().get("/tim-kiem/?q=du+lieu+mo").content.decode()


def test_rows_come_in_blocks(django_assert_num_queries, portal):
    """A queryset is read by a cursor of the server, not fetched whole."""
    dataset = next(each for each in all_datasets() if each.name == "quy-thu")
    assert isinstance(dataset, Dataset)
    with django_assert_num_queries(2):
        assert next(dataset.rows())[0] == 2022
