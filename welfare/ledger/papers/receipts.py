"""Receipts and vouchers as one PDF, a sheet of A5 each."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from frontportal.committee.letterhead import issuing_office
from frontportal.paper.letters import missing_letters, sentence
from frontportal.paper.setting import InvalidPaper
from frontportal.paper_layouts.in_use import set_paper

from ..vouchers import Voucher

LAYOUT = Path(__file__).parent / "layouts" / "receipts.typ"


def receipts_as_pdf(vouchers: Sequence[Voucher]) -> bytes:
    """The same bytes for the same vouchers, at least one. Raises InvalidPaper with a sentence that names the first that can't be set."""
    newest = max(each.entry.confirmed_at for each in vouchers)
    office = issuing_office(timezone.localdate(newest))["ten_in_hoa"]
    sheets = [sheet(each, office) for each in vouchers]
    for each in sheets:
        for text, letter in missing_letters(each):
            raise InvalidPaper(f"{each['heading']}: {sentence(text, letter)}")
    return set_paper(LAYOUT, {"title": title_of(vouchers), "sheets": sheets}, at=newest)


def title_of(vouchers: Sequence[Voucher]) -> str:
    first, last = vouchers[0], vouchers[-1]
    if len(vouchers) == 1:
        return f"{first.title} số {first.number}"
    return f"{len(vouchers)} {first.title.lower()}, từ số {first.number} đến số {last.number}"


def sheet(voucher: Voucher, office: str) -> dict:
    entry = voucher.entry
    return {
        "heading": f"{voucher.title} số {voucher.number}",
        "office": office,
        "fund": str(entry.fund),
        "day": voucher.written_on,
        "lines": [list(line) for line in voucher.lines],
        "signers": [list(signer) for signer in voucher.signers],
        "size": 10 if voucher.is_long else 13,
    }
