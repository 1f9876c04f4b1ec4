"""Every file of an edition says what that edition says, for good; what changed since has a file of its own."""

import io
import json
from hashlib import sha256

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from docx import Document
from pypdfium2 import PdfDocument

from frontportal.reports.models.report import ReportText
from frontportal.staff.models import User
from frontportal.yearly.editions import publishing
from frontportal.yearly.editions.publishing import prepare_year, publish_year
from frontportal.yearly.editions.verification import faults
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.edition_file import EditionFile
from frontportal.yearly.models.preparation import Preparation
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.models.task import Task
from tests.makers import make_user
from tests.yearly.makers import publish_again

DEMOCRACY = "Dân chủ, giám sát, phản biện xã hội, xây dựng Đảng và chính quyền"

pytestmark = pytest.mark.usefixtures("visit")
FILES = ["bao-cao.docx", "bao-cao.xlsx", "bao-cao.pdf", "bao-cao.json", "bao-cao.csv", "tu-dien.csv"]


def approver() -> User:
    return User.objects.filter(groups__name="Người duyệt").first()


def change_the_year() -> None:
    """One record less, other words, another task."""
    registry["supervisions"].records(2023).first().delete()
    ReportText.objects.create(year=2023, section=DEMOCRACY, text="Lời mới hẳn.")
    Task.objects.filter(pk=Task.objects.of_year(2024).first().pk).update(text="Việc mới hẳn.")


