"""Norms and ceilings: dated, each with its decision."""

from django.contrib import admin

from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import by_commune

from ..models.ceiling import GiftCeiling
from ..models.norm import Norm
from ..resources import GiftCeilingResource, NormResource


@admin.register(Norm)
class NormAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [NormResource]
    list_display = [
        "per", "unit", money("least", "mức thấp nhất"), money("amount", "mức cao nhất"), "since", "until", "decision",
    ]  # fmt: skip
    list_filter = ["per", by_commune("unit")]
    list_select_related = ["unit__parent"]
    autocomplete_fields = ["unit"]
    fieldsets = [(None, {"fields": [("per", "unit"), ("least", "amount"), ("since", "until"), "decision"]})]


@admin.register(GiftCeiling)
class GiftCeilingAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [GiftCeilingResource]
    list_display = ["kind", "per", "level", money("amount", "mức trần"), "since", "until", "basis"]
    list_filter = ["kind", "per", "level"]
    fieldsets = [(None, {"fields": [("kind", "per"), ("level", "amount"), ("since", "until"), "basis"]})]
