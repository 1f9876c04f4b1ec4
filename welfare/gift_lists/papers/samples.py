"""A list of recipients on paper, invented."""

from frontportal.paper.sample import SIGNS, PaperSample, headed

from .signing_sheet import HEADERS, LAYOUT

ROW = ["1", SIGNS, "1950", "Thôn Mẫu", "Hộ nghèo", "Quỹ", "1", "500.000", "500.000", "", ""]
LIST = {
    "place": "Xã Mẫu", "rows": [ROW] * 30, "total": ["", "Tổng", "", "", "", "", "30", "", "15.000.000", "", ""],
    "words": "Tổng số tiền bằng chữ: Mười lăm triệu đồng.", "unnamed": SIGNS,
}  # fmt: skip
SHEET = headed("Danh sách nhận quà", headers=HEADERS, lists=[LIST, LIST])
SAMPLES = (PaperSample("signing_sheet", "Danh sách nhận quà, ký nhận", LAYOUT, SHEET),)
