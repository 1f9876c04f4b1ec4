"""Maps: brought in as a file, looked at beside their numbers, asked about, handed in, let out by a second person."""

from django.contrib import admin, messages
from django.db.models import Case, When
from django.template.loader import render_to_string

from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.base import sign

from .drawing import MARGIN
from .forms import MapUploadForm
from .models import CommuneMap, MapShape


class MapShapeInline(RecordTabularInline):
    """Whose each shape is; one that belongs to nobody here is deleted."""

    model = MapShape
    fields = ["position", "name_in_file", "unit"]
    readonly_fields = ["position", "name_in_file"]
    autocomplete_fields = ["unit"]
    per_page = 50
    verbose_name_plural = "các hình: chọn đơn vị cho hình còn trống, hoặc xoá hình không thuộc địa bàn"

    def get_queryset(self, request):
        """Those that nobody knows come first."""
        shapes = super().get_queryset(request).select_related("unit__parent", "map")
        return shapes.order_by(Case(When(unit=None, then=0), default=1), "position")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return obj is not None and obj.state == "draft" and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return obj is not None and obj.state == "draft" and super().has_delete_permission(request, obj)


@admin.register(CommuneMap)
class CommuneMapAdmin(PublishingAdmin, RecordAdmin):
    list_display = ["title", "since", "state", "published_at", "is_illustration"]
    list_filter = ["state", "is_illustration"]
    search_fields = ["title", "source"]
    ordering = ["-since"]
    readonly_fields = [*PublishingAdmin.readonly_fields, "drawing", "file_name", "sha256"]
    inlines = [MapShapeInline]
    parts = (MapShape,)
    fieldsets = [
        ("Bản đồ", {"fields": ["title", ("since", "is_illustration"), "source"]}),
        ("Tệp", {"fields": ["drawing", ("file_name", "sha256")]}),
        ("Đăng", {"fields": [("state", "published_by"), "published_at"]}),
    ]
    fieldsets_of_new = [
        ("Bản đồ", {"fields": ["title", ("since", "is_illustration"), "source"]}),
        ("Tệp", {"fields": ["file", "leave_out"]}),
    ]

    def get_form(self, request, obj=None, change=False, **options):
        return super().get_form(request, obj, change, **options | ({} if obj else {"form": MapUploadForm}))

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if obj else self.fieldsets_of_new

    def get_readonly_fields(self, request, obj=None):
        """A map's day is that of its shapes' units: another day is another map."""
        return [*super().get_readonly_fields(request, obj), "since"] if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def may_take(self, request, record, name):
        """A new map is looked at before it is handed in."""
        return record is not None and super().may_take(request, record, name)

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        from .receiving import describe, listed, store

        describe(obj, form.received)
        super().save_model(request, obj, form, change)
        store(obj, form.received)
        unknown = [feature for feature, unit, _ in form.received.shapes if unit is None]
        if unknown:
            messages.warning(
                request,
                f"Chưa biết của đơn vị nào: {listed(unknown)}. Hãy chọn đơn vị cho từng hình, hoặc xoá hình ấy.",
            )
        if form.received.left_out:
            messages.info(
                request, f"Đã bỏ {len(form.received.left_out)} hình không khớp: {listed(form.received.left_out)}."
            )

    def save_related(self, request, form, formsets, change):
        """Shapes come before a step: no map is handed in while one is unknown, and none changes afterwards."""
        if not getattr(request, "step_asked", ""):
            super().save_related(request, form, formsets, change)
            return
        for formset in formsets:
            if formset.has_changed():
                sign(form.instance, request.user)
            self.save_formset(request, form, formset, change)
        super().save_related(request, form, [], change)

    def response_add(self, request, obj, post_url_continue=None):
        """To the drawn map: it is looked at next, whichever button was pressed."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description="hình đã giản lược")
    def drawing(self, commune_map) -> str:
        shapes = list(commune_map.shapes.order_by("position")) if commune_map.pk else []
        size = sum(len(shape.path) for shape in shapes)
        return (
            render_to_string(
                "admin/maps/drawing.html", {"map": commune_map, "shapes": shapes, "margin": -MARGIN, "size": size}
            )
            if shapes
            else "–"
        )
