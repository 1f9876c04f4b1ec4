"""`python -m frontportal.signatures.checking`: a line of JSON and then bytes on standard input, JSON on standard output.

The one module that knows pyHanko. Nothing is fetched: what the file and the known roots do not tell stays unknown.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from frontportal.child_processes.limited_process import limit

MOST_MEMORY, MOST_SECONDS = 512 * 2**20, 20
MISSING = "máy chủ chưa cài thành phần đọc chữ ký số (frontportal/signatures/requirements.txt)."
BROKEN = "không đọc được tệp: tệp bị hỏng hoặc có mật khẩu."
NO_SIGNATURE_FILE = "tệp chữ ký không phải CMS/PKCS#7 (.p7s) đọc được."
OTHER_CONTENT = "tệp chữ ký mang theo nội dung khác với bản kê."
BEYOND_ITS_DAYS = ("EXPIRED", "OUT_OF_BOUNDS", "NOT_YET_VALID")


class SignatureCheckError(Exception):
    """Why nothing can be said, a sentence."""


def main() -> None:
    limit(seconds=MOST_SECONDS, memory=MOST_MEMORY)
    logging.disable()  # the library tells of faults by the file's own words
    header = json.loads(sys.stdin.buffer.readline())
    parts = [sys.stdin.buffer.read(size) for size in header["sizes"]]
    try:
        reader = {"pdf": of_pdf, "detached": of_detached}[header["kind"]]
        answer: dict[str, Any] = {"signatures": list(reader(parts))}
    except ImportError:
        answer = {"unable": MISSING}
    except SignatureCheckError as error:
        answer = {"unable": str(error)}
    except (Exception, RecursionError):  # whatever a foreign file brings a parser to
        answer = {"unable": BROKEN}
    sys.stdout.write(json.dumps(answer))


def of_pdf(parts: list[bytes]) -> Iterator[dict[str, str]]:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature

    for signed in PdfFileReader(BytesIO(parts[0]), strict=False).embedded_regular_signatures:
        description = described(signed.signer_cert, signed.self_reported_timestamp)
        try:
            context = context_of(parts[1:], signed.self_reported_timestamp)
            status = validate_pdf_signature(signed, context, key_usage_settings=usages())
        except Exception:
            yield description | {"content": "unclear"}
            continue
        yield description | {"content": content_of(status), "issuer_state": issuer_state(status)}


def of_detached(parts: list[bytes]) -> Iterator[dict[str, str]]:
    from asn1crypto import cms, pem
    from pyhanko.sign.general import extract_certificate_info
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms, extract_self_reported_ts

    content, given, *roots = parts
    try:
        signed = cms.ContentInfo.load(pem.unarmor(given)[2] if pem.detect(given) else given, strict=True)["content"]
        signer, inside = signed["signer_infos"][0], signed["encap_content_info"]["content"].native
        certificate = extract_certificate_info(signed).signer_cert
    except Exception:
        raise SignatureCheckError(NO_SIGNATURE_FILE) from None
    if inside is not None and inside != content:
        raise SignatureCheckError(OTHER_CONTENT)
    claimed = extract_self_reported_ts(signer)
    description = described(certificate, claimed)
    try:
        status = asyncio.run(
            async_validate_detached_cms(content, signed, context_of(roots, claimed), key_usage_settings=usages())
        )
    except Exception:
        yield description | {"content": "unclear"}
        return
    same = status.intact and status.valid
    yield description | {"content": "same" if same else "changed", "issuer_state": issuer_state(status)}


def usages() -> Any:
    """A certificate for signatures, by either of the two words for it."""
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    return KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)


def context_of(roots: list[bytes], claimed: datetime | None) -> Any:
    """Certificates are judged at the hour that the signer claims, for letters are looked at years later; never in days to come."""
    from asn1crypto import x509
    from pyhanko_certvalidator import ValidationContext

    now = datetime.now(UTC)
    moment = claimed if claimed and claimed.tzinfo and claimed < now else now
    trusted = [x509.Certificate.load(each) for each in roots]
    return ValidationContext(trust_roots=trusted, allow_fetching=False, moment=moment)


def content_of(status: Any) -> str:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if not (status.intact and status.valid):
        return "changed"
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "same"
    harmless = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    return "added" if status.docmdp_ok and status.modification_level in harmless else "altered"


def issuer_state(status: Any) -> str:
    if status.trusted:
        return "known"
    problem = getattr(status.trust_problem_indic, "name", "") or ""
    if any(word in problem for word in BEYOND_ITS_DAYS):
        return "expired"
    return "refused" if "REVOKED" in problem or (status.validation_path and problem) else "unknown"


def described(certificate: Any, claimed: datetime | None) -> dict[str, str]:
    """Who the certificate names, and who issued it; never the numbers that it holds besides."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return {
        "name": first(subject, "common_name"),
        "title": first(subject, "title"),
        "body": ", ".join(
            filter(None, (first(subject, "organizational_unit_name"), first(subject, "organization_name")))
        ),
        "issuer": first(issuer, "common_name") or first(issuer, "organization_name"),
        "signed_at": claimed.isoformat() if claimed and claimed.tzinfo else "",
    }


def first(names: Any, key: str) -> str:
    value = names.get(key, "")
    return str(value[0] if isinstance(value, list) and value else value or "")[:200]


if __name__ == "__main__":
    main()
