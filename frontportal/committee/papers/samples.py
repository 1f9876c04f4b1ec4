"""A sheet for the board, invented."""

from frontportal.paper.sample import LONG, SIGNS, PaperSample, headed

from .board_sheet import BOARD, LAYOUT, BoardSection, code

SECTIONS = [
    BoardSection("Thu, chi", headers=["Khoản mục", "Đồng"], rows=[[SIGNS, "1.000.000"], ["Còn lại", "1.000.000"]], has_total=True),
    BoardSection("Nội dung", lines=[LONG, SIGNS]),
]  # fmt: skip
SHEET = headed(
    "Công khai kết quả", facts=[["Nội dung", SIGNS]], sections=[section.data for section in SECTIONS],
    notes=[SIGNS, BOARD], qr=code("https://cong.example/"), qr_words="Mã QR dẫn tới trang công khai",
)  # fmt: skip
SAMPLES = (PaperSample("board_sheet", "Tờ niêm yết đợt vận động, hội nghị", LAYOUT, SHEET),)
