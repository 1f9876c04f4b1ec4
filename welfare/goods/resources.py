"""Sheets of stores, kinds, minutes and their lines."""

from frontportal.sheets.resources import RecordResource

from .models.line import GoodsLine
from .models.stock import GoodsKind, Stock, Store
from .models.voucher import GoodsVoucher


class StoreResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = Store
        import_id_fields = ("code",)
        fields = ("code", "name", "unit", "address", "is_open")


class GoodsKindResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = GoodsKind
        import_id_fields = ("code",)
        fields = ("code", "name", "measure", "note")


class GoodsVoucherResource(RecordResource):
    instructions = {"store": "Mã kho.", "unit": "Chỉ ghi khi bàn giao."}

    class Meta(RecordResource.Meta):
        model = GoodsVoucher
        import_id_fields = ("number",)
        fields = ("number", "direction", "date", "store", "partner", "unit", "appeal", "witness", "note")


class GoodsLineResource(RecordResource):
    instructions = {"voucher": "Số biên bản.", "kind": "Mã hàng."}

    class Meta(RecordResource.Meta):
        model = GoodsLine
        import_id_fields = ("voucher", "kind", "condition")
        fields = ("voucher", "kind", "condition", "quantity", "note")


class StockResource(RecordResource):
    """Out only: what lies in a store follows from the minutes."""

    class Meta(RecordResource.Meta):
        model = Stock
        import_id_fields = ("store", "kind", "condition")
        fields = ("store", "kind", "condition", "quantity")
