"""Receipts and the fund's notice on paper, invented."""

from frontportal.paper.sample import LONG, OFFICE, SIGNS, PaperSample, headed

from .papers import notice, receipts

SIGNERS = [
    ["Người lập phiếu", "Người Lập Mẫu"],
    ["Người nộp", ""],
    ["Thủ quỹ", ""],
    ["Người xác nhận", "Người Xác Nhận Mẫu"],
]
SHEET = {
    "heading": "Phiếu thu số 0401/2023", "office": OFFICE["ten_in_hoa"], "fund": SIGNS,
    "day": "Ngày 23 tháng 12 năm 2023", "lines": [["Nội dung", SIGNS], ["Số tiền", "3.000.000 đồng"], ["Ghi chú", ""]],
    "signers": SIGNERS, "size": 13,
}  # fmt: skip
TABLE = {
    "title": "I. Thu, chi và số dư",
    "heads": ["Khoản mục", "Đồng"],
    "rows": [[SIGNS, "1.000.000"]] * 20,
    "beneath": SIGNS,
}
SAMPLES = (
    PaperSample(
        "receipts",
        "Phiếu thu, phiếu chi",
        receipts.LAYOUT,
        {"title": "2 phiếu thu", "sheets": [SHEET, SHEET | {"size": 10}]},
    ),
    PaperSample(
        "notice",
        "Thông báo thu, chi của Quỹ",
        notice.LAYOUT,
        headed("Thông báo thu, chi năm 2023", opening=LONG, sheets=[TABLE]),
    ),
)
