"""Invented requests of voters, the answers they got, minutes and subjects of supervision."""

from pathlib import Path
from typing import NamedTuple

CONTENT = Path(__file__).parent / "petitions.txt"
SINCE_REFORM = Path(__file__).parent / "petitions_since_reform.txt"


class DemoPetition(NamedTuple):
    """What was asked, of which body, and how it was answered; `{area}` and `{commune}` stand for the place.

    `agency` is a key of the demonstration's agencies, `outcome` a Reply.Class, `urgency` a Petition.Urgency.
    """

    field: str
    agency: str
    outcome: str
    urgency: str
    title: str
    content: str
    reply: str


def read_asks(content: Path = CONTENT) -> list[DemoPetition]:
    """Blocks of four lines: the words of the first, then title, content and reply."""
    blocks = content.read_text(encoding="utf-8").strip().split("\n\n")
    return [
        DemoPetition(*words.split(), title, content, reply)
        for words, title, content, reply in map(str.splitlines, blocks)
    ]


MINUTES = [
    "Đại biểu thông báo nội dung kỳ họp và kết quả trả lời kiến nghị lần trước. Cử tri phát biểu về đường giao thông, "
    "nước tưới và giá nông sản. Đại biểu trả lời tại chỗ các nội dung thuộc thẩm quyền; phần còn lại được chuyển đến "
    "cơ quan có thẩm quyền.",
    "Hội nghị nghe báo cáo tình hình kinh tế – xã hội của địa phương. Ý kiến tập trung vào đất đai, môi trường và "
    "trường học. Mặt trận ghi nhận từng ý kiến, tách riêng khiếu nại, tố cáo để xử lý theo luật.",
    "Cử tri ghi nhận việc trả lời kiến nghị có thời hạn cụ thể, đồng thời đề nghị theo dõi đến cùng những việc đang "
    "giải quyết. Đại biểu hứa báo lại tại hội nghị tới.",
]

# title, form, whom
SUPERVISED = [
    ("Việc hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo", "team", "Ủy ban nhân dân {place}"),
    ("Việc quản lý, sử dụng các khoản đóng góp tự nguyện của nhân dân", "inspection", "Ủy ban nhân dân {place}"),
    ("Đầu tư đường nông thôn theo cách Nhà nước và nhân dân cùng làm", "investment", "Ban quản lý công trình {place}"),
    ("Việc giải quyết thủ tục đất đai cho hộ gia đình", "team", "Chi nhánh Văn phòng đăng ký đất đai"),
    ("Việc chi trả trợ cấp bảo trợ xã hội qua tài khoản", "documents", "Phòng Lao động – Thương binh và Xã hội"),
    ("Việc thu, chi các khoản đầu năm học ở trường công lập", "joining", "Phòng Giáo dục và Đào tạo"),
    ("Việc tiếp công dân và trả lời kiến nghị của cử tri", "team", "Ủy ban nhân dân {place}"),
]
SUPERVISED_SINCE_REFORM = [
    ("Việc tiếp nhận, trả kết quả hồ sơ sau khi sáp nhập xã", "team", "Trung tâm Phục vụ hành chính công {place}"),
    ("Việc quản lý trụ sở, tài sản dôi dư sau sáp nhập", "documents", "Ủy ban nhân dân {place}"),
    ("Bữa ăn bán trú của học sinh tiểu học", "team", "Trường Tiểu học trung tâm {place}"),
    ("Việc xoá nhà tạm, nhà dột nát cho hộ nghèo, hộ cận nghèo", "inspection", "Ủy ban nhân dân {place}"),
    ("Việc đóng góp làm đường thôn", "investment", "Ban quản lý công trình {place}"),
    ("Việc chi trả trợ cấp cho người cao tuổi tại nhà", "joining", "Phòng Văn hoá – Xã hội {place}"),
]

AGENCIES = {
    "district": ("Ủy ban nhân dân huyện Lâm Hà", "district"),
    "infrastructure": ("Phòng Kinh tế và Hạ tầng huyện Lâm Hà", "district"),
    "farming": ("Phòng Nông nghiệp và Phát triển nông thôn huyện Lâm Hà", "district"),
    "environment": ("Phòng Tài nguyên và Môi trường huyện Lâm Hà", "district"),
    "schools": ("Phòng Giáo dục và Đào tạo huyện Lâm Hà", "district"),
    "welfare": ("Phòng Lao động – Thương binh và Xã hội huyện Lâm Hà", "district"),
    "police": ("Công an huyện Lâm Hà", "district"),
    "health": ("Trung tâm Y tế huyện Lâm Hà", "district"),
    "insurance": ("Bảo hiểm xã hội huyện Lâm Hà", "district"),
    "power": ("Điện lực Lâm Hà", "other"),
    "land": ("Chi nhánh Văn phòng đăng ký đất đai Lâm Hà", "other"),
    "roads-province": ("Sở Giao thông vận tải tỉnh Lâm Đồng", "province"),
    "central": ("Bộ Nông nghiệp và Phát triển nông thôn", "central"),
    "construction": ("Sở Xây dựng tỉnh Lâm Đồng", "province"),
    "environment-province": ("Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng", "province"),
    "land-province": ("Văn phòng Đăng ký đất đai tỉnh Lâm Đồng", "province"),
}

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "K'", "Bùi", "Đỗ"]
MIDDLE = ["Văn", "Thị", "Đình", "Ngọc", "Xuân", "Minh"]
GIVEN = ["An", "Bình", "Cúc", "Dũng", "Hạnh", "Khoa", "Lan", "Mười", "Nhung", "Quý", "Sáu", "Tâm", "Út", "Yến"]
