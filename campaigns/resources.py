"""Sheets of campaigns, recognitions, unity days, activities and honours, and of who recognises which title."""

from datetime import date
from functools import cached_property

from import_export.fields import Field

from frontportal.sheets.cells import NumeralCell, year_span
from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.resources import RecordResource

from .models.activity import Activity
from .models.campaign import Campaign
from .models.honour import Honour
from .models.honouree import Honouree
from .models.recognition import Recognition
from .models.titles import TitleAuthority
from .models.unity_day import UnityDay

UNIT_NOTE = "Mã, hoặc tên kèm xã; ví dụ: Thôn Đa Tiến, xã Đạ Đờn."


class CampaignResource(RecordResource):
    """New campaigns come in hidden; whoever may show them does so afterwards. One is known by its name."""

    class Meta(RecordResource.Meta):
        model = Campaign
        import_id_fields = ("name",)
        fields = ("name", "kind", "summary", "since", "until", "position")


class TitleAuthorityResource(RecordResource):
    instructions = {"until": "Ngày đầu tiên cấp này không còn công nhận; để trống nếu còn."}

    class Meta(RecordResource.Meta):
        model = TitleAuthority
        import_id_fields = ("title", "level", "since")
        fields = ("title", "level", "since", "until", "basis")


class AreaRecordResource(RecordResource):
    """An area must exist in the year of the record; the day of a decision may fall into the next."""

    instructions = {"unit": UNIT_NOTE}

    def span_of(self, row: dict) -> tuple[date, date] | None:
        return year_span(row.get(self.fields["year"].column_name))


class RecognitionResource(AreaRecordResource):
    @cached_property
    def authorities(self) -> list[TitleAuthority]:
        return list(TitleAuthority.objects.all())

    def check_row(self, row, checks) -> None:
        if row.record is not None:
            row.record.authorities = self.authorities
        super().check_row(row, checks)

    class Meta(RecordResource.Meta):
        model = Recognition
        import_id_fields = ("unit", "year", "title")
        fields = (
            "unit", "year", "title", "level", "decision_number", "decision_date", "note", "withdrawn_on",
            "withdrawal_number", "withdrawal_reason",
        )  # fmt: skip


class UnityDayResource(AreaRecordResource):
    class Meta(RecordResource.Meta):
        model = UnityDay
        import_id_fields = ("unit", "year")
        fields = ("unit", "year", "held_on", "ceremony", "festival", "meal", "attendance", "guests", "note")


class ActivityResource(RecordResource):
    """New activities come in hidden; whoever may show them does so afterwards."""

    instructions = {"unit": UNIT_NOTE, "result": "Không ghi tên hộ, số điện thoại, số tài khoản."}

    class Meta(RecordResource.Meta):
        model = Activity
        import_id_fields = ("campaign", "unit", "date", "title")
        fields = ("campaign", "unit", "year", "date", "title", "participants", "result")


class HonourResource(RecordResource):
    edition = Field(attribute="edition", column_name="Lần thứ", widget=NumeralCell())
    instructions = {"people": "Để trống nếu chưa rõ.", "edition": "Ví dụ: 2, II hoặc lần thứ II."}

    class Meta(RecordResource.Meta):
        model = Honour
        import_id_fields = ("series", "unit", "edition", "name")
        fields = ("series", "name", "edition", "from_year", "to_year", "year", "date", "unit", "people", "note")


class HonourCell(LinkCell):
    """A ceremony by its name with the edition, for editions of one series have one name."""

    def names_of(self, record):
        return {words_of(str(record)), words_of(f"{record.name}, lần thứ {record.edition}"), words_of(record.name)}

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class HonoureeResource(RecordResource):
    """The consent is named by its code in the register; who has none comes in, and is not named in public."""

    honour = Field(attribute="honour", column_name="Lễ tôn vinh", widget=HonourCell(Honour))
    instructions = {
        "honour": "Tên lễ kèm lần thứ, ví dụ: Gương sáng đời thường, lần thứ II.",
        "consent": "Mã trong sổ đồng ý, ví dụ DY-2026-001.",
    }

    class Meta(RecordResource.Meta):
        model = Honouree
        import_id_fields = ("honour", "kind", "name", "role")
        fields = ("honour", "kind", "name", "role", "deed", "consent", "position")
