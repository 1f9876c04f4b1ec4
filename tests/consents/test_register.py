"""The register of consents: its codes, its scans, its sheet, and who reads it."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from campaigns.models.honouree import Honouree
from frontportal.closed_lists.models import Reading
from frontportal.consents.models import Consent
from tests.campaigns.makers import make_honour
from tests.makers import make_consent, make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user("du-lieu", group="Cán bộ dữ liệu cá nhân")
    client.force_login(user, backend=BACKEND)
    return user


def sent(**given) -> dict:
    form = {"person": "Lê Thị Mẫu", "purpose": "donation", "means": "paper", "given_on": "03/01/2026"}
    return form | given


def file(content: bytes, name: str) -> io.BytesIO:
    found = io.BytesIO(content)
    found.name = name
    return found


def test_each_gets_the_next_code_of_its_year(client, officer):
    for day in ("03/01/2026", "04/01/2026", "05/01/2025"):
        client.post(reverse("admin:consents_consent_add"), sent(given_on=day))
    assert sorted(Consent.objects.values_list("code", flat=True)) == ["DY-2025-001", "DY-2026-001", "DY-2026-002"]


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        ("given_on", lambda: f"{timezone.localdate() + timedelta(days=2):%d/%m/%Y}", "không được sau hôm nay"),
        ("means", "earlier", "chỉ dành cho dấu chọn có từ trước"),
        ("code", "abc", "Mã có dạng DY-2026-001"),
        ("person", "  ", "Bắt buộc phải nhập"),
        ("scan", lambda: file(b"MZ\x90", "don.pdf"), "không phải là loại mà đuôi tên tệp nói"),
        ("scan", lambda: file(b"%PDF-1.4", "don.exe"), "Chỉ nhận tệp PDF, JPG hoặc PNG"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, officer, field, given, sentence):
    given = given() if callable(given) else given
    assert sentence in client.post(reverse("admin:consents_consent_add"), sent(**{field: given})).content.decode()
    assert Consent.objects.count() == 0


def test_a_scan_is_read_by_who_may_and_written_down(client, officer):
    client.post(reverse("admin:consents_consent_add"), sent(scan=file(b"%PDF-1.4 ...", "don.pdf")))
    consent = Consent.objects.get()
    assert client.get(f"/tep/{consent.scan.name}").status_code == 404
    page = client.get(reverse("admin:consents_consent_change", args=[consent.pk])).content.decode()
    assert consent.scan.name not in page
    scan = client.get(reverse("admin:consents_consent_file", args=[consent.pk]))
    assert b"".join(scan.streaming_content) == b"%PDF-1.4 ..."
    assert scan.headers["Content-Disposition"] == f'attachment; filename="{consent.code}.pdf"'
    assert (
        list(Reading.objects.order_by("pk").values_list("kind", "list_name", "record_key"))
        == [("record", "sổ đồng ý", str(consent.pk))] * 2
    )
    client.force_login(make_user("lanh-dao", group="Lãnh đạo"), backend=BACKEND)
    assert client.get(reverse("admin:consents_consent_file", args=[consent.pk])).status_code == 403
    consent.scan.delete(save=False)
    client.force_login(officer, backend=BACKEND)
    assert client.get(reverse("admin:consents_consent_file", args=[consent.pk])).status_code == 404


def test_the_sheet_goes_out_as_it_comes_in(client, officer):
    make_consent("Lê Thị Mẫu", "picture", scan=ContentFile(b"%PDF-", "a.pdf"))
    sheet = client.post(reverse("admin:consents_consent_export"), {"format": "1", "resource": "0"})
    header, row = sheet.content.decode("utf-8-sig").splitlines()
    assert header == "Mã,Người đồng ý,Liên hệ,Đồng ý việc gì,Cách cho đồng ý,Ngày đồng ý,Ghi chú,Rút lúc"
    assert row == "DY-2023-001,Lê Thị Mẫu,,Đăng ảnh có người này,Văn bản có chữ ký,05/01/2023,,"


@pytest.mark.parametrize("role", ["Kế toán", "Biên tập viên"])
def test_who_names_people_enters_consents_and_does_not_change_them(client, role):
    consent = make_consent("Lê Thị Mẫu", "picture")
    client.force_login(make_user("nguoi-nhap", group=role), backend=BACKEND)
    assert client.post(reverse("admin:consents_consent_add"), sent()).status_code == 302
    page = reverse("admin:consents_consent_change", args=[consent.pk])
    client.post(page, sent(person="Người Khác", purpose="picture"))
    assert set(Consent.objects.values_list("person", flat=True)) == {"Lê Thị Mẫu"}
    assert client.post(reverse("admin:consents_consent_withdraw_consent", args=[consent.pk])).status_code == 403


def test_what_was_agreed_to_becomes_nothing_else(client, officer):
    consent = make_consent("Lê Thị Mẫu", "picture")
    page = reverse("admin:consents_consent_change", args=[consent.pk])
    given = sent(code=consent.code, given_on="05/01/2023", purpose="donation")
    assert "không đổi sang việc khác" in client.post(page, given).content.decode()
    with pytest.raises(DatabaseError, match="không đổi sang việc khác"), transaction.atomic():
        Consent.objects.update(purpose="donation")


def test_a_person_is_corrected_but_not_exchanged_while_records_name_him(client, officer, world):
    consent = make_consent("Lê Thị Mẫu", "honour")
    honouree = Honouree.objects.create(
        honour=make_honour(world.district),
        kind="person",
        name="Lê Thị Mẫu",
        deed="Giúp người nghèo",
        consent=consent,
        position=1,
    )
    page = reverse("admin:consents_consent_change", args=[consent.pk])

    def typed(person: str) -> str:
        return client.post(
            page, sent(code=consent.code, given_on="05/01/2023", purpose="honour", person=person)
        ).content.decode()

    sentence = f"Người này khác tên đang nêu ở: {honouree}. Hãy sửa hoặc thôi nêu tên ở đó trước."
    assert sentence in typed("Trần Văn Khác")
    assert sentence not in typed("Bà Lê Thị Mẫu")
    assert Consent.objects.get().person == "Bà Lê Thị Mẫu"
    honouree.delete()
    typed("Trần Văn Khác")
    assert Consent.objects.get().person == "Trần Văn Khác"
