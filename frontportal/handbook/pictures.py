"""Which pictures the handbook shows: of which page of the running portal, as seen by whom.

`bin/manage handbook_pictures` takes them anew from the demonstration; nothing in them is a real person's.
"""

from dataclasses import dataclass

FOLDER = "img/handbook"
WIDTH, HEIGHT = 1280, 800


@dataclass(frozen=True)
class Picture:
    """`user` is a demonstration user's name; `address` is reversed by the admin's names, with `?` parts as they are.

    `select` opens the first record of a list; `element` cuts the picture to one element of the page.
    """

    name: str
    user: str
    address: str
    alt: str
    select: bool = False
    element: str = ""
    phone: bool = False

    @property
    def file(self) -> str:
        return f"{FOLDER}/{self.name}.webp"


PICTURES = (
    Picture("bang-cong-viec", "ketoan", "index", "Bảng công việc của kế toán: các việc đang chờ, việc quá hạn đứng trước."),
    Picture("dien-thoai", "canbo.dadon", "index", "Bảng công việc của cán bộ xã trên điện thoại.", phone=True),
    Picture("nhap-tep", "canbo.dadon", "voters_petition_import", "Trang nhập kiến nghị từ tệp, có chỗ tải mẫu."),
    Picture("de-nghi-sua", "duyetbai", "approval_proposedchange_changelist", "Danh sách đề nghị sửa, có một đề nghị đang chờ."),
    Picture("bai-viet", "bientap", "news_article_changelist", "Biểu mẫu một bài viết với thanh công cụ soạn thảo.", select=True),
    Picture("kien-nghi", "bientap", "voters_petition_changelist", "Danh sách kiến nghị với trạng thái và hạn trả lời."),
    Picture("khoan-ung-ho", "ketoan", "ledger_contribution_add", "Biểu mẫu ghi một khoản ủng hộ; số tiền được đọc lại bằng chữ."),
    Picture("sao-ke", "ketoan", "statements_statement_changelist", "Danh sách sao kê với kết quả đối soát của từng tệp."),
    Picture("doi-chieu", "ketoan", "reconciliation_unmatchedline_changelist", "Các dòng sao kê chưa khớp và gợi ý của máy."),
    Picture("dot-van-dong", "ketoan", "appeals_appeal_changelist", "Danh sách đợt vận động và tình trạng công khai."),
    Picture("can-nha", "ketoan", "assistance_house_changelist", "Danh sách nhà Đại đoàn kết."),
    Picture("ngay-hoi", "canbo.dadon", "campaigns_unityday_changelist", "Danh sách ngày hội, có nút Nhập cả xã."),
    Picture("don-vi", "quantri", "places_unit_changelist", "Danh sách đơn vị với ngày bắt đầu và kết thúc."),
    Picture("nam", "lanhdao", "yearly_yearsummary_changelist", "Danh sách trang tổng hợp năm."),
    Picture("nguoi-dung", "quantri", "staff_user_changelist", "Danh sách người dùng và vai trò."),
)  # fmt: skip
BY_NAME = {picture.name: picture for picture in PICTURES}
