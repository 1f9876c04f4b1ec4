"""The sheet for the board: what was asked and answered, and a code that leads to the petition's page."""

from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.committee.papers.board_sheet import BOARD, code
from frontportal.kit.values.days import day_in_words
from frontportal.kit.web.tags import day
from frontportal.paper_layouts.in_use import set_paper
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.public.presentation import promise

LAYOUT = Path(__file__).parent / "posting.typ"


def posting_sheet(petition: Petition, replies: Iterable[Reply], *, address: str, posting: str) -> bytes:
    """A4, dated by the newest answer; `address` is the page's, `posting` how long it has been on the site. Without the name of
    whoever asked. Raises InvalidPaper with a sentence."""
    replies = list(replies)
    on = max((reply.signed_on for reply in replies), default=petition.received_on)
    facts = [["Mã", petition.code], ["Nội dung", petition.title], ["Địa bàn", str(petition.unit)]]
    facts += [["Tiếp nhận", day(petition.received_on)]]
    facts += [["Cơ quan trả lời", petition.agency.name]] if petition.agency else []
    data = {
        "title": f"Kết quả trả lời kiến nghị {petition.code}", "heading": "KẾT QUẢ TRẢ LỜI\nkiến nghị của cử tri",
        "office": issuing_office(on), "number": "", "day": day_in_words(on),
        "facts": facts, "asked_title": "Nội dung kiến nghị", "asked": lines_of(petition.content),
        "answers": [answer(reply) for reply in replies], "posting": posting, "board": BOARD,
        "qr": code(address), "qr_words": f"Mã QR dẫn tới trang của kiến nghị {petition.code}",
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=timezone.make_aware(datetime.combine(on, time())))


def answer(reply: Reply) -> dict[str, Any]:
    where = "Trả lời tại hội nghị" if reply.meeting_id else f"Văn bản số {reply.number}"
    road_map = [f"Lộ trình: {reply.road_map}"] if reply.road_map else []
    return {
        "title": f"Trả lời: {promise(reply).lower()}",
        "lines": lines_of(reply.text) + road_map,
        "source": f"{where} ngày {day(reply.signed_on)}. {reply.signer}",
    }


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
