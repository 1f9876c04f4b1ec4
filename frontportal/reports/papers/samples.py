"""The year's report and a period's on paper, invented."""

from typing import Any

from frontportal.committee.letterhead import RECEIVERS
from frontportal.paper.sample import LONG, SIGNS, PaperSample, headed

from ..documents import pdf as year
from ..periods import pdf as period
from ..periods.content import HEADERS

FIGURE = [SIGNS, "căn", "52", "50", "104%", "47 (+5)"]


def part(title: str, level: int, paragraphs: list[Any], rows: list[list[str]], **more: str) -> dict[str, Any]:
    return {
        "title": title,
        "level": level,
        "caption": "Mục mẫu, năm 2023",
        "paragraphs": paragraphs,
        "rows": rows,
    } | more


SAID = [{"words": LONG, "slug": ""}, {"words": "52 căn", "slug": "mau"}, {"words": f" {SIGNS}", "slug": ""}]
REPORT = headed(
    "Báo cáo kết quả công tác Mặt trận năm 2023", opening=[LONG], notice=SIGNS, headers=year.HEADERS,
    sections=[part("I. Nhóm mục mẫu", 1, [], []), part("1. Mục mẫu", 2, [SAID], [FIGURE] * 40)],
    receivers=RECEIVERS, tasks_title="Nhiệm vụ năm 2024", tasks=[f"{SIGNS}."], closing=LONG,
    matrix_title="Phụ lục I. Số liệu theo xã, thị trấn",
    matrix=[{"caption": "Theo xã, thị trấn, phần 1/1", "headers": ["Đơn vị", "Nhà (căn)"], "note": SIGNS,
             "rows": [*[[f"Xã Mẫu {number}", "3"] for number in range(30)], ["Toàn địa bàn", "90"]]}],
    index_title="Phụ lục II. Định nghĩa chỉ tiêu và danh sách hồ sơ", index_caption="Mỗi con số được cộng từ hồ sơ nào",
    index_headers=["Số", "Chỉ tiêu", "Cách ghi", "Hồ sơ", "Định nghĩa", "Danh sách hồ sơ"],
    index=[{"slug": "mau", "number": "1", "label": SIGNS, "sentence": "52 căn", "records": "52", "definition": LONG,
            "address": "https://cong.example/nam/2023/mau/"}],
    edition=f"Ấn bản 1. {SIGNS}",
)  # fmt: skip
PERIOD = headed(
    "Báo cáo kết quả công tác Mặt trận quý I năm 2024", notice=SIGNS, headers=HEADERS, receivers=RECEIVERS, closing=LONG,
    sections=[
        part("I. Nhóm mục mẫu", 1, [], [], note=""),
        part("1. Mục mẫu", 2, [LONG], [[SIGNS, "cuộc", "12", "12", "40", "30%", "7"]] * 30, note=SIGNS),
    ],
)  # fmt: skip
SAMPLES = (
    PaperSample("report", "Báo cáo năm", year.LAYOUT, REPORT),
    PaperSample("period", "Báo cáo tháng, quý, 6 tháng", period.LAYOUT, PERIOD),
)
