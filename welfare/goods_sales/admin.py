from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.places.filters import by_commune

from .models import GoodsSale
from .resources import GoodsSaleResource


@admin.register(GoodsSale)
class GoodsSaleAdmin(RecordAdmin):
    resource_classes = [GoodsSaleResource]
    list_display = ["voucher", "what", "buyer", "in_dong", "invoice_number"]
    list_filter = ["voucher__year", "contribution__fund", by_commune("voucher__store__unit")]
    list_select_related = ["voucher", "contribution"]
    search_fields = ["folded"]
    autocomplete_fields = ["voucher", "contribution"]
    fieldsets = [
        ("Hàng ra, tiền vào", {"fields": ["voucher", "contribution"]}),
        ("Bán", {"fields": [("buyer", "invoice_number"), "rate"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("voucher__lines__kind")

    @admin.display(description="đã bán")
    def what(self, sale) -> str:
        return ", ".join(map(str, sale.voucher.lines.all()))

    @admin.display(description="tiền vào quỹ (đồng)")
    def in_dong(self, sale) -> str:
        return dong(sale.contribution.amount)
