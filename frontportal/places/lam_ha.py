"""The administrative units of Lâm Hà: sixteen communes and towns until the reform of 01/07/2025, six since.

They are real (Resolution 1671/NQ-UBTVQH15); residential areas are not among them, each committee brings its own.
"""

from dataclasses import dataclass
from datetime import date

from simple_history.utils import bulk_create_with_history

from frontportal.kit.values.text import slug

from .models import Succession, Unit

REFORM = date(2025, 7, 1)
REFORM_NOTE = "Theo việc sắp xếp đơn vị hành chính ngày 01/07/2025."
DISTRICT_NOTE = "Cấp huyện kết thúc hoạt động từ ngày 01/07/2025."
OUTSIDE_NOTE = "Thuộc huyện Đức Trọng, nhập vào xã Đinh Văn Lâm Hà theo Nghị quyết số 1671/NQ-UBTVQH15 ngày 16/06/2025."
TOWNS = ("Đinh Văn", "Nam Ban")
COMMUNES = (
    "Đạ Đờn", "Đan Phượng", "Đông Thanh", "Gia Lâm", "Hoài Đức", "Liên Hà", "Mê Linh", "Nam Hà", "Phi Tô",
    "Phú Sơn", "Phúc Thọ", "Tân Hà", "Tân Thanh", "Tân Văn",
)  # fmt: skip
SUCCESSORS = {
    "Đinh Văn Lâm Hà": ("Đinh Văn", "Tân Văn", "Bình Thạnh"),
    "Nam Ban Lâm Hà": ("Nam Ban", "Đông Thanh", "Gia Lâm", "Mê Linh"),
    "Nam Hà Lâm Hà": ("Nam Hà", "Phi Tô"),
    "Phú Sơn Lâm Hà": ("Phú Sơn", "Đạ Đờn"),
    "Phúc Thọ Lâm Hà": ("Phúc Thọ", "Tân Thanh"),
    "Tân Hà Lâm Hà": ("Tân Hà", "Đan Phượng", "Hoài Đức", "Liên Hà"),
}
# Of the State's list of units. A commune of 2025 has the code of one of those it was made of, not always of that name.
OFFICIAL_CODES = {
    "Nam Ban": "24868", "Đinh Văn": "24871", "Phú Sơn": "24880", "Phi Tô": "24883", "Mê Linh": "24892", "Đạ Đờn": "24895",
    "Phúc Thọ": "24898", "Đông Thanh": "24901", "Gia Lâm": "24904", "Tân Thanh": "24907", "Tân Văn": "24910",
    "Hoài Đức": "24913", "Tân Hà": "24916", "Liên Hà": "24919", "Đan Phượng": "24922", "Nam Hà": "24925",
    "Nam Ban Lâm Hà": "24868", "Đinh Văn Lâm Hà": "24871", "Phú Sơn Lâm Hà": "24895", "Nam Hà Lâm Hà": "24883",
    "Phúc Thọ Lâm Hà": "24907", "Tân Hà Lâm Hà": "24916",
}  # fmt: skip


@dataclass(frozen=True)
class LamHa:
    """`communes` of the district until the reform, `today`'s of the province since; both by name."""

    province: Unit
    district: Unit
    communes: dict[str, Unit]
    today: dict[str, Unit]


def create_units() -> LamHa:
    """Make the province, the district, all communes before and after, and what became of which."""
    province = Unit.objects.create(code="lam-dong", official_code="68", name="Lâm Đồng", kind=Unit.Kind.PROVINCE)
    life = {"kind": Unit.Kind.DISTRICT, "parent": province, "until": REFORM, "note": DISTRICT_NOTE}
    district = Unit.objects.create(code="lam-ha", official_code="676", name="Lâm Hà", **life)
    outside = create_outside_commune(Unit.objects.create(code="duc-trong", name="Đức Trọng", is_served=False, **life))
    communes = create_communes(district)
    today = create_todays_communes(province)
    link(communes | {outside.name: outside}, today)
    return LamHa(province, district, communes, today)


def create_outside_commune(district: Unit) -> Unit:
    """The commune of the other district of which a part came to one of today's."""
    return Unit.objects.create(
        code="binh-thanh",
        name="Bình Thạnh",
        kind=Unit.Kind.COMMUNE,
        parent=district,
        until=REFORM,
        is_served=False,
        note=OUTSIDE_NOTE,
    )


def create_communes(district: Unit) -> dict[str, Unit]:
    kinds = dict.fromkeys(TOWNS, Unit.Kind.TOWN) | dict.fromkeys(COMMUNES, Unit.Kind.COMMUNE)
    life = {"parent": district, "until": REFORM}
    units = [
        Unit(code=slug(name), official_code=OFFICIAL_CODES[name], name=name, kind=kind, **life)
        for name, kind in kinds.items()
    ]
    return {unit.name: unit for unit in bulk_create_with_history(units, Unit)}


def create_todays_communes(province: Unit) -> dict[str, Unit]:
    life = {"kind": Unit.Kind.COMMUNE, "parent": province, "since": REFORM, "note": REFORM_NOTE}
    units = [Unit(code=slug(name), official_code=OFFICIAL_CODES[name], name=name, **life) for name in SUCCESSORS]
    return {unit.name: unit for unit in bulk_create_with_history(units, Unit)}


def link(former: dict[str, Unit], today: dict[str, Unit]) -> None:
    steps = [
        Succession(predecessor=former[name], successor=today[successor], on=REFORM)
        for successor, names in SUCCESSORS.items()
        for name in names
    ]
    bulk_create_with_history(steps, Succession)
