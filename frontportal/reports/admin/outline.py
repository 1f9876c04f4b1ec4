"""The outline of the reports: parts in order, with the figures that each tells."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from unfold.decorators import action

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.yearly.figures import all_figures, registry

from ..forms import OutlinePartForm
from ..models.outline import OutlinePart
from ..outline import adopt_five_programmes


@admin.register(OutlinePart)
class OutlinePartAdmin(RecordAdmin):
    form = OutlinePartForm
    list_display = ["title", "group", "position", "figures_named", "to_look_at"]
    search_fields = ["title", "group"]
    actions_list = ["five_programmes"]
    fields = [("position", "group"), "title", "figures"]

    @admin.display(description="chỉ tiêu")
    def figures_named(self, part) -> str:
        return "; ".join(registry[slug].label for slug in part.figures if slug in registry) or "Viết bằng lời"

    @admin.display(description="cần xem lại")
    def to_look_at(self, part) -> str:
        return f"Không còn chỉ tiêu: {', '.join(part.gone)}" if part.gone else ""

    def changelist_view(self, request, extra_context=None):
        """Figures that no part tells come last in every report; whoever opens the list reads which."""
        named = {slug for part in OutlinePart.objects.all() for slug in part.figures}
        rest = [figure.label for figure in all_figures() if named and figure.slug not in named]
        if rest and request.method == "GET":
            messages.info(request, f"Chưa ở mục nào, nên báo cáo nêu ở cuối: {'; '.join(rest)}.")
        return super().changelist_view(request, extra_context)

    @action(description="Lấy đề cương năm chương trình", url_path="nam-chuong-trinh", permissions=["add"])
    def five_programmes(self, request):
        if count := adopt_five_programmes(request.user):
            messages.success(
                request, f"Đã lập đề cương {count} mục. Hãy sửa tên, thứ tự, chỉ tiêu theo mẫu của cấp trên."
            )
        else:
            messages.error(request, "Đã có đề cương. Muốn lấy lại đề cương này thì xoá hết các mục trước.")
        return redirect("admin:reports_outlinepart_changelist")
