"""A sheet for the board on paper, invented."""

from frontportal.committee.papers.board_sheet import BOARD, code
from frontportal.paper.sample import LONG, SIGNS, PaperSample, headed

from .posting import LAYOUT

ANSWER = {"title": "Trả lời: đã giải quyết xong", "lines": [LONG, SIGNS], "source": SIGNS}
SHEET = headed(
    "Kết quả trả lời kiến nghị KN-2024-001", facts=[["Mã", "KN-2024-001"], ["Nội dung", SIGNS]],
    asked_title="Nội dung kiến nghị", asked=[LONG], answers=[ANSWER, ANSWER], posting=SIGNS, board=BOARD,
    qr=code("https://cong.example/kien-nghi/KN-2024-001/"), qr_words="Mã QR dẫn tới trang của kiến nghị",
)  # fmt: skip
SAMPLES = (PaperSample("posting", "Tờ niêm yết trả lời kiến nghị", LAYOUT, SHEET),)
