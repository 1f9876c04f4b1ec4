"""A letter of the demonstration as a signed PDF, by an invented office with an invented certificate."""

from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from frontportal.kit.demo import LABEL
from frontportal.kit.values.days import day_in_words
from frontportal.paper.setting import set_paper
from frontportal.signatures.sample_signers import SampleSigner, issue, signed_pdf

from ..models.document import ReplyDocument

LAYOUT = Path(__file__).resolve().parents[2] / "frontportal" / "news" / "demo_content" / "document.typ"
ISSUER = "Nơi cấp chứng thư minh hoạ"


def add_file(letter: ReplyDocument, words: list[str]) -> None:
    """Unsigned where pyHanko is not installed."""
    letter.file = ContentFile(file_of(letter, words), name="tra-loi.pdf")
    letter.save()


def file_of(letter: ReplyDocument, words: list[str]) -> bytes:
    at = timezone.make_aware(datetime.combine(letter.signed_on, time(9)))
    body = str(letter.agency)
    content = set_paper(
        LAYOUT,
        {
            "title": f"Văn bản {letter.number}", "office": {"cap_tren": "", "ten": body, "ten_in_hoa": body.upper(), "dia_danh": "", "chuc_vu_ky": letter.signer, "nguoi_ky": ""},
            "number": f"Số: {letter.number}", "day": day_in_words(at), "kind": "Công văn",
            "abstract": "V/v trả lời kiến nghị của cử tri", "paragraphs": words, "notice": f"({LABEL.capitalize()}.)",
        },
        at=at,
    )  # fmt: skip
    try:
        return signed_pdf(content, signer(letter))
    except ImportError:
        return content


def signer(letter: ReplyDocument) -> SampleSigner:
    """Of an issuer whom a demonstration that is served knows; elsewhere nobody's folder is touched."""
    root = issue(name=ISSUER)
    if settings.DEMO:
        folder = Path(settings.SIGNATURE_ROOTS)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "minh-hoa.pem").write_bytes(root.pem)
    return issue(root, name="Người Ký Minh Hoạ", title=letter.signer, body=str(letter.agency))
