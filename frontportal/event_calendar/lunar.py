"""The Vietnamese lunar day of a date. Reckoned at UTC+7, so that Tết is at times a day before China's, as in 2030.

Source: Hồ Ngọc Đức's algorithm by `lunar_vn`. Two such programs agree on every day from 1968 to 2053.
"""

from dataclasses import dataclass
from datetime import date

from lunar_vn import solar_to_lunar

MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Chạp")


@dataclass(frozen=True)
class LunarDay:
    """`is_leap`: in the second of two months of one number."""

    day: int
    month: int
    is_leap: bool = False

    @property
    def words(self) -> str:
        """`"23 tháng Chạp"`, `"mùng 1 tháng Giêng"`, `"8 tháng Sáu nhuận"`."""
        day = f"mùng {self.day}" if self.day <= 10 else str(self.day)
        return f"{day} tháng {MONTHS[self.month - 1]}{' nhuận' if self.is_leap else ''}"

    @property
    def short(self) -> str:
        """`"23/12"`; a leap month is marked, `"8/6n"`."""
        return f"{self.day}/{self.month}{'n' if self.is_leap else ''}"


def lunar_day(day: date) -> LunarDay:
    """Of a day from 1900 to 2100; ValueError for others."""
    found = solar_to_lunar(day)
    return LunarDay(found.day, found.month, bool(found.leap))
