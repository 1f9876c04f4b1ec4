"""Which communes' meetings were held when: by rounds, as councils really go round before and after sessions."""

from datetime import date
from typing import NamedTuple

BOTH, DISTRICT, WITH_COMMUNE, ASSEMBLY = ["province", "district"], ["district"], ["district", "commune"], ["assembly"]
SINCE_REFORM, COMMUNE = ["province", "commune"], ["commune"]
MIDDLE, LAST = (
    "kỳ họp thường lệ giữa năm {year} của Hội đồng nhân dân",
    "kỳ họp thường lệ cuối năm {year} của Hội đồng nhân dân",
)
BEFORE, AFTER = "before-session", "after-session"


class MeetingRound(NamedTuple):
    """Meetings on the working days from `first_day` on, one in each of the `communes`, parted by commas."""

    first_day: date
    kind: str
    session: str
    councils: list[str]
    communes: str


ROUNDS = {
    2022: [
        MeetingRound(date(2022, 5, 10), BEFORE, "kỳ họp thứ 3, Quốc hội khoá XV", ASSEMBLY, "Đinh Văn"),
        MeetingRound(date(2022, 6, 13), BEFORE, MIDDLE, BOTH, "Phi Tô, Tân Thanh, Đạ Đờn, Liên Hà"),
        MeetingRound(date(2022, 7, 25), AFTER, MIDDLE, DISTRICT, "Đinh Văn, Nam Ban, Gia Lâm, Hoài Đức, Tân Hà"),
        MeetingRound(date(2022, 10, 6), BEFORE, "kỳ họp thứ 4, Quốc hội khoá XV", ASSEMBLY, "Tân Hà, Nam Ban"),
        MeetingRound(date(2022, 11, 21), BEFORE, LAST, BOTH, "Phú Sơn, Mê Linh, Phúc Thọ, Đan Phượng"),
    ],
    2023: [
        MeetingRound(date(2023, 5, 9), BEFORE, "kỳ họp thứ 5, Quốc hội khoá XV", ASSEMBLY, "Đạ Đờn, Liên Hà"),
        MeetingRound(date(2023, 6, 12), BEFORE, MIDDLE, BOTH, "Đinh Văn, Nam Ban, Tân Hà, Phúc Thọ"),
        MeetingRound(date(2023, 6, 19), BEFORE, MIDDLE, DISTRICT, "Đạ Đờn, Đan Phượng, Đông Thanh, Gia Lâm, Hoài Đức"),
        MeetingRound(date(2023, 7, 24), AFTER, MIDDLE, WITH_COMMUNE, "Liên Hà, Mê Linh, Nam Hà, Phú Sơn, Tân Văn"),
        MeetingRound(date(2023, 10, 10), BEFORE, "kỳ họp thứ 6, Quốc hội khoá XV", ASSEMBLY, "Phúc Thọ, Gia Lâm"),
        MeetingRound(date(2023, 11, 20), BEFORE, LAST, BOTH, "Đinh Văn, Nam Ban, Tân Hà, Phúc Thọ"),
    ],
    2024: [
        MeetingRound(date(2024, 5, 7), BEFORE, "kỳ họp thứ 7, Quốc hội khoá XV", ASSEMBLY, "Phú Sơn"),
        MeetingRound(date(2024, 6, 17), BEFORE, MIDDLE, BOTH, "Phi Tô, Tân Thanh, Đinh Văn, Đạ Đờn"),
        MeetingRound(date(2024, 7, 22), AFTER, MIDDLE, WITH_COMMUNE, "Tân Văn, Nam Hà, Liên Hà"),
        MeetingRound(date(2024, 10, 8), BEFORE, "kỳ họp thứ 8, Quốc hội khoá XV", ASSEMBLY, "Hoài Đức, Mê Linh"),
        MeetingRound(date(2024, 11, 18), BEFORE, LAST, BOTH, "Nam Ban, Tân Hà, Phúc Thọ, Đông Thanh"),
    ],
    2025: [
        MeetingRound(date(2025, 4, 21), BEFORE, "kỳ họp thứ 9, Quốc hội khoá XV", ASSEMBLY, "Tân Thanh, Đan Phượng"),
        MeetingRound(date(2025, 6, 2), BEFORE, MIDDLE, BOTH, "Phú Sơn, Nam Hà, Đông Thanh"),
        MeetingRound(date(2025, 8, 11), AFTER, MIDDLE, SINCE_REFORM, "Phú Sơn Lâm Hà, Tân Hà Lâm Hà, Nam Ban Lâm Hà"),
        MeetingRound(
            date(2025, 10, 6), BEFORE, "kỳ họp thứ 10, Quốc hội khoá XV", ASSEMBLY, "Đinh Văn Lâm Hà, Phúc Thọ Lâm Hà"
        ),
        MeetingRound(date(2025, 11, 17), BEFORE, LAST, SINCE_REFORM, "Nam Hà Lâm Hà, Đinh Văn Lâm Hà, Nam Ban Lâm Hà"),
    ],
    2026: [
        MeetingRound(
            date(2026, 5, 18), AFTER, "kỳ họp thứ nhất, Quốc hội khoá XVI", ASSEMBLY, "Nam Ban Lâm Hà, Phú Sơn Lâm Hà"
        ),
        MeetingRound(
            date(2026, 6, 8), BEFORE, MIDDLE, SINCE_REFORM,
            "Đinh Văn Lâm Hà, Tân Hà Lâm Hà, Nam Hà Lâm Hà, Phúc Thọ Lâm Hà",
        ),
        MeetingRound(date(2026, 7, 27), AFTER, MIDDLE, COMMUNE, "Phú Sơn Lâm Hà, Nam Ban Lâm Hà"),
        MeetingRound(
            date(2026, 10, 5), BEFORE, "kỳ họp thứ 2, Quốc hội khoá XVI", ASSEMBLY, "Tân Hà Lâm Hà, Nam Hà Lâm Hà"
        ),
        MeetingRound(date(2026, 11, 16), BEFORE, LAST, SINCE_REFORM, "Nam Ban Lâm Hà, Phú Sơn Lâm Hà"),
    ],
}  # fmt: skip
VOTERS_OF_COUNCILS = {2022: 583, 2023: 746, 2024: 468, 2025: 521, 2026: 498}
