from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from unfold.decorators import action

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.conflicts.opened import opened_token
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.places.filters import CommuneFilter

from .actions import save_unity_days
from .models.activity import Activity
from .models.campaign import Campaign
from .models.honour import Honour
from .models.honouree import Honouree
from .models.recognition import Recognition
from .models.titles import TitleAuthority
from .models.unity_day import UnityDay
from .resources import (
    ActivityResource,
    CampaignResource,
    HonoureeResource,
    HonourResource,
    RecognitionResource,
    TitleAuthorityResource,
    UnityDayResource,
)
from .unity_day_sheet import ChoiceForm, sent_sheet, sheet_of


@admin.register(Campaign)
class CampaignAdmin(ProposingAdmin, RecordAdmin):
    resource_classes = [CampaignResource]
    opened_by = "shown"
    list_display = ["name", "kind", "since", "until", "shown", "position"]
    list_filter = ["kind", "shown"]
    fieldsets = [
        (None, {"fields": ["kind", "name", "summary"]}),
        ("Thời gian", {"fields": ["since", "until"]}),
        ("Trang công khai", {"fields": ["shown", "slug", "position"]}),
    ]


@admin.register(Activity)
class ActivityAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [ActivityResource]
    list_display = ["title", "date", "unit", "campaign", "participants", "shown"]
    list_filter = ["campaign", CommuneFilter, "year", "shown"]
    date_hierarchy = "date"
    autocomplete_fields = ["unit", "pictures", "article"]
    actions = ["set_fields"]
    bulk_fields = ["campaign", "unit"]
    fieldsets = [
        (None, {"fields": ["date", "year", "unit", "campaign", "title"]}),
        ("Kết quả", {"fields": ["participants", "result"]}),
        ("Trang công khai", {"fields": ["shown", "pictures", "article"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        shown = [] if self.has_decide_permission(request) else ["shown"]
        return [*super().get_readonly_fields(request, obj), *shown]


@admin.register(Recognition)
class RecognitionAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [RecognitionResource]
    list_display = ["unit", "year", "title", "level", "decision_number", "decision_date", "withdrawn_on", "shown"]
    list_filter = ["year", "title", "level", CommuneFilter, "shown"]
    search_fields = ["unit__folded", "unit__parent__folded"]
    autocomplete_fields = ["unit"]
    keeps_on_next = [
        "year",
        "title",
        "level",
        "decision_number",
        "decision_date",
    ]  # each unit is recognised once a year
    fieldsets = [
        (None, {"fields": ["unit", ("year", "title"), ("decision_number", "decision_date"), "level", "note"]}),
        ("Thu hồi", {"fields": [("withdrawn_on", "withdrawal_number"), "withdrawal_reason"]}),
        ("Trang công khai", {"fields": ["shown"]}),
    ]


@admin.register(TitleAuthority)
class TitleAuthorityAdmin(RecordAdmin):
    resource_classes = [TitleAuthorityResource]
    list_display = ["title", "level", "since", "until", "basis"]
    list_filter = ["title", "level"]
    fields = ["title", "level", ("since", "until"), "basis"]


@admin.register(UnityDay)
class UnityDayAdmin(RecordAdmin):
    resource_classes = [UnityDayResource]
    list_display = ["unit", "year", "held_on", "ceremony", "festival", "meal", "attendance"]
    list_filter = ["year", CommuneFilter, "ceremony", "festival", "meal"]
    search_fields = ["unit__folded", "unit__parent__folded"]
    autocomplete_fields = ["unit"]
    keeps_on_next = ["year", "held_on"]  # each unit has one a year
    actions_list = ["sheet"]
    fieldsets = [
        (None, {"fields": ["unit", "year", "held_on"]}),
        ("Nội dung", {"fields": ["ceremony", "festival", "meal", "attendance", "guests", "note"]}),
    ]

    @action(description="Nhập cả xã", url_path="nhap-ca-xa", icon="grid_on", permissions=["import"])
    def sheet(self, request):
        """All areas of a commune on one page; needs the permissions to add and to change."""
        choice = ChoiceForm(request.GET, user=request.user)
        commune, year = choice.chosen()
        if commune and request.method == "POST":
            with transaction.atomic():
                sheet = sent_sheet(request, commune, year)
                if sheet.is_valid() and self.sheet_saved(request, sheet, commune, year):
                    return redirect(request.get_full_path())
        else:
            sheet = sheet_of(commune, year) if commune else None
        choice = ChoiceForm({"xa": commune and commune.pk, "nam": year}, user=request.user)
        context = {
            "title": "Ngày hội Đại đoàn kết: nhập cả xã",
            "choice": choice,
            "commune": commune,
            "year": year,
            "sheet": sheet,
            "opened_token": (opened_token(request) or sheet.token()) if sheet else "",
        }
        return render(
            request,
            "admin/campaigns/unityday/sheet.html",
            self.admin_site.each_context(request) | context | {"opts": self.opts},
        )

    def sheet_saved(self, request, sheet, commune, year: int) -> bool:
        try:
            with translate_db_errors():
                count = save_unity_days([row.save(commit=False) for row in sheet.touched], by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Đã lưu {count} khu dân cư của {commune.described}, năm {year}.")
        return True


@admin.register(Honour)
class HonourAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [HonourResource]
    list_display = ["name", "edition", "years", "date", "unit", "people", "shown"]
    list_filter = ["series", "year", CommuneFilter, "shown"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["series", "name", "edition", "unit"]}),
        ("Thời gian", {"fields": ["date", "year", "from_year", "to_year"]}),
        ("Kết quả", {"fields": ["people", "note"]}),
        ("Trang công khai", {"fields": ["shown"]}),
    ]

    @admin.display(description="giai đoạn", ordering="from_year")
    def years(self, honour) -> str:
        return honour.period


@admin.register(Honouree)
class HonoureeAdmin(ProposingAdmin, RecordAdmin):
    keeps_unsaved = False
    opened_by = "consent"
    resource_classes = [HonoureeResource]
    list_display = ["name", "kind", "honour", "is_named", "position"]
    list_filter = ["kind", "honour", CommuneFilter]
    list_select_related = ["honour__unit__parent", "consent"]
    autocomplete_fields = ["honour", "consent", "picture"]
    fieldsets = [
        (None, {"fields": ["honour", ("kind", "position"), "name", "role"]}),
        ("Việc làm", {"fields": ["deed"]}),
        ("Trang công khai", {"fields": ["consent", "picture"]}),
    ]

    @admin.display(description="được nêu tên", boolean=True)
    def is_named(self, honouree) -> bool:
        return honouree.is_shown

    def get_readonly_fields(self, request, obj=None):
        """A person does not become a collective, which needs no consent."""
        return [*super().get_readonly_fields(request, obj), *(["kind"] if obj else [])]

    def needs_another(self, request, stored, obj) -> bool:
        """A collective is shown as it is written, like the ceremony itself; a person when two persons say so."""
        return obj.kind == Honouree.Kind.PERSON and super().needs_another(request, stored, obj)

    def may_propose_deletion(self, request) -> bool:
        """Of a collective, which nothing but deletion takes off the pages, and of a person."""
        return request.user.has_perm("campaigns.delete_honouree")
