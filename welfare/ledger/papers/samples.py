"""Receipts and the fund's notice on paper, invented."""

from frontportal.paper.sample import LONG, OFFICE, SIGNS, PaperSample, headed

from . import notice, receipts

SHEET = {
    "heading": "Phiếu thu số 0401/2023", "office": OFFICE["ten_in_hoa"], "fund": SIGNS, "day": "Ngày 23 tháng 12 năm 2023",
    "lines": [["Nội dung", SIGNS], ["Ghi chú", ""]], "signers": [["Người lập phiếu", SIGNS], ["Thủ quỹ", ""]], "size": 13,
}  # fmt: skip
TABLE = {
    "title": "I. Thu, chi",
    "headers": ["Khoản mục", "Đồng"],
    "rows": [[SIGNS, "1.000.000"]] * 20,
    "beneath": SIGNS,
}
RECEIPTS = {"title": "2 phiếu thu", "sheets": [SHEET, SHEET | {"size": 10}]}
NOTICE = headed("Thông báo thu, chi năm 2023", opening=LONG, sheets=[TABLE])
SAMPLES = (
    PaperSample("receipts", "Phiếu thu, phiếu chi", receipts.LAYOUT, RECEIPTS),
    PaperSample("notice", "Thông báo thu, chi của Quỹ", notice.LAYOUT, NOTICE),
)
