"""A balance after each day's last row: yesterday's closing + the day's credits − debits = the day's closing."""

from ..model import PrintedFigures, Transaction
from .breaks import Break, Day


class Daily:
    """The first day only gives the base; a day without a printed closing can't be proven, and is shown as such."""

    chains_balances = True

    def __init__(self):
        self.days: list[Day] = []
        self.lasts: list[Transaction] = []

    def see(self, row: Transaction) -> None:
        if not self.days or self.days[-1].day != row.day:
            self.days.append(Day(row.day))
            self.lasts.append(row)
        today = self.days[-1]
        today.rows += 1
        today.movement += row.credit - row.debit
        today.closing = row.balance
        self.lasts[-1] = row

    def close(self, controls: PrintedFigures) -> tuple[list[Break], bool, str]:
        if self.days and self.days[-1].closing is None:
            self.days[-1].closing = controls.closing
        held, since, breaks = controls.opening, 0, []
        for today, last in zip(self.days, self.lasts, strict=True):
            since += today.movement
            if today.closing is None:
                continue
            missing = 0 if held is None else today.closing - held - since
            today.outcome = "base" if held is None else "breaks" if missing else "proven"
            if missing:
                breaks.append(Break(f"Số dư cuối ngày {today.day:%d/%m/%Y}", last.page, last.line, missing))
            held, since = today.closing, 0
        return breaks, any(today.outcome == "proven" for today in self.days), self.why()

    def open_ends(self, controls: PrintedFigures) -> tuple[bool, bool]:
        return controls.opening is None, controls.closing is None

    def why(self) -> str:
        count = {
            outcome: sum(day.outcome == outcome for day in self.days) for outcome in ("proven", "base", "unprovable")
        }
        said = f"{count['proven']} ngày khớp số dư cuối ngày đến từng đồng"
        if count["base"]:
            said += "; ngày đầu chỉ làm gốc"
        if count["unprovable"]:
            said += f"; {count['unprovable']} ngày không in số dư nên không chứng minh được"
        return f"{said}."
