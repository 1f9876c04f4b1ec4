"""A second account, or a table of sums, below the first one's rows: its label stands between rows, and what follows is no part of it."""

import re
from collections.abc import Iterable

from welfare.bankterms.columns.header import field_for
from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.bankterms.text.labels import ACCOUNT, fold

from ..amounts.checks import SEVERAL

# Whose account it is, where no number tells. What people sign as, “Chủ tài khoản”, has no name on its line.
HOLDER = re.compile(
    r"(?:ten (?:chu )?(?:tai khoan|tk)|(?:ten )?chu (?:tai khoan|tk)|(?:ten )?(?:khach hang|don vi)|account (?:name|holder)|customer(?: name)?) ?: ?(\S.*)"
)
SUMMARY = re.compile(
    r"(?:\W|[\divx]+\b)*(?:bang |bieu )?(?:(?:tong hop|thong ke|tong ket|cong)\b.{0,40}\b(?:theo|tung|hang|moi) |summary\b.{0,40}\b(?:by|per) |(?:daily|monthly) summary).*"
)


class SecondAccount:
    """Sees the lines of one file that are no rows; what follows the label of another account, or the title of a table of sums, is
    refused. `above`: the lines above the table."""

    def __init__(self, printed: PrintedFigures, above: Iterable[str] = ()):
        self.printed = printed
        self.summary = ""  # the title of one
        self.holders = {found[1].strip() for line in above if (found := HOLDER.match(fold(line).strip()))}
        self.is_named = self.is_certain = False  # certain: the one above the table is known, and it is not that one
        self.alone = ""  # one that is named below rows, with none above the table

    def add(self, texts: list[str], *, below_rows: bool) -> None:
        """A line by its texts. Raises FileRefusedError at the headers of a second table, below the label of another account."""
        if self.is_named and len(texts) > 2 and all(field_for(words) for words in texts):
            raise FileRefusedError("several_accounts", SEVERAL)
        folded = fold(" ".join(texts)).strip()
        holder = HOLDER.fullmatch(folded)
        if below_rows and holder and self.holders and holder[1].strip() not in self.holders:
            self.is_named = self.is_certain = True
        if below_rows and len(texts) == 1 and SUMMARY.fullmatch(folded):
            self.summary = self.summary or texts[0]
        found = ACCOUNT.match(folded)
        if found and (self.printed.account or below_rows) and re.sub(r"\D", "", found[1]) != self.printed.account:
            self.is_named = True  # below rows, whatever account these are of
            self.is_certain |= below_rows and bool(self.printed.account)
            self.alone = self.alone or ("" if self.printed.account else found[0].strip())

    def add_below(self, line: str, *, below_rows: bool) -> None:
        """The same for a line of a page, where another account than the one above the table is asked about later."""
        if below_rows and not self.printed.account and (found := ACCOUNT.match(fold(line))):
            self.alone = self.alone or found[0].strip()

    def refuse_row(self) -> None:
        """A row comes. Raises FileRefusedError where the label of another account stands above it, below rows of the first one, or of one whose
        account nothing tells."""
        if self.is_certain:
            raise FileRefusedError("several_accounts", SEVERAL)
        if self.summary:
            raise FileRefusedError(
                "several_tables",
                f"Dưới các giao dịch có bảng thứ hai (“{self.summary[:60]}”). Hãy tách mỗi bảng thành một tệp.",
            )
        if self.alone:
            raise FileRefusedError(
                "several_accounts",
                f"Số tài khoản (…{self.alone[-3:]}) đứng giữa các dòng giao dịch mà trên đầu bảng không có: không rõ các dòng phía trên nó là của "
                "tài khoản nào. Hãy tách mỗi tài khoản thành một tệp, hoặc ghi số tài khoản lên trên đầu bảng.",
            )
