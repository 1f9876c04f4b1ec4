"""What became of an area's titles in a merger, on the pages of both areas."""

from campaigns.models.recognition import Recognition
from frontportal.kit.web.tags import day
from frontportal.places.models import Succession, Unit
from frontportal.places.sections import Link, Section

from .models.carryover import TitleCarryover


def sections(unit) -> list[Section]:
    if unit.kind != Unit.Kind.AREA:
        return []
    origins = list(Succession.objects.filter(successor=unit).values_list("predecessor", flat=True))
    successors = list(Succession.objects.filter(predecessor=unit).values_list("successor", flat=True))
    return [
        Section(
            "Danh hiệu trước khi sắp xếp",
            ("Khu dân cư cũ", "Danh hiệu", "Nay"),
            inherited(unit, origins) if origins else [],
            position=13,
        ),
        Section(
            "Danh hiệu sau khi sắp xếp",
            ("Danh hiệu", "Khu dân cư mới", "Quyết định"),
            passed_on(unit) if successors else [],
            position=14,
        ),
    ]


def inherited(unit, origins: list[int]) -> list[tuple]:
    decided = {each.recognition_id: each for each in TitleCarryover.objects.shown().filter(unit=unit)}
    found = Recognition.objects.standing().filter(unit__in=origins).select_related("unit__parent").order_by("-year")
    return [
        (
            Link(str(each.unit), each.unit.get_absolute_url()),
            f"{each.get_title_display()} năm {each.year}",
            outcome(decided[each.pk]) if each.pk in decided else "Chưa có quyết định",
        )
        for each in found
    ]


def passed_on(unit) -> list[tuple]:
    found = (
        TitleCarryover.objects.shown()
        .filter(recognition__unit=unit, recognition__shown=True)
        .select_related("recognition", "unit__parent")
    )
    return [
        (
            f"{each.recognition.get_title_display()} năm {each.recognition.year}",
            Link(str(each.unit), each.unit.get_absolute_url()),
            outcome(each),
        )
        for each in found.order_by("-recognition__year")
    ]


def outcome(carryover: TitleCarryover) -> str:
    words = "Được giữ" if carryover.is_carried else "Không được giữ"
    return f"{words}, Quyết định số {carryover.decision_number} ngày {day(carryover.decision_date)}"
