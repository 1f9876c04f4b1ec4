"""Sheets of recognitions, unity days, activities and honours."""

from datetime import date

from frontportal.sheets.cells import year_span
from frontportal.sheets.resources import RecordResource

from .models.activity import Activity
from .models.honour import Honour
from .models.recognition import Recognition
from .models.unity_day import UnityDay

UNIT_NOTE = "Mã, hoặc tên kèm xã; ví dụ: Thôn Đa Tiến, xã Đạ Đờn."


class AreaRecordResource(RecordResource):
    """An area must exist in the year of the record; the day of a decision may fall into the next."""

    instructions = {"unit": UNIT_NOTE}

    def span_of(self, row: dict) -> tuple[date, date] | None:
        return year_span(row.get(self.fields["year"].column_name))


class RecognitionResource(AreaRecordResource):
    class Meta(RecordResource.Meta):
        model = Recognition
        import_id_fields = ("unit", "year", "level")
        fields = ("unit", "year", "level", "decision_number", "decision_date", "note")


class UnityDayResource(AreaRecordResource):
    class Meta(RecordResource.Meta):
        model = UnityDay
        import_id_fields = ("unit", "year")
        fields = ("unit", "year", "held_on", "ceremony", "festival", "meal", "attendance", "note")


class ActivityResource(RecordResource):
    """New activities come in hidden; whoever may show them does so afterwards."""

    instructions = {"unit": UNIT_NOTE, "result": "Không ghi tên hộ, số điện thoại, số tài khoản."}

    class Meta(RecordResource.Meta):
        model = Activity
        import_id_fields = ("campaign", "unit", "date", "title")
        fields = ("campaign", "unit", "year", "date", "title", "participants", "result")


class HonourResource(RecordResource):
    instructions = {"people": "Để trống nếu chưa rõ."}

    class Meta(RecordResource.Meta):
        model = Honour
        import_id_fields = ("series", "unit", "edition", "name")
        fields = ("series", "name", "edition", "from_year", "to_year", "year", "date", "unit", "people", "note")
