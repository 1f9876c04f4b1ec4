"""Receipts and vouchers on paper: one, those that were chosen, or a run of numbers."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from unfold.decorators import action

from frontportal.kit.values.text import slug, typed_number
from frontportal.paper.setting import KIND, InvalidPaper

from ..papers.receipts import receipts_as_pdf
from ..vouchers import voucher

MOST = 200  # sheets at a time: more would keep a browser busy for minutes
PAPERS = {"a5": "A5", "a4": "A4, hai phiếu một trang"}


class PrintingMixin:
    """For the admins of both books. Only confirmed entries have a number, so only they are printed."""

    def get_urls(self):
        name = f"ledger_{self.opts.model_name}_print"
        return [path("in-phieu/", self.admin_site.admin_view(self.print_view), name=name), *super().get_urls()]

    def print_url(self, entries) -> str:
        numbers = ",".join(str(pk) for pk in entries)
        return f"{reverse(f'admin:ledger_{self.opts.model_name}_print')}?khoan={numbers}"

    def has_print_this_permission(self, request, object_id=None) -> bool:
        entry = self.get_object(request, object_id)
        return bool(entry and entry.is_confirmed) and self.has_view_permission(request)

    @action(description="In phiếu", url_path="in", permissions=["print_this"], attrs={"target": "_blank"})
    def print_entry(self, request, object_id):
        return HttpResponseRedirect(self.print_url([object_id]))

    @admin.action(description="In phiếu của các khoản đã chọn", permissions=["view"])
    def print_selected(self, request, queryset):
        chosen = list(queryset.confirmed().order_by("date", "pk").values_list("pk", flat=True)[: MOST + 1])
        if not chosen:
            messages.warning(request, "Khoản chưa xác nhận chưa có số nên chưa in phiếu được.")
        elif len(chosen) > MOST:
            messages.warning(request, f"Mỗi lần in nhiều nhất {MOST} phiếu. Hãy chọn ít hơn.")
        else:
            return HttpResponseRedirect(self.print_url(chosen))

    def print_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = [key for each in request.GET.get("khoan", "").split(",") if (key := typed_number(each)) is not None]
        related = [field.name for field in self.opts.fields if field.many_to_one]
        entries = (
            self.get_queryset(request).confirmed().filter(pk__in=asked[:MOST]).select_related("unit__parent", *related)
        )
        vouchers = [voucher(entry) for entry in entries.order_by("year", self.number_field)]
        if request.GET.get("dang") == "pdf" and vouchers:
            return self.as_pdf(request, vouchers)
        paper = request.GET.get("kho", "a5")
        context = {
            "vouchers": vouchers,
            "paper": paper if paper in PAPERS else "a5",
            "papers": [{"label": label, "value": value} for value, label in PAPERS.items()],
            "asked": ",".join(map(str, asked[:MOST])),
        }
        return TemplateResponse(request, "admin/ledger/vouchers.html", context)

    def as_pdf(self, request, vouchers):
        """All in one file; what can't be set is told, and the page that prints from the browser stays."""
        try:
            pdf = receipts_as_pdf(vouchers)
        except InvalidPaper as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse(f"admin:ledger_{self.opts.model_name}_changelist"))
        name = f"{slug(vouchers[0].title)}-{vouchers[0].number.replace('/', '-')}"
        return HttpResponse(
            pdf, content_type=KIND, headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'}
        )
