"""A signature of an edition's manifest: kept where it is one, shown to all, refused with a sentence where it is not."""

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.urls import reverse

from frontportal.signatures.sample_signers import issue, signed_beside
from frontportal.staff.models import User
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.signing.actions import keep_signature
from frontportal.yearly.signing.models import EditionSignature

pytestmark = pytest.mark.usefixtures("visit")


@pytest.fixture
def edition(visit):
    return Edition.objects.latest_of(2023)


@pytest.fixture
def office(settings, tmp_path):
    settings.SIGNATURE_ROOTS = tmp_path
    return issue(name="Ký Một Mình", body="Ủy ban Mặt trận huyện Mẫu", number="CCCD:079012345678")


def test_a_signature_is_brought_and_read_by_all(client, edition, office):
    approver = User.objects.filter(groups__name="Người duyệt").first()
    signature = signed_beside(edition.manifest.encode(), office)
    kept = keep_signature(edition, signature, by=approver)
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "Nội dung không thay đổi từ khi ký." in page
    assert "chưa kiểm tra được: nơi cấp chưa có trong danh sách tin cậy của cổng" in page
    assert not any(secret in page.partition("Chữ ký số của bản kê")[2] for secret in ("Ký Một Mình, ", "079012345678"))
    address = reverse("yearly:edition-signature", args=[2023, edition.number, kept.pk])
    assert client.get(address).content == signature
    with pytest.raises(ValidationError, match="đã có"):
        keep_signature(edition, signature, by=approver)
    with pytest.raises(ProgrammingError), transaction.atomic():
        EditionSignature.objects.all().delete()


def test_what_is_no_signature_of_it_is_refused(edition, office):
    approver = User.objects.filter(groups__name="Người duyệt").first()
    for content, sentence in (
        (b"", "CMS/PKCS#7"),
        (b"PK\x03\x04", "CMS/PKCS#7"),
        (b"0" * 200_001, "200 KB"),
        (signed_beside(b"another", office), "không ký đúng bản kê"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            keep_signature(edition, content, by=approver)
    assert EditionSignature.objects.count() == 0
