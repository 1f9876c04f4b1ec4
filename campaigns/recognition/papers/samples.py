"""The list of areas to be recognised on paper, invented."""

from frontportal.paper.sample import SIGNS, PaperSample, headed

from .listing import HEADERS, LAYOUT

ROWS = [[str(number), SIGNS, "Xã Mẫu", "90", "15/10/2023", "88", ""] for number in range(1, 30)]
LISTING = headed(
    "Danh sách khu dân cư đề nghị công nhận", beneath=SIGNS, headers=HEADERS, rows=ROWS, total="Cộng: 29 khu dân cư."
)
SAMPLES = (PaperSample("list", "Danh sách khu dân cư trình, công nhận", LAYOUT, LISTING),)
