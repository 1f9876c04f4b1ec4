"""Models of skilful civil work in six communes. Invented."""

from datetime import date

from simple_history.utils import bulk_create_with_history

from .models import CivilWorkModel

ORDER = 42
MODELS = (
    ("Camera an ninh tự quản", "defence", "Chi hội Cựu chiến binh Thôn 3", "Đạ Đờn", (2021, 3, 10), 42),
    ("Tổ phụ nữ đổi công mùa cà phê", "economy", "Chi hội Phụ nữ Thôn 5", "Tân Hà", (2022, 1, 20), 28),
    ("Tiếng trống học bài", "culture", "Ban Công tác Mặt trận Thôn 2", "Phi Tô", (2022, 8, 15), 60),
    ("Ngày thứ bảy vì dân", "politics", "Tổ một cửa xã", "Phú Sơn", (2023, 2, 6), 11),
    ("Tuyến đường hoa nông thôn", "culture", "Chi hội Nông dân Thôn 1", "Đan Phượng", (2023, 4, 18), 75),
    ("Vườn cà phê không rác", "economy", "Tổ hợp tác cà phê", "Tân Thanh", (2024, 5, 9), None),
    ("Tổ dẫn đường tới bộ phận một cửa mới", "politics", "Đoàn Thanh niên xã", "Phú Sơn Lâm Hà", (2025, 8, 4), 16),
    ("Lớp điện thoại cho người trên sáu mươi", "culture", "Chi hội Người cao tuổi", "Tân Hà Lâm Hà", (2026, 6, 8), 34),
)


def load(world) -> None:
    stamps, found = world.stamps("editor"), []
    for number, (name, field, lead, commune, (year, month, day), people) in enumerate(MODELS):
        recognised = number in (0, 2, 4)
        decided = date(2023, 10, 15) if recognised else None
        found.append(
            CivilWorkModel(
                name=name, field=field, lead=f"{lead} (minh hoạ)", unit=(world["communes"] | world["today"])[commune],
                started_on=date(year, month, day), people=people, shown=number != 5, is_illustration=True,
                summary="Mỗi tháng họp một lần, chia việc theo nhóm hộ; kết quả báo ở cuộc họp thôn (minh hoạ).",
                level="district" if recognised else "", recognised_on=decided,
                decision=f"{40 + number}/QĐ-UBND" if recognised else "", **stamps,
            )
        )  # fmt: skip
    bulk_create_with_history(found, CivilWorkModel)
