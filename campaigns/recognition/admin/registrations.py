"""Registrations with their score sheets, one by one or a commune at a time."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.opened import opened_token
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.decimals import decimal_text
from frontportal.places.filters import CommuneFilter

from .. import actions
from ..commune_sheet.choice import ChoiceForm
from ..commune_sheet.sheet import sent_sheet, sheet_of
from ..models.decision import Decision
from ..models.registration import Registration
from ..resources import RegistrationResource
from .rungs import RungFilter
from .scores import ScoreInline, is_listed


@admin.register(Registration)
class RegistrationAdmin(RecordAdmin):
    resource_classes = [RegistrationResource]
    list_display = ["unit", "year", "title", "state", "total", "inspected_on", "decision"]
    list_filter = ["year", "title", RungFilter, CommuneFilter]
    search_fields = ["unit__folded", "unit__parent__folded"]
    autocomplete_fields = ["unit"]
    keeps_on_next = ["year", "title", "registered_on", "inspected_on", "inspectors"]
    inlines = [ScoreInline]
    readonly_fields = ["state", "decision", "recognition"]
    actions_list = ["sheet"]
    actions = ["enlist", "strike"]
    fieldsets = [
        ("Đăng ký", {"fields": ["unit", ("year", "title"), "registered_on"]}),
        ("Kiểm tra", {"fields": [("inspected_on", "criteria_set"), "inspectors", "note"]}),
        ("Kết quả", {"fields": ["state", ("decision", "recognition")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_scores()

    def get_object(self, request, object_id, from_field=None):
        request.registration = super().get_object(request, object_id, from_field)
        return request.registration

    def has_change_permission(self, request, obj=None):
        return not is_listed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not is_listed(obj) and super().has_delete_permission(request, obj)

    @display(description="chặng")
    def state(self, registration) -> str:
        return registration.state_text if registration and registration.pk else "–"

    @display(description="điểm")
    def total(self, registration) -> str:
        return decimal_text(registration.points()) if registration.inspected_on else "–"

    def has_list_permission(self, request) -> bool:
        """Whoever may change lists for decision."""
        return request.user.has_perm("recognition.change_decision")

    @admin.action(description="Đưa vào danh sách trình", permissions=["list"])
    def enlist(self, request, queryset):
        """Each into the newest list of its title and year that waits for a decision."""
        for title, year in queryset.order_by().values_list("title", "year").distinct():
            chosen = queryset.filter(title=title, year=year)
            decision = Decision.objects.undecided().filter(title=title, year=year).order_by("-listed_on", "-pk").first()
            if decision is None:
                label = dict(Registration._meta.get_field("title").flatchoices)[title]
                messages.error(request, f"{label} năm {year} chưa có danh sách trình nào. Hãy lập danh sách trước.")
                continue
            count, left = actions.enlist(chosen, decision, by=request.user)
            messages.success(request, f"Đã đưa {count} khu dân cư vào: {decision}.")
            for sentence in left:
                messages.warning(request, f"Chưa đưa vào: {sentence}")

    @admin.action(description="Rút khỏi danh sách trình", permissions=["list"])
    def strike(self, request, queryset):
        count = actions.strike(queryset, by=request.user)
        messages.success(request, f"Đã rút {count} khu dân cư khỏi danh sách chưa có quyết định.")

    def has_sheet_permission(self, request) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    @action(description="Nhập cả xã", url_path="nhap-ca-xa", icon="grid_on", permissions=["sheet"])
    def sheet(self, request):
        """All areas of a commune on one page; needs the permissions to add and to change."""
        choice = ChoiceForm(request.GET, user=request.user)
        commune, year, title = choice.chosen()
        asked = (commune, year, title)
        if commune and request.method == "POST":
            with transaction.atomic():
                sheet = sent_sheet(request, *asked)
                if sheet.is_valid() and self.sheet_saved(request, sheet, commune, year):
                    return redirect(request.get_full_path())
        else:
            sheet = sheet_of(*asked) if commune else None
        context = {
            "title": "Đăng ký, kiểm tra danh hiệu: nhập cả xã",
            "choice": ChoiceForm({"xa": commune and commune.pk, "nam": year, "danh_hieu": title}, user=request.user),
            "commune": commune, "year": year, "asked_title": title, "sheet": sheet, "opts": self.opts,
            "opened_token": (opened_token(request) or sheet.token()) if sheet else "",
        }  # fmt: skip
        page = "admin/recognition/registration/sheet.html"
        return render(request, page, self.admin_site.each_context(request) | context)

    def sheet_saved(self, request, sheet, commune, year: int) -> bool:
        try:
            with translate_db_errors():
                count = actions.save_registrations([row.result() for row in sheet.touched], by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Đã lưu {count} khu dân cư của {commune.described}, năm {year}.")
        return True
