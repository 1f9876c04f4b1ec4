"""Sheets of stores, kinds, minutes and their lines."""

from import_export.fields import Field

from frontportal.sheets.cells import text_of
from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.products import Repeated
from frontportal.sheets.resources import RecordResource

from .models.line import GoodsLine
from .models.stock import GoodsKind, Stock, Store
from .models.voucher import GoodsVoucher

MEASURE = "Đơn vị tính"


class KindCell(LinkCell):
    """Rice by the kg and rice by the sack are two kinds of one name: the list's unit of measure tells which is meant."""

    def pick(self, text, found, row):
        measure = words_of(text_of(row.get(MEASURE)))
        return super().pick(text, [kind for kind in found if words_of(kind.measure) == measure] or found, row)


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
    instructions = {"voucher": "Số biên bản.", "kind": "Mã hàng hoặc tên hàng."}
    kind = Field(attribute="kind", column_name="Loại hàng", widget=KindCell(GoodsKind))
    measure = Repeated(MEASURE, of="kind", part="measure")

    class Meta(RecordResource.Meta):
        model = GoodsLine
        import_id_fields = ("voucher", "kind", "condition")
        fields = ("voucher", "kind", "measure", "condition", "quantity", "note")


class StockResource(RecordResource):
    """Out only: what lies in a store follows from the minutes."""

    class Meta(RecordResource.Meta):
        model = Stock
        import_id_fields = ("store", "kind", "condition")
        fields = ("store", "kind", "condition", "quantity")
