"""The invented account: what truly happened, whatever a file makes of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NUMBER = "9990001112223"
OPENING = 10_000_000  # đồng


@dataclass(frozen=True)
class Entry:
    """`amount` in đồng, below zero for money out, fee and tax left aside. `status` is "done" or why it never moved."""

    at: datetime
    amount: int
    memo: str
    reference: str
    fee: int = 0
    tax: int = 0
    status: str = "done"

    @property
    def moved(self) -> int:
        """What it did to the balance."""
        return self.amount - self.fee - self.tax if self.status == "done" else 0


MADE = (  # day of October 2024, thousand đồng, memo
    (1, 500, "Nguyễn Văn Mẫu ủng hộ người nghèo"),
    (1, 1_000, "TRAN THI THU UNG HO QUY"),
    (2, -300, "Chi hỗ trợ hộ nghèo Xã A"),
    (2, -11, "Thu phi chuyen tien"),
    (13, 2_000, "CONG TY TNHH VI DU ung ho"),
    (14, 150, "Lê Văn Hải góp Tết, thôn 3"),
    (14, -2_500, "Chi xây nhà Đại đoàn kết"),
    (15, 20, "Ka Thị Ẩn danh gửi quỹ"),
)


def entries(factor: int = 1_000) -> list[Entry]:
    """Oldest first. `factor`: đồng in one of the numbers above."""
    start = datetime(2024, 10, 1, 1, 2, 3)  # still 30 September at Greenwich
    return [
        Entry(start + timedelta(days=day - 1, minutes=17 * number), thousands * factor, memo, f"FT2427{number:07}")
        for number, (day, thousands, memo) in enumerate(MADE, 1)
    ]
