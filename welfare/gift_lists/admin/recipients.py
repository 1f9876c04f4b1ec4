"""The list of recipients: a closed one, as households are."""

from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.places.filters import CommuneFilter

from ..models import GiftRecipient
from ..resources import GiftRecipientResource


@admin.register(GiftRecipient)
class GiftRecipientAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    resource_classes = [GiftRecipientResource]
    list_display = ["household", "head", "gift_unit", "the_round", "packages", "in_dong"]
    list_filter = ["gift__round__year", "gift__round", "gift__group", CommuneFilter]
    list_select_related = ["household", "gift__round", "gift__unit__parent"]
    search_fields = ["household__folded"]
    autocomplete_fields = ["gift", "household"]
    keeps_on_next = ["gift"]
    fieldsets = [(None, {"fields": ["gift", "household", "packages", "ceiling_reason"]})]

    @admin.display(description="họ tên chủ hộ")
    def head(self, recipient) -> str:
        return recipient.household.head if recipient.household else ""

    @admin.display(description="đơn vị", ordering="gift__unit__sort_name")
    def gift_unit(self, recipient) -> str:
        return str(recipient.gift.unit)

    @admin.display(description="đợt quà", ordering="gift__round__date")
    def the_round(self, recipient) -> str:
        return str(recipient.gift.round)

    @admin.display(description="số tiền")
    def in_dong(self, recipient) -> str:
        return dong(recipient.amount)
