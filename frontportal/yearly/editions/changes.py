"""What two contents of a year say differently, each difference with before and after. Pure: no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.suppression import SUPPRESSED

MAY_BE_UNTOLD = {"value", "last_year"}
ASPECTS = (
    ("value", "Giá trị"),
    ("whole", "Tổng thể"),
    ("plan", "Kế hoạch"),
    ("last_year", "Năm trước"),
)
MOST_NAMED = 20


@dataclass(frozen=True)
class Change:
    """One difference: of which figure, in what, and the two readings as people read them."""

    slug: str
    label: str
    aspect: str
    before: str
    after: str

    def __str__(self):
        return f"{self.label} – {self.aspect}: {self.before} → {self.after}"


class RecordDifference(NamedTuple):
    """How many records of a figure left, came and count differently, with the first MOST_NAMED keys of each; of the last as
    (key, before, after)."""

    gone: tuple[int, list[int]]
    come: tuple[int, list[int]]
    other: tuple[int, list[tuple[int, int | None, int]]]


def changes(before: dict, after: dict, known: Mapping[str, RecordDifference] = MappingProxyType({})) -> list[Change]:
    """Every difference between two contents, in the order of the report. `known`: slug → that of the records, where it was asked."""
    old = {figure["slug"]: figure for figure in before["figures"]}
    new = {figure["slug"]: figure for figure in after["figures"]}
    slugs = [*old, *(slug for slug in new if slug not in old)]
    return [change for slug in slugs for change in figure_changes(old.get(slug), new.get(slug), known.get(slug))]


def changes_since(
    published: dict, now: dict, known: Mapping[str, RecordDifference] = MappingProxyType({})
) -> list[Change]:
    """What the records say otherwise than when a year was published. A figure that was not asked then has not changed: without that, every
    figure that a release adds would cast doubt on all years before."""
    asked = {figure["slug"] for figure in published["figures"]}
    return changes(
        published, now | {"figures": [figure for figure in now["figures"] if figure["slug"] in asked]}, known
    )


def figure_changes(old: dict | None, new: dict | None, records: RecordDifference | None = None) -> list[Change]:
    """The differences of one figure; a figure that only one side has is one difference."""
    if old is None or new is None:
        known = old or new
        before, after = (value_text(each, each["value"]) if each else "không có" for each in (old, new))
        return [Change(known["slug"], known["label"], "Chỉ tiêu", before, after)]
    pairs = [
        (name, *((value_text if key == "value" else amount_text)(each, each[key]) for each in (old, new)))
        for key, name in ASPECTS
        if (differs(old[key], new[key]) if key in MAY_BE_UNTOLD else old[key] != new[key])
    ]
    if (
        old["text"] != new["text"]
        and new["value"] is not None
        and old["value"] == new["value"]
        and old["whole"] == new["whole"]
    ):
        pairs.append(("Cách ghi", old["text"], new["text"]))
    if old["declared"] != new["declared"]:
        pairs.append(("Số liệu khai báo", declared(old), declared(new)))
    pairs += place_changes(old, new) + month_changes(old, new)
    pairs += record_changes(old, new, records or record_difference(old["records"], new["records"]))
    return [Change(old["slug"], old["label"], *pair) for pair in pairs]


def value_text(figure: dict, value: int | None) -> str:
    """A value that is there; None is one that is too small to be told."""
    return SUPPRESSED if value is None else amount_text(figure, value)


def amount_text(figure: dict, value: int | None) -> str:
    return "không có" if value is None else f"{dong(value)} {figure['unit_of_measure']}"


def declared(figure: dict) -> str:
    found = figure["declared"]
    return f"{amount_text(figure, found['value'])}, nguồn: {found['source']}" if found else "không có"


def place_changes(old: dict, new: dict) -> list[tuple]:
    places = {row["code"]: row["name"] for figure in (old, new) for row in figure["by_commune"]}
    was, now = ({row["code"]: row["value"] for row in figure["by_commune"]} for figure in (old, new))
    found = [
        (name, value_text(old, was.get(code, 0)), value_text(new, now.get(code, 0)))
        for code, name in places.items()
        if differs(was.get(code, 0), now.get(code, 0))
    ]
    if differs(old["above_communes"], new["above_communes"]):
        found.append(("Cấp trên xã", value_text(old, old["above_communes"]), value_text(new, new["above_communes"])))
    return found


def differs(before: int | None, after: int | None) -> bool:
    """Whether what was told is told otherwise. What is not told any more is not compared: editions from before small counts were closed
    told them. What was not told and now is has grown."""
    return after is not None and before != after


def month_changes(old: dict, new: dict) -> list[tuple]:
    was, now = old["by_month"], new["by_month"]
    is_known = old["value"] is not None and new["value"] is not None  # a value that is not told has no months
    months = sorted({*was, *now}, key=int) if is_known else []
    return [
        (f"Tháng {month}", value_text(old, was.get(month, 0)), value_text(new, now.get(month, 0)))
        for month in months
        if differs(was.get(month, 0), now.get(month, 0))
    ]


def record_difference(old: Iterable[list], new: Iterable[list]) -> RecordDifference:
    """Of pairs [key, value]."""
    was, now = dict(map(tuple, old)), dict(map(tuple, new))
    gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
    other = [(key, was[key], now[key]) for key in sorted(was.keys() & now.keys()) if differs(was[key], now[key])]
    return RecordDifference(*((len(each), each[:MOST_NAMED]) for each in (gone, come, other)))


def record_changes(old: dict, new: dict, records: RecordDifference) -> list[tuple]:
    """Records that left, came, or count differently, named by their keys."""
    found = []
    moved = [f"{word} mã {named(*each)}" for word, each in (("bớt", records.gone), ("thêm", records.come)) if each[0]]
    if moved:
        found.append((f"Hồ sơ ({'; '.join(moved)})", *(f"{dong(len(each['records']))} hồ sơ" for each in (old, new))))
    count, rows = records.other
    if count:
        before = ", ".join(SUPPRESSED if value is None else dong(value) for _, value, _ in rows)
        after = ", ".join(dong(value) for _, _, value in rows)
        found.append((f"Hồ sơ đổi giá trị (mã {named(count, [key for key, _, _ in rows])})", before, after))
    return found


def named(count: int, keys: list[int]) -> str:
    """The first keys, and how many more."""
    more = f" và {dong(count - len(keys))} hồ sơ khác" if count > len(keys) else ""
    return ", ".join(map(str, keys)) + more
