"""The balances of one camt.053 statement: which of them opens it, which closes it."""

from lxml import etree

from ..xml_stream import child, text_at
from .camt_entry import moved_by
from .sections import Section

OPENING, BEFORE, CLOSING, INTERIM = "OPBD", "PRCD", "CLBD", "ITBD"
Stated = tuple[str, int | None]  # its day, its amount in đồng with its sign


class Balances:
    """Takes the balances in any order. Of several of one kind, the earliest opens and the latest closes; what was closed before
    (`PRCD`) opens where no opening is stated. Interim ones (`ITBD`) are a page's: the first opens it, the last closes it; one by
    itself says no more than that it stood in between."""

    def __init__(self) -> None:
        self.found: dict[str, list[Stated]] = {}

    def add(self, section: Section, element: etree._Element) -> None:
        """A balance; one in another currency is the statement's."""
        code = text_at(element, "Tp", "CdOrPrtry", "Cd")
        if code not in (OPENING, BEFORE, CLOSING, INTERIM):
            return
        stated = child(element, "Amt")
        currency = "" if stated is None else stated.get("Ccy", "").upper()
        if currency and section.currency in ("", "VND"):
            section.currency = currency
        day = text_at(element, "Dt", "DtTm") or text_at(element, "Dt", "Dt")
        self.found.setdefault(code, []).append((day[:10], moved_by(element)))

    def settle(self, section: Section) -> None:
        """Once all were taken: the statement's opening and closing balance."""
        interim = self.found.get(INTERIM, [])
        openings = (
            sorted(self.found.get(OPENING, ()), key=day_of) or sorted(self.found.get(BEFORE, ()), key=day_of)[-1:]
        )
        closings = sorted(self.found.get(CLOSING, ()), key=day_of)
        if interim and not openings and (closings or len(interim) > 1):
            openings = [interim.pop(0)]
        if interim and not closings and openings:
            closings = [interim.pop()]
        section.opening = openings[0][1] if openings else None
        section.closing = closings[-1][1] if closings else None


def day_of(stated: Stated) -> str:
    """By which balances are put in order."""
    return stated[0]
