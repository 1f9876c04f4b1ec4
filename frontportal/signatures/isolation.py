"""Signatures are read in a process of its own, with bounded memory and time and none of the site's secrets: a file made to
harm, or merely broken, ends that process and no page.
"""

import json
from collections.abc import Iterable
from datetime import date

from frontportal.child_processes.limited_process import ProcessFailedError, ProcessStoppedError, answer_of

from .reports import Check, Signature, without_numbers

MOST_BYTES = 30 * 2**20
MOST_SIGNATURES = 20
SECONDS = 40  # of the clock; processor and memory are bounded in `checking`
MARK = b"/ByteRange"  # every signature of a PDF names the bytes that it covers, and never within anything compressed
LARGE = "tệp lớn hơn 30 MB."
STOPPED = "không đọc xong trong giới hạn thời gian và bộ nhớ: tệp quá lớn, bị hỏng, hoặc được làm ra để gây hại."
FAILED = "máy chủ gặp lỗi khi đọc chữ ký; hãy báo người quản trị xem nhật ký."


def check_pdf(content: bytes, *, today: date, roots: Iterable[bytes] = ()) -> Check:
    """The signatures within a PDF; `roots` are the certificates, DER, of the issuers that are known."""
    if not content.startswith(b"%PDF-") or MARK not in content:
        return Check(today)
    return asked("pdf", [content], today, roots)


def check_detached(content: bytes, signature: bytes, *, today: date, roots: Iterable[bytes] = ()) -> Check:
    """A signature that lies beside what it signs: CMS (PKCS#7), DER or PEM."""
    return asked("detached", [content, signature], today, roots)


def asked(kind: str, parts: list[bytes], today: date, roots: Iterable[bytes]) -> Check:
    """What the process says. A file that it can't read is no exception."""
    if sum(map(len, parts)) > MOST_BYTES:
        return Check(today, unable=LARGE)
    parts = [*parts, *roots]
    header = json.dumps({"kind": kind, "sizes": [len(part) for part in parts]}).encode() + b"\n"
    try:
        found = answer_of("frontportal.signatures.checking", given=header + b"".join(parts), seconds=SECONDS)
    except ProcessStoppedError:
        return Check(today, unable=STOPPED)
    except ProcessFailedError:
        return Check(today, unable=FAILED)
    answer = json.loads(found)
    signatures = [as_shown(Signature(**each)) for each in answer.get("signatures", [])[:MOST_SIGNATURES]]
    return Check(today, signatures, answer.get("unable", ""))


def as_shown(signature: Signature) -> Signature:
    """Nothing of a person's numbers is kept."""
    names = {name: without_numbers(getattr(signature, name)) for name in ("name", "title", "body", "issuer")}
    return Signature(signature.content, issuer_state=signature.issuer_state, signed_at=signature.signed_at, **names)
