"""Sheets that offices keep of gifts, houses, livelihoods, their funders and households."""

from django.utils import timezone
from import_export.fields import Field

from frontportal.sheets.cells import DayCell, WholeCell
from frontportal.sheets.products import OnlyOne, RowShare, RowSum
from frontportal.sheets.resources import RecordResource

from .models.ceiling import GiftCeiling
from .models.cofunding import CoFunding
from .models.gift import Gift, GiftRound
from .models.house import House
from .models.household import Household
from .models.livelihood import Livelihood
from .models.norm import Norm


class GiftRoundResource(RecordResource):
    instructions = {"tet_year": "Năm dương lịch của mồng một Tết; chỉ ghi cho quà Tết."}

    class Meta:
        model = GiftRound
        import_id_fields = ["name"]
        fields = ["name", "occasion", "tet_year", "year", "date", "paid_from", "decision"]


class GiftResource(RecordResource):
    row_sum = RowSum("Thành tiền", things="packages", each="unit_value")

    class Meta:
        model = Gift
        import_id_fields = ["round", "unit", "group"]
        fields = ["round", "unit", "group", "packages", "unit_value", "row_sum", "norm_reason"]


class NumberedResource(RecordResource):
    """A row without a code is a new record, and gets the next code of its year; one that says what is stored already is not."""

    instructions = {"code": "Mã đã có thì dòng này sửa mục đó; để trống thì được đánh số mới."}


class HouseResource(NumberedResource):
    private = {"household": "assistance.view_household", "doubt_reason": "assistance.view_household"}
    only_one = OnlyOne("Số căn", record="căn nhà")

    class Meta:
        model = House
        import_id_fields = ["code"]
        fields = [
            "code", "year", "unit", "household", "kind", "work", "support", "total", "state", "handed_over_on", "decision",
            "norm_reason", "doubt_reason", "only_one",
        ]  # fmt: skip


class LivelihoodResource(NumberedResource):
    private = HouseResource.private
    row_share = RowShare("Mức hỗ trợ một hộ", things="households", whole="value")

    class Meta:
        model = Livelihood
        import_id_fields = ["code"]
        fields = [
            "code", "year", "unit", "household", "households", "occasion", "kind", "row_share", "value", "state", "committed_on", "paid_on",
            "date", "doubt_reason",
        ]  # fmt: skip


class CoFundingResource(RecordResource):
    class Meta:
        model = CoFunding
        import_id_fields = ["house", "livelihood", "kind", "source", "form"]
        fields = ["house", "livelihood", "kind", "fund", "level", "source", "form", "amount", "note"]


class BirthYearCell(WholeCell):
    """A year of birth; of a whole day of birth the year alone is kept."""

    def clean(self, value, row=None, **kwargs):
        try:
            return DayCell().clean(value).year
        except (ValueError, AttributeError):
            return super().clean(value, row, **kwargs)


class HouseholdResource(NumberedResource):
    """Without a code a household is known by its head, the year of birth where it is given, and the place."""

    alike = ("head", "birth_year", "unit")
    birth_year = Field(attribute="birth_year", column_name="Năm sinh chủ hộ", widget=BirthYearCell())

    def span_of(self, row):
        """A household that is written down now lives in a unit of today; one with its code may be of any time."""
        today = timezone.localdate()
        return None if row.get(self.header_of("code")) else (today, today)

    class Meta:
        model = Household
        import_id_fields = ["code"]
        fields = ["code", "head", "birth_year", "unit", "address", "phone", "group", "note", "doubt_reason"]


class NormResource(RecordResource):
    class Meta:
        model = Norm
        import_id_fields = ["per", "unit", "since"]
        fields = ["per", "unit", "least", "amount", "since", "until", "decision"]


class GiftCeilingResource(RecordResource):
    class Meta:
        model = GiftCeiling
        import_id_fields = ["kind", "per", "level", "since"]
        fields = ["kind", "per", "level", "amount", "since", "until", "basis"]
