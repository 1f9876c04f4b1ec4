"""Registration, inspection, list, decision, title: each rung holds the next, whoever writes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client

from campaigns.models.recognition import Recognition
from campaigns.models.titles import TitleAuthority
from campaigns.recognition import actions
from campaigns.recognition.models.carryover import TitleCarryover
from campaigns.recognition.models.criteria import CriteriaSet
from campaigns.recognition.models.criterion import Criterion
from campaigns.recognition.models.registration import Registration
from campaigns.recognition.models.score import Score
from frontportal.places.models import Succession
from frontportal.yearly.figures import registry
from tests.campaigns.makers import make_recognition
from tests.campaigns.recognition.makers import make_decision, make_registration, make_set
from tests.makers import make_user
from tests.world import MERGER, make_unit


def mistakes(record) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    return caught.value.message_dict


def refused(words: str):
    return pytest.raises(DatabaseError, match=words)


class TestCriteria:
    def test_a_weight_of_120_percent_is_refused_at_its_field(self, db):
        criterion = Criterion(criteria_set=make_set(100), number="2", text="Quá", weight=120)
        assert mistakes(criterion)["weight"] == ["Trọng số không được quá 100%."]
        criterion.code = "qua"
        with refused("recognition_criterion_weight"), transaction.atomic():
            criterion.save()

    def test_nobody_scores_by_weights_that_do_not_add_up(self, world):
        loose = make_set(60, 60)
        given = {"criteria_set": loose, "inspected_on": date(2023, 10, 1), "registered_on": date(2023, 3, 1)}
        record = Registration(unit=world.north_areas[0], year=2023, title="tieu-bieu", code="x", **given)
        assert "cộng lại là 120%, phải đúng 100%" in mistakes(record)["criteria_set"][0]
        with refused("đúng 100%"), transaction.atomic():
            record.save()

    def test_last_years_sheet_opens_unchanged_after_a_new_version(self, world):
        old = make_set(60, 40)
        record = make_registration(world.north_areas[0], 50, 35, criteria_set=old)
        new = actions.new_version(old, since_year=2024, by=make_user())
        new.criteria.filter(number="1").update(weight=50)
        new.criteria.filter(number="2").update(weight=50, text="Khác")
        assert (CriteriaSet.objects.of("tieu-bieu", 2023), CriteriaSet.objects.of("tieu-bieu", 2025)) == (old, new)
        sheet = [(each.criterion.text, each.criterion.weight, each.points) for each in record.scores.all()]
        assert sheet == [("Tiêu chí 1", 60, Decimal(50)), ("Tiêu chí 2", 40, Decimal(35))]

    def test_what_was_scored_by_is_locked(self, world):
        used = make_set()
        make_registration(world.north_areas[0], 50, 35, criteria_set=used)
        line = used.criteria.first()
        line.weight = 70
        assert mistakes(line)["__all__"] == [
            "Bộ tiêu chí này đã dùng để chấm điểm nên không sửa được. Hãy lập phiên bản mới."
        ]
        another = Criterion(criteria_set=used, number="3", code="them", text="Thêm", weight=1)
        for write in (line.save, another.save, lambda: CriteriaSet.objects.update(threshold=1)):
            with refused("Hãy lập phiên bản mới"), transaction.atomic():
                write()


class TestScores:
    def test_points_within_the_weight_of_a_criterion_of_the_set(self, world):
        used, other = make_set(), make_set(100, title="kieu-mau")
        record = make_registration(world.north_areas[0], 50, 35, criteria_set=used)
        score = record.scores.first()
        score.points = Decimal("60.5")
        assert mistakes(score) == {"points": ["Tiêu chí 1 có nhiều nhất 60 điểm."]}
        with refused("nhiều nhất 60 điểm"), transaction.atomic():
            score.save()
        foreign = Score(registration=record, criterion=other.criteria.get(), points=Decimal(5))
        assert mistakes(foreign) == {"criterion": ["Tiêu chí này không thuộc bộ tiêu chí của đăng ký."]}
        with refused("không thuộc bộ tiêu chí"), transaction.atomic():
            foreign.save()

    @pytest.mark.parametrize(("typed", "value"), [("8,5", "8.5"), ("8.5", "8.5"), ("9", "9"), (" 8,50 ", "8.5")])
    def test_points_as_people_type_them(self, typed, value):
        assert Score(points=typed)._meta.get_field("points").to_python(typed) == Decimal(value)

    @pytest.mark.parametrize("typed", ["tám", "8,55", "-1", "1e3", "NaN", "٨", "9" * 40])
    def test_what_is_no_number_of_points_is_told(self, typed):
        with pytest.raises(ValidationError, match="không phải số điểm"):
            Score._meta.get_field("points").to_python(typed)


class TestWay:
    @pytest.fixture
    def ladder(self, world):
        """A set, an area that passed, one below the least of a criterion, one below the threshold, one not inspected."""
        used = make_set()
        areas = [*world.north_areas, *world.south_areas]
        passed = make_registration(areas[0], 50, 35, criteria_set=used)
        low = make_registration(areas[1], 60, 19, criteria_set=used)
        weak = make_registration(areas[2], 40, 35, criteria_set=used)
        bare = make_registration(areas[3])
        return passed, low, weak, bare

    def test_only_who_passed_comes_into_the_list(self, ladder):
        decision, editor = make_decision(), make_user()
        count, left = actions.enlist(Registration.objects.all(), decision, by=editor)
        assert count == 1
        assert sorted(sentence.partition(": ")[2].partition(": ")[2] for sentence in left) == [
            "75 điểm, dưới mức đạt 80 điểm.", "chưa kiểm tra.", "dưới điểm tối thiểu ở tiêu chí 2.",
        ]  # fmt: skip
        for record in ladder[1:]:
            with refused("Không đưa vào danh sách trình được|recognition_registration_listed"), transaction.atomic():
                Registration.objects.filter(pk=record.pk).update(decision=decision)
        with refused("đã vào danh sách trình"), transaction.atomic():
            Score.objects.filter(registration=ladder[0]).update(points=1)
        assert actions.strike(Registration.objects.all(), by=editor) == 1

    def test_a_decision_of_a_second_person_recognises(self, ladder):
        lister, decider = make_user("lap"), make_user("ghi")
        decision = make_decision(listed_by=lister)
        actions.enlist(Registration.objects.all(), decision, by=lister)
        decision.number, decision.decided_on = "112/QĐ-MTTQ-BTT", date(2023, 11, 22)
        with pytest.raises(ValidationError, match="phải khác người lập"):
            actions.decide(decision, by=lister)
        assert actions.decide(decision, by=decider) == 1
        recognition = Recognition.objects.get()
        assert (recognition.unit, recognition.title, recognition.level, recognition.decision_number) == (
            ladder[0].unit, "tieu-bieu", "district", "112/QĐ-MTTQ-BTT",
        )  # fmt: skip
        ladder[0].refresh_from_db()
        assert (ladder[0].recognition, ladder[0].state_text) == (recognition, "Đã công nhận")
        counted = [registry[slug].value(2023) for slug in ("areas-registered", "areas-inspected", "areas-district")]
        assert counted == [4, 3, 1]
        for write in (ladder[0].delete, ladder[0].save, lambda: type(decision).objects.update(number="1")):
            with refused("đã có quyết định|không sửa, không xoá được|đã vào danh sách trình"), transaction.atomic():
                write()

    def test_no_district_decides_after_it_ended(self, ladder):
        decision = make_decision(listed_by=None, listed_on=date(2024, 11, 1))
        actions.enlist(Registration.objects.all(), decision, by=make_user("lap"))
        TitleAuthority.objects.filter(level="district").update(until=date(2024, 1, 1))
        decision.number, decision.decided_on = "1/QĐ", date(2024, 12, 1)
        with pytest.raises(ValidationError, match="Chưa ghi cấp nào được công nhận"):
            actions.decide(decision, by=make_user("ghi"))
        assert Recognition.objects.count() == 0


class TestLevels:
    @pytest.mark.parametrize(
        ("title", "day", "level", "sentence"),
        [
            ("tieu-bieu", date(2019, 11, 1), "district", "Cấp huyện không công nhận"),
            ("tieu-bieu", date(2023, 11, 1), "province", "Cấp tỉnh không công nhận"),
            ("tieu-bieu", date(2025, 7, 1), "district", "Chưa ghi cấp nào"),
            ("kieu-mau", date(2023, 11, 1), "commune", "Cấp xã không công nhận"),
        ],
    )
    def test_who_may_not_is_told(self, world, title, day, level, sentence):
        area = world.north_areas[0]
        area.until = None
        record = Recognition(unit=area, year=day.year, title=title, level=level, decision_number="1", decision_date=day)
        assert sentence in mistakes(record)["level"][0]
        with refused("không công nhận danh hiệu này"), transaction.atomic():
            record.save()

    @pytest.mark.parametrize(("day", "level"), [(date(2019, 6, 30), "province"), (date(2020, 1, 1), "district")])
    def test_the_only_level_is_taken(self, world, day, level):
        record = Recognition(
            unit=world.north_areas[0], year=day.year, title="tieu-bieu", decision_number="1", decision_date=day
        )
        record.full_clean()
        assert record.level == level
        record.level = ""
        record.save()
        record.refresh_from_db()
        assert record.level == level


class TestWithdrawal:
    def test_needs_reason_number_and_day_and_is_counted_no_more(self, world):
        record = make_recognition(world.north_areas[0])
        record.withdrawn_on = date(2024, 5, 1)
        assert mistakes(record)["__all__"] == ["Thu hồi danh hiệu phải ghi đủ ngày, số quyết định và lý do."]
        record.withdrawal_number, record.withdrawal_reason = "9/QĐ", "Vi phạm"
        record.withdrawn_on = record.decision_date - timedelta(days=1)
        assert mistakes(record)["__all__"] == ["Ngày thu hồi không được trước ngày quyết định công nhận."]
        record.withdrawn_on = date(2024, 5, 1)
        record.full_clean()
        record.save()
        assert registry["areas-district"].value(2023) == 0
        page = Client().get("/khu-dan-cu/2023/").content.decode()
        assert "Đã thu hồi theo Quyết định số 9/QĐ" in page
        assert "Vi phạm" not in page


class TestAfterAMerger:
    def test_a_title_goes_on_only_where_that_was_decided(self, world):
        old = world.north_areas[0]
        new = make_unit("hop-mau-1", "Thôn Mới", "area", world.merged, since=MERGER)
        Succession.objects.create(predecessor=old, successor=new, on=MERGER, whole=False)
        recognition = make_recognition(old)
        page = Client().get(new.get_absolute_url()).content.decode()
        assert "Chưa có quyết định" in page
        given = {"recognition": recognition, "decision_number": "21/QĐ", "decision_date": date(2025, 9, 1)}
        stray = TitleCarryover(unit=world.south_areas[0], **given)
        assert "không hình thành từ" in mistakes(stray)["unit"][0]
        with refused("không hình thành từ"), transaction.atomic():
            stray.save()
        TitleCarryover.objects.create(unit=new, is_carried=True, shown=True, **given)
        for unit in (old, new):
            page = Client().get(unit.get_absolute_url()).content.decode()
            assert "Được giữ, Quyết định số 21/QĐ ngày 01/09/2025" in page
