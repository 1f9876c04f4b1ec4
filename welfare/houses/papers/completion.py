"""Biên bản hoàn thành: what was built, by when, what it is worth, who looked at it."""

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.paper.setting import InvalidPaper
from welfare.assistance.models.house import House

from ..models.step import HouseStep
from ..workflow import Stage
from .setting import HousePaper, whose

SIGNERS = ["TM. Ban Vận động", "Trưởng Ban Công tác Mặt trận", "Chủ hộ"]


def completion_minutes(house: House) -> HousePaper:
    """Raises InvalidPaper with a sentence before the work was accepted."""
    steps = list(HouseStep.objects.filter(house=house).order_by("pk"))
    accepted = next((step for step in reversed(steps) if step.stage == Stage.ACCEPTANCE), None)
    if accepted is None:
        raise InvalidPaper("Căn nhà chưa nghiệm thu nên chưa có biên bản hoàn thành.")
    begun = next((step for step in steps if step.stage == Stage.CONSTRUCTION), None)
    facts = [
        ("Mã nhà", house.code.upper()),
        *whose(house),
        ("Loại nhà", f"{house.get_kind_display()}, {house.get_work_display().lower()}"),
        ("Khởi công", day(begun.date) if begun else ""),
        ("Nghiệm thu", day(accepted.date)),
        ("Người nghiệm thu", accepted.people),
        ("Giá trị hoàn thành", f"{dong(accepted.amount or house.total)} đồng"),
        ("Trong đó hỗ trợ", f"{dong(house.support)} đồng"),
        ("Diện tích sử dụng", ""),
        ("Chất lượng", accepted.note),
    ]
    return HousePaper(house, "Biên bản hoàn thành nhà ở", facts, SIGNERS, accepted.date)
