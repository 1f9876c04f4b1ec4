"""The sheet of sales: which minutes, which receipt, to whom, at what rate."""

from welfare.ledger.resources import ReceiptResource

from .models import GoodsSale


class GoodsSaleResource(ReceiptResource):
    instructions = ReceiptResource.instructions | {"voucher": "Số biên bản bàn giao cho bên mua."}

    class Meta:
        model = GoodsSale
        import_id_fields = ["voucher"]
        fields = ["voucher", "contribution", "buyer", "invoice_number", "rate"]
