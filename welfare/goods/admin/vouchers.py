"""Minutes with their lines; printed to be signed."""

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.paper.setting import KIND, InvalidPaper
from frontportal.places.filters import CommuneFilter
from frontportal.reports.documents.files import DOCX

from ..models.line import GoodsLine
from ..models.voucher import GoodsVoucher
from ..papers.minutes import minutes_as_pdf, minutes_as_word
from ..resources import GoodsLineResource, GoodsVoucherResource


class GoodsLineInline(RecordTabularInline):
    model = GoodsLine
    fields = ["kind", "condition", "quantity", "note"]
    autocomplete_fields = ["kind"]


@admin.register(GoodsVoucher)
class GoodsVoucherAdmin(RecordAdmin):
    """Direction and store stay once there are lines: what lies where was reckoned from them."""

    resource_classes = [GoodsVoucherResource]
    list_display = ["number", "direction", "date", "store", "partner", "unit"]
    list_filter = ["year", "direction", "store", "appeal", CommuneFilter]
    list_select_related = ["store", "unit__parent"]
    search_fields = ["folded"]
    date_hierarchy = "date"
    autocomplete_fields = ["unit"]
    keeps_on_next = ["direction", "date", "store", "appeal"]
    inlines = [GoodsLineInline]
    actions_detail = [{"title": "In biên bản", "icon": "print", "items": ["as_pdf", "as_word"]}]
    fieldsets = [
        ("Biên bản", {"fields": [("number", "direction"), ("date", "store"), "partner", "unit"]}),
        ("Thêm", {"fields": ["appeal", "witness", "note"]}),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A new voucher is of a store that is in use, or of one where goods are left."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None and "store" in form.base_fields:
            form.base_fields["store"].queryset = form.base_fields["store"].queryset.for_new_minutes()
        return form

    def get_readonly_fields(self, request, obj=None):
        settled = ["direction", "store"] if obj is not None and obj.lines.exists() else []
        return [*super().get_readonly_fields(request, obj), *settled]

    @action(description="Biên bản (PDF)", url_path="bien-ban.pdf", permissions=["view"], icon="picture_as_pdf")
    def as_pdf(self, request, object_id):
        return self.paper(request, object_id, minutes_as_pdf, KIND, "pdf")

    @action(description="Biên bản (Word)", url_path="bien-ban.docx", permissions=["view"], icon="description")
    def as_word(self, request, object_id):
        return self.paper(request, object_id, minutes_as_word, DOCX, "docx")

    def paper(self, request, object_id, make, kind: str, ending: str) -> HttpResponse:
        voucher = self.get_object(request, str(object_id))
        if voucher is None:
            raise Http404("Không có biên bản này.")
        try:
            content = make(voucher)
        except InvalidPaper as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:goods_goodsvoucher_change", args=[voucher.pk]))
        name = f'attachment; filename="bien-ban-hien-vat-{voucher.pk}.{ending}"'
        return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


@admin.register(GoodsLine)
class GoodsLineAdmin(RecordAdmin):
    """Lines by themselves: for sheets, and to see where one kind came from and went."""

    resource_classes = [GoodsLineResource]
    list_display = ["kind", "way", "condition", "quantity", "voucher", "day"]
    list_filter = ["voucher__direction", "voucher__year", "condition", "kind", CommuneFilter]
    list_select_related = ["voucher__store", "kind"]
    search_fields = ["kind__folded", "voucher__folded"]
    autocomplete_fields = ["voucher", "kind"]
    fields = ["voucher", "kind", ("condition", "quantity"), "note"]

    @display(description="loại", label={"Tiếp nhận": "success", "Bàn giao": "info"})
    def way(self, line) -> str:
        return line.voucher.get_direction_display()

    @admin.display(description="ngày", ordering="voucher__date")
    def day(self, line):
        return line.voucher.date
