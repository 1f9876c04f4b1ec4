"""A receipt of a fund in a cell of a sheet: "Phiếu thu 12 năm 2024", with the fund behind it where it is not the main one."""

import re
from typing import Any

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import fold
from frontportal.kit.web.tags import day
from frontportal.sheets.links import LinkCell

from ..models.contribution import Contribution

RECEIPT = re.compile(
    r"(?:(?:phieu thu|pt|bien lai)[ .:]*)?(?:so )?0*(\d{1,9})(?:\s*[/-]\s*|,? nam )(20\d\d)(?:\s*[,;(]\s*([^)]*?)\s*\)?)?"
)


class ReceiptCell(LinkCell):
    """Asked one by one: a year may have very many receipts, and a sheet names few."""

    def __init__(self) -> None:
        super().__init__(Contribution)
        self.names = {}

    def refuse_others(self, text: str, found: Any) -> None:
        if self.user is not None and not visible(Contribution.objects, self.user).filter(pk=found.pk).exists():
            raise ValueError(f"“{text}” nằm ngoài địa bàn được phân công cho bạn.")

    def pick(self, text: str, found: list[Any], row: dict[str, Any]) -> Contribution:
        asked = RECEIPT.fullmatch(fold(text))
        if asked is None:
            raise ValueError(f"“{text}” không rõ là phiếu thu nào. Hãy ghi số và năm, ví dụ “Phiếu thu 12 năm 2024”.")
        number, year, fund = asked.groups()
        entries = Contribution.objects.confirmed().filter(receipt_number=int(number), year=int(year))
        named = [entry for entry in entries.select_related("fund") if is_of(entry, fund or "")]
        if not named:
            raise ValueError(f"Không có phiếu thu {int(number)} năm {year} của {'quỹ ấy' if fund else 'quỹ chính'}.")
        return named[0]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """A draft has no number yet: it is named, and a sheet that names it so is refused."""
        if value is None:
            return ""
        if not value.is_confirmed:
            return f"Khoản chưa vào sổ, ngày {day(value.date)}"
        fund = "" if value.fund.is_main else f", {value.fund}"
        return f"Phiếu thu {value.receipt_number} năm {value.year}{fund}"


def is_of(entry: Contribution, fund: str) -> bool:
    """Whether an entry is of the fund that is named, folded; of the main one where none is."""
    return fold(entry.fund.name) == fund if fund else entry.fund.is_main
