"""Lâm Hà as it was in 2023 and as it is since 1 July 2025. Administrative units are real (`lam_ha.py`), areas invented."""

from datetime import date

from simple_history.utils import bulk_create_with_history

from frontportal.kit.values.text import slug

from ..lam_ha import REFORM, REFORM_NOTE, SUCCESSORS, create_units
from ..models import Posting, Succession, Unit
from .areas import MERGED_2023, names_of

ORDER = 10
DISTRICT_WIDE = ("editor", "approver", "accountant", "confirmer", "leader", "data_officer")


def load(world):
    units = create_units()
    communes = units.communes
    world["province"], world["today"] = units.province, units.today
    areas = load_areas(world, communes)
    load_earlier_areas(communes, areas)
    load_todays_areas(world, areas)
    world["district"], world["communes"], world["areas"] = units.district, communes, areas
    post_users(world)


def area_of(commune: Unit, name: str, **given) -> Unit:
    code = slug(f"{commune.code} {name}", most=60)
    return Unit(code=code, name=name, kind=Unit.Kind.AREA, parent=commune, is_illustration=True, **given)


def load_areas(world, communes) -> list[Unit]:
    """The 170 areas of 18 November 2023; two of them were made by mergers on 1 January 2023."""
    merged = {name for _, _, name in MERGED_2023}
    units = [
        area_of(
            commune,
            name,
            until=REFORM,
            households=world.random.randint(58, 236),
            since=date(2023, 1, 1) if name in merged else None,
        )
        for commune in communes.values()
        for name in names_of(commune.name)
    ]
    return bulk_create_with_history(units, Unit)


def load_earlier_areas(communes, areas) -> None:
    by_name = {area.name: area for area in areas}
    for commune, names, merged in MERGED_2023:
        halves = [area_of(communes[commune], name, until=date(2023, 1, 1)) for name in names]
        for half in bulk_create_with_history(halves, Unit):
            Succession.objects.create(predecessor=half, successor=by_name[merged], on=half.until)


def load_todays_areas(world, areas) -> None:
    """Every area lives on under its new commune; a commune has no tổ dân phố, so those become thôn."""
    home = {old: world["today"][new] for new, names in SUCCESSORS.items() for old in names}
    units = [
        area_of(
            home[area.parent.name],
            area.name.replace("Tổ dân phố", "Thôn"),
            since=REFORM,
            households=area.households,
            note=REFORM_NOTE,
        )
        for area in areas
    ]
    units = bulk_create_with_history(units, Unit)
    steps = [Succession(predecessor=old, successor=new, on=REFORM) for old, new in zip(areas, units, strict=True)]
    bulk_create_with_history(steps, Succession)
    world["areas_today"] = units


def post_users(world) -> None:
    """Clerks to their commune – the first also to its successor –, the others to the whole district."""
    places = [("clerk", world["communes"]["Đạ Đờn"]), ("clerk", world["today"]["Phú Sơn Lâm Hà"])]
    places += [("clerk2", world["communes"]["Phú Sơn"])]
    places += [(role, world["district"]) for role in DISTRICT_WIDE]
    for role, unit in places:
        if role in world.users:
            Posting.objects.create(user=world.users[role], unit=unit)
