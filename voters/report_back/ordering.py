"""The order in which a meeting tells what it reports back, set by hand; kept as codes, so that it outlives the page."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from frontportal.kit.values.money import dong
from voters.models.meeting import Meeting

from .agenda import AgendaItem

MOST = 9_999


def in_own_order(meeting: Meeting, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """As was set by hand; what has come since then follows in the order of the agenda itself."""
    positions = {code: position for position, code in enumerate(meeting.agenda_order)}
    return sorted(items, key=lambda item: positions.get(item.petition.code, len(positions)))


def ordered_by(items: Iterable[AgendaItem], given: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Codes in the order of the numbers that were typed for them, and a sentence for each that is none.

    Of equal numbers the one that stood earlier stays earlier.
    """
    wrong, numbers = {}, {}
    for position, item in enumerate(items, 1):
        text = given.get(item.petition.code, str(position)).strip()
        if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= MOST:
            numbers[item.petition.code] = int(text[:9])
        else:
            wrong[item.petition.code] = f"Vị trí “{text[:20]}” phải là số từ 1 đến {dong(MOST)}."
    return sorted(numbers, key=numbers.__getitem__), wrong


@transaction.atomic
def keep_order(meeting: Meeting, codes: list[str], *, by) -> Meeting:
    """No codes: the agenda stands in its own order again."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.agenda_order, meeting.updated_by = codes, by
    meeting.save()
    return meeting
