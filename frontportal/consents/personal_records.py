"""What the register keeps about people."""

from datetime import date
from typing import Any

from django.db.models.functions import TruncDate

from frontportal.sheets.datasets.personal import PersonalRecords, Retention

from .actions import withdraw
from .models import Consent

ERASED = "Đã xoá"


def withdrawn_until(day: date) -> Any:
    found = Consent.objects.annotate(withdrawn_on=TruncDate("withdrawn_at")).filter(withdrawn_on__lte=day)
    return found.exclude(person=ERASED)


def erase(consent: Consent, by: Any) -> None:
    """Withdrawn first; what remains says that there was a consent, not whose."""
    if consent.is_living:
        consent = withdraw(consent, how="Yêu cầu xoá dữ liệu", by=by)
    if consent.scan:
        consent.scan.delete(save=False)
    consent.person, consent.contact, consent.note = ERASED, "", ""
    consent.save()


PERSONAL = (
    PersonalRecords(
        slug="consents",
        model="consents.Consent",
        label="Sổ đồng ý",
        what="Ai đồng ý cho nêu tên, đăng ảnh, bằng cách nào, ngày nào",
        purpose="Chứng minh rằng tên, ảnh được công khai là do người ấy đồng ý",
        fields=("code", "person", "contact", "purpose", "means", "given_on", "note", "withdrawn_at"),
        names=("folded",),
        phones=("contact",),
        codes=("code",),
        erase=erase,
        retentions=(Retention("withdrawn-consents", "Bản đồng ý đã rút", "ngày rút đồng ý", withdrawn_until),),
        kept_for="Khi sự đồng ý còn hiệu lực",
    ),
)
