"""The agenda of what a meeting reports back, to be read out there: without the name of whoever asked."""

from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.kit.values.days import day_in_words
from frontportal.kit.web.tags import day
from frontportal.paper_layouts.in_use import set_paper
from voters.models.meeting import Meeting

from ..agenda import AgendaItem

LAYOUT = Path(__file__).parent / "agenda.typ"


def agenda_as_pdf(meeting: Meeting, groups: Iterable[tuple[str, Iterable[AgendaItem]]]) -> bytes:
    """A4, dated by the meeting's day; `groups` as `agenda.grouped` gives them. Raises InvalidPaper with a sentence."""
    parts = [part(heading, list(items)) for heading, items in groups]
    count = sum(len(each["items"]) for each in parts)
    data = {
        "title": f"Báo lại kiến nghị, {meeting.unit}, {day(meeting.day)}",
        "heading": f"BÁO LẠI KIẾN NGHỊ CỦA CỬ TRI\n{meeting.unit.described}",
        "office": issuing_office(meeting.day), "number": "", "day": day_in_words(meeting.day),
        "opening": f"Hội nghị ngày {day(meeting.day)}, {meeting.place}. Có {count} kiến nghị.", "parts": parts,
    }  # fmt: skip
    return set_paper(LAYOUT, data, at=timezone.make_aware(datetime.combine(meeting.day, time())))


def part(heading: str, items: list[AgendaItem]) -> dict[str, Any]:
    return {"title": f"{heading} ({len(items)})", "items": [item_of(item) for item in items]}


def item_of(item: AgendaItem) -> dict[str, Any]:
    petition = item.petition
    facts = [str(petition.unit), day(petition.received_on), petition.agency and petition.agency.name]
    facts += [petition.get_state_display(), item.term]
    return {
        "title": f"{petition.code}. {petition.title}",
        "facts": " · ".join(filter(None, facts)),
        "replies": [item.answer] if item.answer else [],
    }
