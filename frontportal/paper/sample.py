"""A paper with invented words, on which a layout is tried; with signs in it that are Typst's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

OFFICE = {
    "cap_tren": "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM CẤP TRÊN",
    "ten": "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu",
    "ten_in_hoa": "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MẪU",
    "dia_danh": "Suối Mẫu",
    "chuc_vu_ky": "Chủ tịch",
    "nguoi_ky": "Người Ký Mẫu",
}
NUMBER, DAY = "Số: 12/BC-MTTQ-BTT", "ngày 15 tháng 3 năm 2024"
SIGNS = "Nội dung mẫu với các dấu # $ \\ < > @ * _ [ ] { } “ ” và 5 %"
LONG = (
    "Đoạn văn mẫu để thử bố cục, dài hơn một dòng trên khổ A4 và có đủ dấu tiếng Việt: ngữ, ấp, đường, chợ, khoẻ. " * 3
)


@dataclass(frozen=True)
class PaperSample:
    """`key` is the layout's file name without its ending, `label` what the office calls the paper; `data` as the room gives it."""

    key: str
    label: str
    layout: Path
    data: dict[str, Any]


def headed(heading: str, **more: Any) -> dict[str, Any]:
    """What all papers with a letterhead have."""
    return {
        "title": heading,
        "heading": f"{heading.upper()}\n{SIGNS}",
        "office": OFFICE,
        "number": NUMBER,
        "day": DAY,
    } | more
