"""The sheets of pledges, and of the contributions that keep them."""

from typing import Any

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.resources import RecordResource
from welfare.ledger.resources import ReceiptResource

from .models import Pledge, PledgePayment


class PledgeCell(LinkCell):
    """A pledge by who gave it, with its sum and day where a giver made several: "Đơn vị Mẫu, hứa 10.000.000 đồng ngày 01/05/2024"."""

    def names_of(self, record: Any) -> set[str]:
        return {words_of(called(record)), words_of(record.donor_name)}

    def pick(self, text: str, found: list[Any], row: dict[str, Any]) -> Any:
        if len(found) > 1:
            named = "; ".join(map(called, found[:3]))
            raise ValueError(f"“{text}” có nhiều lời hứa: {named}. Hãy ghi đủ như thế.")
        return super().pick(text, found, row)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else called(value)


def called(pledge: Pledge) -> str:
    return f"{pledge.donor_name}, hứa {dong(pledge.amount)} đồng ngày {day(pledge.pledged_on)}"


class PledgeResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = Pledge
        import_id_fields = ("fund", "donor_name", "pledged_on", "amount")
        fields = (
            "fund", "appeal", "donor_name", "unit", "amount", "pledged_on", "due_on", "occasion", "withdrawn_on", "reason",
        )  # fmt: skip


class PledgePaymentResource(ReceiptResource):
    instructions = ReceiptResource.instructions | {
        "pledge": "Tên người hứa; người có nhiều lời hứa thì ghi như “Đơn vị Mẫu, hứa 10.000.000 đồng ngày 01/05/2024”."
    }

    @classmethod
    def cell_of(cls, field: Any) -> Any:
        return PledgeCell(Pledge) if field.name == "pledge" else super().cell_of(field)

    class Meta(RecordResource.Meta):
        model = PledgePayment
        import_id_fields = ("contribution",)
        fields = ("pledge", "contribution")
