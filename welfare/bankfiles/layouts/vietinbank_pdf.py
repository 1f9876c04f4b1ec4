"""VietinBank's statement: the time below the day; amounts written after all texts; who gave in a column of its own."""

from datetime import date

from ..model import Reading, Transaction
from ..signature import Signature
from ..sources.pdf.pages import Pages
from ..text.parties import name_and_account
from ..transactions import paged

LAYOUT = "vietinbank-pdf"
TITLE = "VietinBank, tệp PDF"
BANK = "vietinbank"
PROOF = "sequence number"


def matches(probe: Signature) -> bool:
    """By its heads; pages that lack the first one by the “– A/C” that this bank writes behind every name."""
    if probe.kind == "pdf" and probe.headless:
        return probe.heads("sequence", "day", "amount", "counterparty") and probe.text.count("– a/c") > 2
    return probe.kind == "pdf" and probe.says("stt", "ngay giao dich", "noi dung", "phat sinh co", "ten doi ung")


def read(source: Pages, *, today: date) -> Reading:
    return paged.read(source, layout=LAYOUT, proof=PROOF, today=today, finish=finish)


def finish(row: Transaction, piece: paged.Piece) -> None:
    row.counterparty, row.counter_account = name_and_account(piece.said("counterparty"))
