"""Minutes of goods on paper, invented."""

from frontportal.paper.sample import LONG, SIGNS, PaperSample, headed

from .minutes import HEADERS, LAYOUT

ROWS = [[str(number), SIGNS, "kg", "12,5", "Mới", ""] for number in range(1, 25)]
MINUTES = headed("Biên bản nhập hiện vật", facts=[["Bên giao", SIGNS]], headers=HEADERS, rows=ROWS, closing=LONG)
SAMPLES = (PaperSample("minutes", "Biên bản giao nhận hiện vật", LAYOUT, MINUTES),)
