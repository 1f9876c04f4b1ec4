"""One sheet of A4 that says how to give: the code large, the account and the memo in words."""

from base64 import b64encode
from pathlib import Path

from django.conf import settings

from frontportal.committee.models import Committee
from frontportal.paper_layouts.in_use import set_paper
from welfare.appeals.models import Appeal
from welfare.appeals.qr_svg import sized_svg
from welfare.appeals.recipients import Recipient

from ..presentation import transfer

LAYOUT = Path(__file__).parent / "poster.typ"
EMBLEM = settings.BASE_DIR / "static" / "img" / "emblem.svg"
HOW = "Mở ứng dụng ngân hàng, chọn quét mã QR"
PROMISE = "Mỗi khoản ủng hộ có phiếu thu và được công khai tại"
QR_WORDS = "Mã VietQR có sẵn tài khoản và nội dung"
EMBLEM_WORDS = "Biểu trưng"


def heading(recipient: Recipient, appeal: Appeal | None) -> str:
    """What the sheet asks for, in large letters."""
    if appeal:
        return str(appeal)
    where = f" tại {recipient.title}" if recipient.code else ""
    return f"Ủng hộ Quỹ “Vì người nghèo”{where}"


def poster(recipient: Recipient, appeal: Appeal | None, *, address: str) -> bytes:
    """`address` is the page that the sheet leads to. Dated by the account's last change, so that it is the same each time. Raises
    InvalidPaper with a sentence."""
    committee, account = Committee.objects.first(), recipient.account
    if account is None:
        raise ValueError("There is no account to give to.")
    words = heading(recipient, appeal)
    lines = [committee.level_label, committee.name] if committee else []
    data = {
        "title": words, "heading": words, "office": {"ten": str(committee or "")},
        "office_lines": [line.replace("Việt Nam", "Việt\u00a0Nam").upper() for line in lines], "emblem": emblem(committee), "emblem_words": EMBLEM_WORDS,
        "qr": sized_svg(recipient.transfer()), "qr_words": QR_WORDS, "how": HOW,
        "facts": [[fact["term"], fact["value"]] for fact in transfer(recipient, None)],
        "promise": PROMISE, "address": address,
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=account.updated_at)


def emblem(committee: Committee | None) -> str:
    """As SVG, which Typst takes from text: the committee's own picture within one, or the portal's drawing."""
    if committee is None or not committee.emblem:
        return EMBLEM.read_text(encoding="utf-8")
    with committee.emblem.open("rb") as file:
        content = b64encode(file.read()).decode()
    kind = Path(committee.emblem.name).suffix.lstrip(".").lower().replace("jpg", "jpeg")
    picture = f'<image width="100" height="100" href="data:image/{kind};base64,{content}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">{picture}</svg>'
