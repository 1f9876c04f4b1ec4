"""ISO 20022 camt.053 (.001.02 and later) as lines of cells.

Only entries that are booked count: what is pending is handed on with its status and set aside there. An entry of several
transactions becomes one line each where their amounts add up to it (gifts booked in one sum), otherwise one line. The
direction of a reversal is the entry's own (`CdtDbtInd`): ISO 20022 states where the money went, `RvslInd` only why.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from lxml import etree

from welfare.bankterms.text.cells import Cells

from ..lines import Line
from ..xml_stream import child, elements, name_of, text_at
from .camt_balances import Balances
from .camt_batches import sentences, unlike_its_parts
from .camt_entry import is_batch, is_credit, lines_of_entry, moved_by, status_of, vietnam_day, whole_amount
from .sections import POSITIONS, Section, SectionedTable

PARTS = ("FrToDt", "StmtPgntn", "Acct", "Bal", "TxsSummry", "Ntry")
SIDES = {"TtlCdtNtries": "credit", "TtlDbtNtries": "debit"}


class Camt(SectionedTable):
    """The entries of all `Stmt`, in the order of time, numbered as they stand in the file: an XML file may be one line.
    Read anew on each iteration, never held whole."""

    format = "camt-053"

    name = "Sao kê camt.053"

    def __init__(self, file: BinaryIO):
        self.file = file
        self.unlike: dict[int, str] = {}
        super().__init__()
        self.notes += sentences(self.unlike)

    def walk(self, *, whole: bool) -> Iterator[Line | Section]:
        """The lines of each statement (`Stmt`) and then its Section, see SectionedTable. Raises FileRefusedError for a broken file."""
        section, digest, number, balances = None, hashlib.blake2b(digest_size=16), 0, Balances()
        for element in elements(self.file, *PARTS, within="Stmt"):
            name, parent = name_of(element), element.getparent()
            if name != "Stmt" and (parent is None or name_of(parent) != "Stmt"):
                continue
            if section is None:
                statement = element if name == "Stmt" else parent
                section, digest = Section(statement.sourceline or 1), hashlib.blake2b(digest_size=16)
                balances = Balances()
            if name == "Stmt":
                section.fingerprint = digest.digest()
                balances.settle(section)
                add_split(section)
                yield section
                section = None
                continue
            if not whole:  # copies are looked for once
                digest.update(etree.tostring(element, encoding="utf-8", with_tail=False))
            if name == "Ntry":
                number += 1
                if not whole and (clause := unlike_its_parts(element)):
                    self.unlike[number] = clause
                for cells in self.entry(section, element, whole=whole):
                    yield number, cells
            elif name == "Bal":
                balances.add(section, element)
            else:
                figure(section, name, element)

    def entry(self, section: Section, entry: etree._Element, *, whole: bool) -> Iterator[Cells]:
        """The cells of one entry's lines, and what it adds to its statement."""
        lines, status = lines_of_entry(entry) if whole or is_batch(entry) else [[]], status_of(entry)
        if not status:
            moved = moved_by(entry)
            section.booked += len(lines)
            section.moved = None if moved is None or section.moved is None else section.moved + moved
            section.more[is_credit(entry)] += len(lines) - 1
        for cells in lines if whole else [[]] * len(lines):
            if whole:
                cells[POSITIONS["status"]] = status
            yield cells


def figure(section: Section, name: str, element: etree._Element) -> None:
    """Take from an element what the statement states of itself."""
    if name == "Acct":
        section.account = text_at(element, "Id", "IBAN") or text_at(element, "Id", "Othr", "Id")
        section.currency = section.currency or text_at(element, "Ccy").upper()
    elif name == "TxsSummry":
        section.count = number_at(element, "TtlNtries", "NbOfNtries")
        for child_name, side in SIDES.items():
            setattr(section, f"count_{side}", number_at(element, child_name, "NbOfNtries"))
            total = child(element, child_name)
            setattr(section, f"total_{side}", None if total is None else whole_amount(text_at(total, "Sum")))
    elif name == "FrToDt":
        section.first_day, section.last_day = (day_at(element, end) for end in ("FrDtTm", "ToDtTm"))
    elif name == "StmtPgntn":
        section.is_page = text_at(element, "LastPgInd") in ("false", "0")


def day_at(element: etree._Element, name: str) -> date | None:
    """The day of a moment in Vietnam; None for what is no day."""
    return vietnam_day(text_at(element, name))


def number_at(element: etree._Element, *path: str) -> int | None:
    """The whole number at a path; None for what is none."""
    text = text_at(element, *path)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def add_split(section: Section) -> None:
    """The stated numbers count entries; where one entry became several lines, they come to count lines."""
    for name, more in (
        ("count", sum(section.more)), ("count_debit", section.more[0]), ("count_credit", section.more[1])
    ):  # fmt: skip
        if getattr(section, name) is not None:
            setattr(section, name, getattr(section, name) + more)
