"""Sheets of criteria, registrations, points and titles after a merger."""

from typing import Any

from campaigns.models.recognition import Recognition
from campaigns.resources import UNIT_NOTE, AreaRecordResource
from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.resources import RecordResource

from .models.carryover import TitleCarryover
from .models.criterion import Criterion
from .models.registration import Registration
from .models.score import Score


class CriterionResource(RecordResource):
    instructions = {
        "weight": "Phần trăm; cả bộ cộng lại phải đúng 100.",
        "criteria_set": "Mã bộ tiêu chí, ví dụ: tieu-bieu-2023.",
    }

    class Meta(RecordResource.Meta):
        model = Criterion
        import_id_fields = ("criteria_set", "number")
        fields = ("criteria_set", "number", "group", "text", "weight", "least", "evidence", "position")


class RegistrationResource(AreaRecordResource):
    instructions = {"unit": UNIT_NOTE}

    class Meta(RecordResource.Meta):
        model = Registration
        import_id_fields = ("unit", "year", "title")
        fields = ("unit", "year", "title", "registered_on", "inspected_on", "criteria_set", "inspectors", "note")


class ScoreResource(RecordResource):
    instructions = {
        "registration": "Mã đăng ký, ví dụ: tieu-bieu-2023-thon-da-tien.",
        "criterion": "Mã tiêu chí, ví dụ: tieu-bieu-2023-1.",
    }

    class Meta(RecordResource.Meta):
        model = Score
        import_id_fields = ("registration", "criterion")
        fields = ("registration", "criterion", "own_points", "points", "evidence")


class RecognitionCell(LinkCell):
    """A recognition by what it is called: `"Thôn 1, xã Bắc Mẫu: Khu dân cư tiêu biểu năm 2023"`."""

    def related(self) -> Any:
        return Recognition.objects.select_related("unit__parent")

    def names_of(self, record: Any) -> set[str]:
        return {words_of(str(record))}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class TitleCarryoverResource(RecordResource):
    instructions = {"recognition": "Ví dụ: Thôn 1, xã Đạ Đờn: Khu dân cư tiêu biểu năm 2024."}

    class Meta(RecordResource.Meta):
        model = TitleCarryover
        import_id_fields = ("recognition", "unit")
        fields = ("recognition", "unit", "is_carried", "decision_number", "decision_date", "reason")

    @classmethod
    def cell_of(cls, field: Any) -> Any:
        return RecognitionCell(Recognition) if field.name == "recognition" else super().cell_of(field)
