"""Keep a signature of a manifest, if it is one."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.signatures.files import check_beside
from frontportal.yearly.models.edition import Edition

from .models import EditionSignature

MOST_BYTES = 200_000
NO_MANIFEST = "Ấn bản này không có bản kê tệp để ký."
ANOTHER_FILE = (
    "Tệp chữ ký này không ký đúng bản kê của ấn bản: hãy tải bản kê tệp (JSON) về, ký đúng tệp ấy rồi tải chữ ký lên."
)


def keep_signature(edition: Edition, signature: bytes, *, by: Any) -> EditionSignature:
    """Raises ValidationError with a sentence for what is no signature of exactly this manifest. Who issued the certificate
    may be unknown: that is told, not refused.
    """
    if not edition.manifest:
        raise ValidationError(NO_MANIFEST)
    if len(signature) > MOST_BYTES:
        raise ValidationError("Tệp chữ ký lớn hơn 200 KB. Tệp chữ ký rời (.p7s) chỉ vài chục KB.")
    check = check_beside(edition.manifest.encode(), signature, timezone.localdate())
    if check.unable:
        raise ValidationError(f"{check.unable[:1].upper()}{check.unable[1:]}")
    if [each.content for each in check.signatures] != ["same"]:
        raise ValidationError(ANOTHER_FILE)
    digest = hashlib.sha256(signature).hexdigest()
    record = EditionSignature(
        edition=edition, content=signature, sha256=digest, check_result=check.as_data, brought_by=by
    )
    record.full_clean()
    with translate_db_errors():
        record.save()
    return record


def signatures_of(edition: Edition, *, is_public: bool) -> list[dict[str, Any]]:
    """What parts/_signatures.html takes for each, with its number; without a person's name where it is public."""
    found = []
    for signature in edition.signatures.defer("content").order_by("pk"):
        signed = [each.public_lines if is_public else each.staff_lines for each in signature.checked.signatures]
        found.append(
            {
                "number": signature.pk,
                "sha256": signature.sha256,
                "sentence": signature.checked.sentence,
                "signed": signed,
            }
        )
    return found
