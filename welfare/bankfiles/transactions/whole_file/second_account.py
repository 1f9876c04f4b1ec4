"""A second account below the first one's rows: its label stands between rows, and what follows is another statement."""

import re

from welfare.bankterms.columns.header import field_for
from welfare.bankterms.model import PrintedFigures, Refused
from welfare.bankterms.text.labels import ACCOUNT, fold

from ..amounts.checks import SEVERAL


class SecondAccount:
    """Sees the lines of one file that are no rows; what follows the label of another account is refused."""

    def __init__(self, printed: PrintedFigures):
        self.printed = printed
        self.is_named = self.is_certain = False  # certain: the one above the table is known, and it is not that one
        self.alone = ""  # one that is named below rows, with none above the table

    def add(self, texts: list[str], *, below_rows: bool) -> None:
        """A line by its texts. Raises Refused at the headers of a second table, below the label of another account."""
        if self.is_named and len(texts) > 2 and all(field_for(words) for words in texts):
            raise Refused("several_accounts", SEVERAL)
        found = ACCOUNT.match(fold(" ".join(texts)))
        if found and (self.printed.account or below_rows) and re.sub(r"\D", "", found[1]) != self.printed.account:
            self.is_named = True  # below rows, whatever account these are of
            self.is_certain |= below_rows and bool(self.printed.account)
            self.alone = self.alone or ("" if self.printed.account else found[0].strip())

    def add_below(self, line: str, *, below_rows: bool) -> None:
        """The same for a line of a page, where another account than the one above the table is asked about later."""
        if below_rows and not self.printed.account and (found := ACCOUNT.match(fold(line))):
            self.alone = self.alone or found[0].strip()

    def refuse_row(self) -> None:
        """A row comes. Raises Refused where the label of another account stands above it, below rows of the first one, or of one whose
        account nothing tells."""
        if self.is_certain:
            raise Refused("several_accounts", SEVERAL)
        if self.alone:
            raise Refused(
                "several_accounts",
                f"Số tài khoản (…{self.alone[-3:]}) đứng giữa các dòng giao dịch mà trên đầu bảng không có: không rõ các dòng phía trên nó là của "
                "tài khoản nào. Hãy tách mỗi tài khoản thành một tệp, hoặc ghi số tài khoản lên trên đầu bảng.",
            )
