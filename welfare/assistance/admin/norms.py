"""Norms and ceilings: dated, each with its decision."""

from django.contrib import admin

from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin

from ..models.norm import Norm


@admin.register(Norm)
class NormAdmin(ReadableMoney, RecordAdmin):
    list_display = ["per", money("amount", "mức cao nhất"), "since", "until", "decision"]
    list_filter = ["per"]
    fieldsets = [(None, {"fields": ["per", "amount", ("since", "until"), "decision"]})]
