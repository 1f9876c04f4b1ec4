"""Phiếu khảo sát: what is on record is printed, the rest is filled in at the house."""

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.assistance.models.house import House

from ..models.step import HouseStep
from ..workflow import Stage
from .setting import HousePaper, whose

SIGNERS = ["Bí thư Chi bộ", "Trưởng thôn, tổ dân phố", "Trưởng Ban Công tác Mặt trận", "Chủ hộ"]


def survey_sheet(house: House) -> HousePaper:
    step = HouseStep.objects.filter(house=house, stage=Stage.SURVEY).order_by("-pk").first()
    facts = [
        ("Mã nhà", house.code.upper()),
        *whose(house),
        ("Số nhân khẩu", ""),
        ("Số lao động", ""),
        ("Hoàn cảnh gia đình", ""),
        ("Hiện trạng nhà ở", ""),
        ("Diện tích nhà hiện có", ""),
        ("Tình trạng đất ở", ""),
        ("Giấy chứng nhận quyền sử dụng đất", ""),
        ("Đã được hỗ trợ nhà ở trước đây", ""),
        ("Loại nhà đề nghị", house.get_kind_display()),
        ("Hình thức đề nghị", house.get_work_display()),
        ("Tổng dự toán kinh phí", f"{dong(step.amount if step and step.amount else house.total)} đồng"),
        ("Mức đề nghị hỗ trợ", f"{dong(house.support)} đồng"),
        ("Phần gia đình, dòng họ", ""),
        ("Phần vận động thêm", ""),
        ("Ngày khảo sát", day(step.date) if step else ""),
        ("Người khảo sát", step.people if step else ""),
        ("Ý kiến của khu dân cư", ""),
    ]
    closing = "Những dòng để trống do người khảo sát ghi tại nhà."
    on = step.date if step else None
    return HousePaper(house, "Phiếu khảo sát nhà ở", facts, SIGNERS, on, closing)
