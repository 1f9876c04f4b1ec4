"""Who issues the office's papers: what stands at the head and at the foot of a report."""

from datetime import date

from frontportal.places.models import Unit

from .models import Committee, Officer

# Where nobody has entered who issues the papers yet.
NOBODY = dict.fromkeys(("cap_tren", "ten", "ten_in_hoa", "dia_danh", "chuc_vu_ky", "nguoi_ky"), "")
# Papers numbered …-BTT are the Standing Committee's, which signs them: its name stands beneath the committee's.
STANDING_COMMITTEE = "BAN THƯỜNG TRỰC"
RECEIVERS = ["- Ban Thường trực Mặt trận cấp trên;", "- Cấp ủy, chính quyền cùng cấp;", "- Lưu: VT."]
ABOVE_COMMITTEE = {"province": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"}


def letterhead(day: date) -> dict[str, str]:
    """`{"cap_tren", "ten", "ten_in_hoa", "dia_danh", "chuc_vu_ky", "nguoi_ky"}` as of `day`; empty where unknown."""
    committee = Committee.objects.first()
    if committee is None:
        return {}
    own = (
        Unit.objects.on(day)
        .select_related("parent")
        .filter(name=place_name(committee.name))
        .exclude(kind="area")
        .first()
    )
    above = own.parent if own else None
    chair = Officer.objects.filter(title="Chủ tịch").present(day).order_by("position").first()
    superior = (
        f"{committee.level_label} {above.described}" if above else ABOVE_COMMITTEE.get(own.kind if own else "", "")
    )
    return {
        "cap_tren": superior.upper(),
        "ten": str(committee),
        "ten_in_hoa": str(committee).upper(),
        "dia_danh": place_name(committee.name),
        "chuc_vu_ky": chair.title.upper() if chair else "CHỦ TỊCH",
        "nguoi_ky": chair.full_name if chair else "",
    }


def issuing_office(day: date) -> dict[str, str]:
    """As `letterhead`, with empty words where nobody has entered who issues the papers: what a layout takes."""
    return NOBODY | letterhead(day)


def of_standing_committee(office: dict[str, str]) -> dict[str, str]:
    """The head of a paper that the Standing Committee issues."""
    return office | {"ban_hanh": STANDING_COMMITTEE}


def place_name(name: str) -> str:
    """`"huyện Lâm Hà"` → `"Lâm Hà"`."""
    for kind in Unit.Kind.labels:
        if name.lower().startswith(f"{kind.lower()} "):
            return name[len(kind) + 1 :]
    return name
