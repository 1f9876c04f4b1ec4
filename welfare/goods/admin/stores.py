"""Stores, kinds of goods, and what lies where."""

from django.contrib import admin

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.decimals import decimal_text
from frontportal.places.filters import CommuneFilter

from ..models.stock import GoodsKind, Stock, Store
from ..resources import GoodsKindResource, StockResource, StoreResource


@admin.register(Store)
class StoreAdmin(RecordAdmin):
    resource_classes = [StoreResource]
    list_display = ["name", "unit", "address", "is_open"]
    list_filter = ["is_open", CommuneFilter]
    list_select_related = ["unit__parent"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["unit"]
    fields = [("name", "code"), "unit", "address", "is_open"]


@admin.register(GoodsKind)
class GoodsKindAdmin(RecordAdmin):
    resource_classes = [GoodsKindResource]
    list_display = ["name", "measure", "code", "note"]
    search_fields = ["folded", "code"]
    fields = [("name", "measure"), "code", "note"]


@admin.register(Stock)
class StockAdmin(ReadOnlyMixin, NoVersionsMixin, RecordAdmin):
    resource_classes = [StockResource]
    list_display = ["kind", "condition", "there", "store"]
    list_filter = ["store", "condition", "kind", CommuneFilter]
    list_select_related = ["kind", "store"]
    search_fields = ["kind__folded", "kind__code"]
    fields = ["store", "kind", "condition", "quantity"]

    @admin.display(description="còn", ordering="quantity")
    def there(self, stock) -> str:
        return f"{decimal_text(stock.quantity)} {stock.kind.measure}"
