"""How the areas of 2022 to 2024 came to their titles: invented registrations and scores behind the recognitions there are."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Level, Title
from frontportal.places.models import Succession, Unit

from .models.carryover import TitleCarryover
from .models.criteria import CriteriaSet
from .models.criterion import Criterion
from .models.decision import Decision
from .models.registration import Registration
from .models.score import Score

ORDER = 45
BASIS = "Dữ liệu minh hoạ, chưa có bộ tiêu chí nào được ban hành"
# (number, group, text, weight of the first version and of the second, least, evidence)
CRITERIA = (
    ("1", "Đoàn kết, dân chủ", "Nội bộ đoàn kết, hương ước được bàn bạc, thông qua", 20, 20, 10, "Biên bản họp dân"),
    ("2", "Đời sống", "Giúp nhau giảm nghèo, không để hộ nào bị bỏ lại phía sau", 25, 30, 12, "Sổ theo dõi của Ban công tác Mặt trận"),
    ("3", "Môi trường", "Đường làng, ngõ xóm sáng, xanh, sạch, đẹp", 25, 20, 10, "Ảnh, biên bản ra quân"),
    ("4", "An ninh", "Giữ gìn an ninh trật tự, không có điểm nóng", 15, 15, 8, "Nhận xét của Công an xã"),
    ("5", "Tổ chức", "Ban công tác Mặt trận hoạt động đều, tổ chức Ngày hội Đại đoàn kết", 15, 15, 8, "Báo cáo năm"),
)  # fmt: skip
VERSIONS = (2022, 2024, 2026)  # the later with other weights: what 2023 was scored by stays; the last is not used yet
NOT_PASSED, NOT_INSPECTED = 4, 2  # areas of each year and title
LATER = 2025  # since the reform the province alone recognises


def load(world) -> None:
    sets = {(title, year): make_set(title, year, version) for title in Title for version, year in enumerate(VERSIONS)}
    for year in (2022, 2023, 2024):
        for title in Title:
            load_year(world, year, title, sets[title, version_of(year)])
    load_carryovers(world)
    load_year(world, LATER, Title.MODEL, sets[Title.MODEL, version_of(LATER)])  # last: what was drawn before stays


def version_of(year: int) -> int:
    return max(since for since in VERSIONS if since <= year)


def make_set(title: Title, since_year: int, version: int) -> CriteriaSet:
    made = CriteriaSet(
        title=title, since_year=since_year, code=f"{title}-{since_year}", basis=BASIS,
        threshold=Decimal(80 if title == Title.EXEMPLARY else 90), is_illustration=True,
    )  # fmt: skip
    bulk_create_with_history([made], CriteriaSet)
    lines = [
        Criterion(
            criteria_set=made, number=number, code=f"{made.code}-{number}", group=group, text=text, evidence=evidence,
            weight=(first, second, second)[version], least=Decimal(least), position=position,
        )
        for position, (number, group, text, first, second, least, evidence) in enumerate(CRITERIA, 1)
    ]  # fmt: skip
    bulk_create_with_history(lines, Criterion)
    return made


def load_year(world, year: int, title: Title, criteria_set: CriteriaSet) -> None:
    """Those that were recognised, a few that did not pass, and two that were not inspected."""
    recognised = list(Recognition.objects.in_year(year).filter(title=title).select_related("unit").by_place())
    known = {each.unit_id for each in recognised}
    areas = Unit.objects.residential_areas().served().on(date(year, 11, 18)).exclude(pk__in=known).order_by("pk")
    others = world.random.sample(list(areas), NOT_PASSED + NOT_INSPECTED)
    units = [*(each.unit for each in recognised), *others]
    inspected = len(units) - NOT_INSPECTED
    day = recognised[0].decision_date - timedelta(days=30)
    records = [
        Registration(
            unit=unit, year=year, title=title, code=f"{title}-{year}-{unit.code}", registered_on=date(year, 3, 10),
            criteria_set=criteria_set if position < inspected else None, inspected_on=day if position < inspected else None,
            inspectors="Đoàn kiểm tra của Ủy ban" if position < inspected else "", is_illustration=True,
        )
        for position, unit in enumerate(units)
    ]  # fmt: skip
    bulk_create_with_history(records, Registration)
    load_scores(world, records, criteria_set, len(recognised))
    load_decision(world, records, recognised)


def load_scores(world, records, criteria_set: CriteriaSet, passed: int) -> None:
    criteria, scores = list(criteria_set.criteria.all()), []
    for position, record in enumerate(records):
        for criterion in criteria if record.inspected_on else ():
            most = criterion.weight
            points = most - world.random.choice((0, 0, 1)) if position < passed else most - most // 4 - 2
            scores.append(
                Score(registration=record, criterion=criterion, own_points=Decimal(most), points=Decimal(points))
            )
    bulk_create_with_history(scores, Score)


def load_decision(world, records, recognised: list[Recognition]) -> None:
    first = recognised[0]
    listed = first.decision_date - timedelta(days=14)
    decision = Decision(
        title=first.title, year=first.year, level=first.level or Level.PROVINCE, listed_on=listed,
        listed_by=world.users.get("editor"), is_illustration=True,
    )  # fmt: skip
    bulk_create_with_history([decision], Decision)
    found = records[: len(recognised)]
    for record, recognition in zip(found, recognised, strict=True):
        record.decision, record.recognition = decision, recognition
    bulk_update_with_history(found, Registration, ["decision", "recognition"])
    decision.number, decision.decided_on = first.decision_number, first.decision_date
    decision.decided_by = world.users.get("approver")
    decision.decided_at = timezone.make_aware(datetime.combine(first.decision_date, time(15)))
    decision.save()


def load_carryovers(world) -> None:
    """Of three titles of 2024 it was decided after the merger; of the others nothing is decided yet."""
    found = list(Recognition.objects.in_year(2024).select_related("unit").by_place())[:3]
    steps = {step.predecessor_id: step.successor_id for step in Succession.objects.filter(predecessor__kind="area")}
    records = [
        TitleCarryover(
            recognition=recognition, unit_id=steps[recognition.unit_id], is_carried=position != 1,
            decision_number="21/QĐ-MTTQ-BTT", decision_date=date(2025, 9, 12), is_illustration=True, shown=True,
            reason="" if position != 1 else "Khu dân cư đã chia tách nên xét lại từ đầu",
        )
        for position, recognition in enumerate(found)
        if recognition.unit_id in steps
    ]  # fmt: skip
    bulk_create_with_history(records, TitleCarryover)
