"""The sheet of recipients, as offices keep it: who, of which gift, how many packages."""

from typing import Any

from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.products import RowSum
from frontportal.sheets.resources import RecordResource
from welfare.assistance.models.gift import Gift

from .models import GiftRecipient


class GiftCell(LinkCell):
    """A gift by its round, unit and group: `"Tết Quý Mão 2023, xã Đạ Đờn, hộ nghèo"`."""

    def related(self) -> Any:
        return Gift.objects.select_related("round", "unit__parent")

    def names_of(self, record: Any) -> set[str]:
        return {words_of(called(record))}

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else called(value)


def called(gift: Gift) -> str:
    return f"{gift.round}, {gift.unit}, {gift.get_group_display().lower()}"


class RecipientSum(RowSum):
    """What a household gets: packages of the value that the gift says."""

    def value_of(self, record: Any) -> int | None:
        return record.gift.unit_value if record.gift_id else None

    def given_value(self, row: Any) -> int | None:
        gift = row.values.get("gift")
        return gift.unit_value if gift else None

    def called(self, headers: dict[str, str]) -> str:
        return "suất quà"


class GiftRecipientResource(RecordResource):
    """Stored one by one: rows of one household are reckoned together against the ceiling of the year."""

    batch = 1
    row_sum = RecipientSum("Số tiền", things="packages", each="gift")
    instructions = {
        "gift": "Đợt, đơn vị, đối tượng. Ví dụ: Tết Quý Mão 2023, xã Đạ Đờn, hộ nghèo.",
        "household": "Mã hộ.",
    }

    class Meta(RecordResource.Meta):
        model = GiftRecipient
        import_id_fields = ("gift", "household")
        fields = ("gift", "household", "packages", "row_sum", "ceiling_reason")

    @classmethod
    def cell_of(cls, field: Any) -> Any:
        return GiftCell(Gift) if field.name == "gift" else super().cell_of(field)
