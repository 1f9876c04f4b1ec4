"""Plain reports for tests of the files: no database needed."""

from frontportal.reports.documents.wording import section_text

EDITION = {
    "number": 1,
    "reason": "",
    "published_at": "2024-03-15T15:57:00+07:00",
    "publisher": "Người Thử",
    "sha256": "ab" * 32,
}
LETTERHEAD = {
    "cap_tren": "ỦY BAN CẤP TRÊN",
    "ten": "Ủy ban Mặt trận huyện Mẫu",
    "ten_in_hoa": "ỦY BAN MẶT TRẬN HUYỆN MẪU",
    "dia_danh": "Suối Mẫu",
    "chuc_vu_ky": "CHỦ TỊCH",
    "nguoi_ky": "",
}


def make_figure(slug: str = "houses", **given) -> dict:
    """A figure as contents hold it: 52 houses in two communes, 50 planned, 45 the year before."""
    value = given.get("value", 52)
    unit = given.get("unit_of_measure", "căn")
    return {
        "slug": slug,
        "section": "Nhà",
        "label": f"Chỉ tiêu {slug}",
        "note": "",
        "unit_of_measure": unit,
        "value": value,
        "text": f"{value} {unit}",
        "sentence": f"{value} {unit}/50 {unit} kế hoạch giao",
        "plan": 50,
        "whole": None,
        "declared": None,
        "last_year": 45,
        "record_kind": "house",
        "records": [[key, 1] for key in range(1, 4)],
        "adds_up": True,
        "by_commune": [
            {"code": "bac-mau", "name": "Xã Bắc Mẫu", "value": value - 2},
            {"code": "nam-mau", "name": "Thị trấn Nam Mẫu", "value": 1},
        ],
        "above_communes": 1,
        "by_month": {"3": value - 1, "11": 1},
    } | given


def make_report(*figures: dict, **given) -> dict:
    """A report of 2023 with generated texts."""
    figures = list(figures) or [make_figure()]
    sections = {
        figure["section"]: [each for each in figures if each["section"] == figure["section"]] for figure in figures
    }
    return {
        "content": {"year": 2023, "figures": figures},
        "edition": EDITION,
        "letterhead": LETTERHEAD,
        "introduction": "Năm qua.",
        "texts": {title: section_text(each, 2023) for title, each in sections.items()},
        "tasks": [],
        "definitions": {},
        "addresses": {figure["slug"]: f"https://portal.example/nam/2023/{figure['slug']}/" for figure in figures},
    } | given
