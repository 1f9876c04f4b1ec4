"""What a drill found, as a table, and whether it was passed."""

from dataclasses import dataclass, field

from .rates import ReadRates
from .traffic import Period

HEADER = ("sự cố", "lượt đọc", "lỗi 5xx", "chậm nhất", "ghi đã nhận", "ghi bị từ chối")


@dataclass
class Report:
    """`lost`: addresses of records that the site had acknowledged and that are not there."""

    has_pool: bool
    periods: dict[str, Period] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    seen_after: float = 0.0  # seconds until readers saw a change while the replica stood still
    rates: ReadRates | None = None

    @property
    def errors(self) -> int:
        return sum(period.errors for period in self.periods.values())

    @property
    def is_passed(self) -> bool:
        return not (self.errors or self.lost)

    def lines(self) -> list[str]:
        acknowledged = sum(period.acknowledged for period in self.periods.values())
        pool = (
            "có, chế độ transaction"
            if self.has_pool
            else "KHÔNG CÓ trên máy này: phần này CHƯA được thử (apt install pgbouncer)"
        )
        return [
            *table(self.periods),
            f"PgBouncer: {pool}",
            f"Lỗi 5xx khi đọc: {self.errors}. Ghi đã nhận mà mất: {len(self.lost)} trong {acknowledged}.",
            f"Máy đọc đứng lại: người đọc thấy thay đổi mới sau {decimal(self.seen_after)} giây.",
            *(rates_lines(self.rates) if self.rates else []),
            "ĐẠT" if self.is_passed else "KHÔNG ĐẠT",
        ]


def table(periods: dict[str, Period]) -> list[str]:
    rows = [HEADER, *(row(name, period) for name, period in periods.items())]
    widths = [max(len(cells[column]) for cells in rows) for column in range(len(HEADER))]
    return [
        "  ".join(
            [cells[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))]
        )
        for cells in rows
    ]


def row(name: str, period: Period) -> tuple[str, ...]:
    counts = (period.reads, period.errors, f"{decimal(period.slowest)} giây", period.acknowledged, period.refused)
    return name, *map(str, counts)


def rates_lines(rates: ReadRates) -> list[str]:
    return [
        f"Trang giữ sẵn, mỗi giây: một máy web {rates.from_memory[0]:.0f}, hai máy {rates.from_memory[1]:.0f} ({decimal(rates.gain(rates.from_memory))} lần).",
        f"Trang dựng lại, mỗi giây: một máy web {decimal(rates.anew[0])}, hai máy {decimal(rates.anew[1])}"
        f" ({decimal(rates.gain(rates.anew))} lần).",
        f"Máy chính làm việc cho 1.000 trang dựng lại: {decimal(rates.primary_alone)} giây bộ xử lý khi không có máy đọc,"
        f" {decimal(rates.primary_relieved)} giây khi có.",
    ]


def decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
