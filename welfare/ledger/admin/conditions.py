"""Conditions of gifts, and the payments that keep them."""

from django.contrib import admin

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.places.filters import by_commune

from ..models.condition import ConditionPayment, GiftCondition
from ..resources import GiftConditionResource


class ConditionPaymentInline(RecordTabularInline):
    model = ConditionPayment
    fields = ["disbursement"]
    autocomplete_fields = ["disbursement"]


@admin.register(GiftCondition)
class GiftConditionAdmin(RecordAdmin):
    resource_classes = [GiftConditionResource]
    list_display = ["contribution", "purpose", "unit", "left_in_dong"]
    list_filter = ["purpose", by_commune("unit"), "contribution__year"]
    list_select_related = ["contribution", "unit__parent"]
    search_fields = ["contribution__folded"]
    autocomplete_fields = ["contribution", "unit"]
    inlines = [ConditionPaymentInline]
    fieldsets = [(None, {"fields": ["contribution", ("purpose", "unit"), "words"]})]

    @admin.display(description="còn giữ (đồng)")
    def left_in_dong(self, condition) -> str:
        return dong(condition.left)
