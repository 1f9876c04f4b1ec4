"""Publishing freezes a year: the edition stays, the page says what changed since."""

from dataclasses import replace
from hashlib import sha256
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from frontportal.staff.models import User
from frontportal.yearly.editions.publishing import prepare_year, publish_year
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from tests.yearly.makers import publish_again
from welfare.audit.published import findings

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.usefixtures("visit")


@pytest.fixture
def approver():
    return User.objects.filter(groups__name="Người duyệt").first()


def lose_a_supervision() -> None:
    registry["supervisions"].records(2023).first().delete()


def test_the_page_names_edition_person_and_hash(client):
    edition = Edition.objects.get(year=2023)
    page = client.get("/nam/2023/").content.decode()
    assert edition.sha256 in page and edition.publisher in page and 'href="/nam/2023/an-ban/1/"' in page
    assert "Điều chỉnh sau khi công bố" not in page


def test_a_correction_is_told_and_old_editions_stay_readable(client, approver):
    lose_a_supervision()
    page = client.get("/nam/2023/").content.decode()
    assert "Điều chỉnh sau khi công bố" in page and "7 cuộc → 6 cuộc" in page
    summary = YearSummary.objects.get(year=2023)
    with pytest.raises(ValidationError, match="lý do"):
        prepare_year(summary, by=approver)
    second = publish_again(summary, by=approver, reason="Bớt một cuộc ghi nhầm.")
    assert second.number == 2 and second.data["edition"]["previous"] == Edition.objects.get(year=2023, number=1).sha256
    assert "07 cuộc" in client.get("/nam/2023/an-ban/1/").content.decode()
    assert "7 cuộc → 6 cuộc" in client.get("/nam/2023/an-ban/1/?sovoi=2").content.decode()
    assert client.get("/nam/2023/an-ban/2/?sovoi=9").status_code == 404
    newer = client.get("/nam/2023/an-ban/2/").content.decode()
    assert "Khác với ấn bản trước đó" in newer and "7 cuộc → 6 cuộc" in newer
    assert "06 cuộc" in newer and "Bớt một cuộc ghi nhầm." in newer
    assert client.get("/nam/2023/an-ban/3/").status_code == 404


def test_anybody_can_hash_the_content(client):
    content = client.get("/nam/2023/an-ban/1.json").content
    assert sha256(content).hexdigest() == Edition.objects.get(year=2023).sha256
    assert client.get("/nam/2023/an-ban/7.json").status_code == 404


def test_publishing_needs_the_right_and_a_difference(approver):
    summary = YearSummary.objects.get(year=2023)
    with pytest.raises(PermissionDenied):
        publish_year(summary, by=User.objects.filter(groups__name="Biên tập viên").first())
    with pytest.raises(ValidationError, match="không cần công bố lại"):
        prepare_year(summary, by=approver, reason="x")


def test_the_database_keeps_editions():
    for change in (lambda rows: rows.update(content="{}"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Edition.objects.filter(year=2023))


def test_verify_year_names_each_difference():
    out = StringIO()
    call_command("verify_year", "2023", stdout=out)
    assert "khớp với mã băm và với hồ sơ hiện nay" in out.getvalue()
    lose_a_supervision()
    with pytest.raises(CommandError) as failed:
        call_command("verify_year", "2023", stdout=out)
    assert failed.value.returncode == 1
    assert "KHÁC ấn bản 1: Cuộc giám sát – Giá trị: 7 cuộc → 6 cuộc" in out.getvalue()


def test_the_announcement_shows_what_to_look_at(client, approver):
    """One person makes the year ready; the button of another publishes it."""
    summary = YearSummary.objects.get(year=2023)
    lose_a_supervision()
    address = f"/quan-tri/yearly/yearsummary/{summary.pk}/cong-bo"
    client.force_login(User.objects.filter(groups__name="Biên tập viên").first(), backend=BACKEND)
    page = client.get(address, follow=True)
    told = page.content.decode()
    assert "Khác với ấn bản 1" in told and "7 cuộc → 6 cuộc" in told and "Trình số liệu năm 2023" in told
    place = page.request["PATH_INFO"]
    assert "Hãy ghi lý do" not in told and client.post(place, {"seen": "on"}).status_code == 200
    assert client.post(place, {"seen": "on", "reason": "Ghi nhầm."}).status_code == 302
    assert Edition.objects.filter(year=2023).count() == 1
    assert "cần người khác công bố" in client.get(place).content.decode()
    client.force_login(approver, backend=BACKEND)
    assert "Số liệu năm chờ bạn công bố" in client.get("/quan-tri/").content.decode()
    told = client.get(place).content.decode()
    assert "Lý do: Ghi nhầm." in told and "Công bố số liệu năm 2023</button>" in told
    assert client.post(place, {"seen": "on"}).status_code == 302
    newest = Edition.objects.latest_of(2023)
    assert (newest.number, newest.reason, newest.published_by) == (2, "Ghi nhầm.", approver)


def test_a_correction_stands_beside_its_figure(client):
    before = client.get("/nam/2023/").content.decode()
    assert "Nhiệm vụ năm sau" in before and "điều chỉnh sau khi công bố" not in before
    lose_a_supervision()
    assert "6 hồ sơ · điều chỉnh sau khi công bố, lúc công bố: 7 cuộc" in client.get("/nam/2023/").content.decode()


def test_a_figure_that_a_release_adds_casts_no_doubt_on_years_before(client, monkeypatch):
    added = replace(registry["supervisions"], slug="giam-sat-moi", label="Cuộc giám sát, cách đếm mới")
    monkeypatch.setitem(registry, added.slug, added)
    page = client.get("/nam/2023/").content.decode()
    assert "Điều chỉnh sau khi công bố" not in page and page.count("chỉ tiêu có sau khi công bố") == 1
    told = client.get("/nam/2023/giam-sat-moi/du-lieu.json").json()
    assert (told["an_ban"], told["ma_bam"], told["dieu_chinh"]) == (None, None, [])
    assert [finding for finding in findings() if finding.step == "edition"] == []
    call_command("verify_year", 2023)
