"""The menu in six groups by what people come for, and which entry a page belongs to. Pillars are named by string only."""

from dataclasses import dataclass
from functools import cache

from django import template
from django.urls import reverse

register = template.Library()

# A group leads to its first entry. Each is its words and the name of its address.
GROUPS = {
    "Tin": [("Tin tức", "news:articles"), ("Phong trào", "campaigns:campaigns"), ("Giới thiệu", "committee:pages")],
    "Quỹ và chăm lo": [
        ("Thu chi của Quỹ", "welfare:fund"),
        ("Các quỹ", "welfare:funds"),
        ("Ủng hộ", "welfare:giving-home"),
        ("Tìm khoản của tôi", "welfare:own-gift"),
        ("Đề nghị giúp đỡ", "help_requests:ask"),
    ],
    "Cử tri": [
        ("Tiếp xúc cử tri", "voters:meetings"),
        ("Kiến nghị", "voters:petitions"),
        ("Giám sát", "voters:supervisions"),
        ("Góp ý", "voters:feedback"),
        ("Lịch", "event_calendar:today"),
    ],
    "Địa bàn": [("Xã, thị trấn", "places:units"), ("Khu dân cư", "campaigns:areas")],
    "Năm": [("Số liệu năm", "yearly:latest"), ("So sánh", "yearly:compare"), ("Dữ liệu mở", "open-data:catalogue")],
    "Văn bản": [("Văn bản", "documents:documents")],
}
# Other words by which people look for an entry's page, folded.
SEARCHED_BY = {
    "news:articles": "tin bai bao moi",
    "committee:pages": "gioi thieu mat tran co cau to chuc chu tich",
    "event_calendar:today": "lich am duong ngay thang su kien",
    "places:units": "ban do dia ban",
    "yearly:compare": "so sanh so lieu cac nam cac xa thi tran hai nam bieu do",
    "documents:documents": "cong van nghi quyet quyet dinh ke hoach thong bao tai lieu",
    "help_requests:ask": "xin giup do ho ngheo",
}


@dataclass(frozen=True)
class Entry:
    group: str
    label: str
    url: str
    words: str = ""


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(group, label, reverse(name), SEARCHED_BY.get(name, ""))
        for group, entries in GROUPS.items()
        for label, name in entries
    )


@register.filter
def menu_place(path: str) -> str:
    """Where a page stands in the menu: the address of the entry that it is below, with "…" unless it is the entry's own
    page; "" for pages of no entry. So few values that a menu can be kept for each.
    """
    above = [entry.url for entry in entries() if path.startswith(entry.url)]
    if not above:
        return ""
    nearest = max(above, key=len)
    return nearest if path == nearest else f"{nearest}…"


@register.simple_tag
def menu_groups(place: str) -> list[dict]:
    """`{label, url, current, entries: [{label, url, current}]}` of each group; `current` is what aria-current says."""
    nearest = place.removesuffix("…")
    here = "page" if place == nearest else "true"
    groups = []
    for label in GROUPS:
        own = [entry for entry in entries() if entry.group == label]
        marked = [
            {"label": entry.label, "url": entry.url, "current": here if entry.url == nearest else ""} for entry in own
        ]
        group_here = next((each["current"] for each in marked if each["current"]), "")
        groups.append(
            {
                "label": label,
                "url": own[0].url,
                "current": group_here and ("page" if place == own[0].url else "true"),
                "entries": marked if len(marked) > 1 else [],
            }
        )
    return groups