def fetched(client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content


def all_files(client, number: int) -> dict[str, bytes]:
    return {name: fetched(client, f"/nam/2023/an-ban/{number}/{name}") for name in FILES}


def value_in(name: str, content: bytes) -> int:
    """The number of supervisions as a file says it."""
    if name.endswith("json"):
        rows = json.loads(content)["nam"]
        return next(row["gia_tri"] for row in rows if row["chi_tieu"] == "supervisions")
    if name.endswith("csv"):
        line = next(each for each in content.decode("utf-8-sig").splitlines() if each.startswith("supervisions,"))
        return int(line.split(",")[5])
    if name.endswith("xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        return next(row[2] for sheet in book for row in sheet.values if row[0] == "Cuộc giám sát")
    if name.endswith("pdf"):
        text = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(content)).split()
        place = next(at for at in range(len(text)) if text[at : at + 4] == ["Cuộc", "giám", "sát", "cuộc"])
        return int(text[place + 4])
    rows = [[cell.text for cell in row.cells] for table in Document(io.BytesIO(content)).tables for row in table.rows]
    return int(next(row[2] for row in rows if row[0] == "Cuộc giám sát"))


def test_a_changed_record_changes_no_file_but_its_own(client):
    before, frozen = all_files(client, 1), fetched(client, "/nam/2023/an-ban/1.json")
    newest = {name: fetched(client, f"/nam/2023/{name}") for name in FILES if name != "tu-dien.csv"}
    assert newest == {name: content for name, content in before.items() if name != "tu-dien.csv"}
    assert json.loads(fetched(client, "/nam/2023/dieu-chinh.json"))["dieu_chinh"] == []
    change_the_year()
    assert all_files(client, 1) == before and fetched(client, "/nam/2023/an-ban/1.json") == frozen
    assert {name: fetched(client, f"/nam/2023/{name}") for name in newest} == newest
    assert {name: value_in(name, content) for name, content in newest.items()} == dict.fromkeys(newest, 7)
    told = json.loads(fetched(client, "/nam/2023/dieu-chinh.json"))
    assert (told["an_ban"], told["ma_bam"]) == (1, sha256(frozen).hexdigest())
    values = [row for row in told["dieu_chinh"] if row["muc_khac"] == "Giá trị" and row["chi_tieu"] == "supervisions"]
    assert [(row["luc_cong_bo"], row["hien_nay"]) for row in values] == [("7 cuộc", "6 cuộc")]
    assert b"6 cu" in fetched(client, "/nam/2023/dieu-chinh.csv")

    publish_again(YearSummary.objects.get(year=2023), by=approver(), reason="Bớt một cuộc.")
    second = all_files(client, 2)
    assert all_files(client, 1) == before
    values = {name: value_in(name, content) for name, content in second.items() if name != "tu-dien.csv"}
    assert values == dict.fromkeys(values, 6)
    words = "\n".join(each.text for each in Document(io.BytesIO(second["bao-cao.docx"])).paragraphs)
    assert "Lời mới hẳn." in words and "Việc mới hẳn." in words


def test_a_figure_s_own_file_bears_the_hash_only_with_the_edition_s_values(client):
    edition = Edition.objects.get(year=2023)
    before = json.loads(fetched(client, "/nam/2023/supervisions/du-lieu.json"))
    assert (before["an_ban"], before["ma_bam"], before["dieu_chinh"]) == (1, edition.sha256, [])
    registry["supervisions"].records(2023).first().delete()
    after = json.loads(fetched(client, "/nam/2023/supervisions/du-lieu.json"))
    assert (after["an_ban"], after["ma_bam"]) == (None, None)
    assert after["dieu_chinh"][0]["hien_nay"] == "6 cuộc"


def test_the_manifest_names_every_file_by_its_hash_and_follows_on_the_one_before(client):
    change_the_year()
    publish_again(YearSummary.objects.get(year=2023), by=approver(), reason="Bớt một cuộc.")
    previous = None
    for number in (1, 2):
        text = fetched(client, f"/nam/2023/an-ban/{number}/ban-ke.json")
        listed = json.loads(text)
        files = [
            {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in all_files(client, number).items()
        ]
        assert sorted(listed["files"], key=lambda each: FILES.index(each["name"])) == files
        content = fetched(client, f"/nam/2023/an-ban/{number}.json")
        assert (listed["content"], listed["previous"]) == (sha256(content).hexdigest(), previous)
        previous = sha256(text).hexdigest()
        page = fetched(client, f"/nam/2023/an-ban/{number}/").decode()
        assert previous in page and all(each["sha256"] in page for each in files)
    assert faults(Edition.objects.filter(year=2023).order_by("number")) == []


def test_who_has_a_file_is_not_sent_it_again(client):
    tag = client.get("/nam/2023/an-ban/1/bao-cao.csv").headers["ETag"]
    assert client.get("/nam/2023/an-ban/1/bao-cao.csv", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/nam/2023/an-ban/1/khong-co.csv").status_code == 404


def test_nobody_publishes_what_he_made_ready_alone():
    change_the_year()
    summary, person = YearSummary.objects.get(year=2023), approver()
    with pytest.raises(ValidationError, match="Chưa ai trình"):
        publish_year(summary, by=person)
    prepare_year(summary, by=person, reason="Bớt.")
    with pytest.raises(ValidationError, match="cần người khác công bố"):
        publish_year(summary, by=person)
    alone = make_user("mot-minh", is_superuser=True)
    prepare_year(summary, by=alone, reason="Bớt.")
    assert Preparation.objects.filter(edition=None).count() == 1
    assert publish_year(summary, by=alone).is_self_approved


def test_what_was_made_ready_is_what_is_published():
    change_the_year()
    summary = YearSummary.objects.get(year=2023)
    prepare_year(summary, by=User.objects.filter(groups__name="Biên tập viên").first(), reason="Bớt.")
    ReportText.objects.filter(year=2023).update(text="Lời khác nữa.")
    with pytest.raises(ValidationError, match="Hãy trình lại"):
        publish_year(summary, by=approver())


def test_a_year_still_being_written_needs_a_reason(monkeypatch):
    """2021 taken for this year: the demonstration has declared something of it and published nothing."""
    monkeypatch.setattr(publishing, "is_over", lambda year: False)
    summary = YearSummary.objects.create(year=2021, introduction="Năm nay.")
    with pytest.raises(ValidationError, match="chưa kết thúc"):
        prepare_year(summary, by=approver())
    assert prepare_year(summary, by=approver(), reason="Số liệu đến nay.").reason == "Số liệu đến nay."


@pytest.mark.parametrize(
    "wrong",
    [
        {"prepared_by": None},
        {"manifest": "{}"},
        {"manifest_sha256": "0" * 64},
    ],
)
def test_the_database_takes_no_edition_of_one_person_or_without_its_files(wrong):
    change_the_year()
    summary, person = YearSummary.objects.get(year=2023), approver()
    preparer = make_user("trinh", group="Biên tập viên")
    publish_again(summary, by=person, reason="Bớt.", preparer=preparer)
    right = Edition.objects.latest_of(2023)
    text = right.content.replace('"number":2', '"number":3')
    given = {
        name: getattr(right, name)
        for name in ("year", "published_at", "published_by", "publisher", "prepared_by", "manifest", "manifest_sha256")
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        hashed = sha256(text.encode()).hexdigest()
        Edition.objects.create(**given | {"number": 3, "content": text, "sha256": hashed} | wrong)


def test_the_database_keeps_the_files():
    file = EditionFile.objects.first()
    rows = EditionFile.objects.filter(pk=file.pk)
    for change in (
        lambda: rows.update(content=b""),
        rows.delete,
        lambda: EditionFile.objects.create(
            edition=file.edition, name="khac.txt", content_type="text/plain", content=b"x", size=1,
            sha256=sha256(b"x").hexdigest(),
        ),
        lambda: Preparation.objects.filter(edition=file.edition).update(reason="khác"),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
