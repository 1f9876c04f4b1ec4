"""Criteria sets, version by version."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from unfold.decorators import action, display

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin

from .. import actions
from ..models.criteria import CriteriaSet
from ..models.criterion import Criterion
from ..resources import CriterionResource


def is_used(criteria_set: CriteriaSet | None) -> bool:
    return bool(criteria_set and criteria_set.pk and criteria_set.is_used())


class CriterionInline(RecordTabularInline):
    model = Criterion
    fields = ["number", "group", "text", "weight", "least", "evidence", "position"]

    def has_add_permission(self, request, obj=None):
        return not is_used(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return not is_used(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not is_used(obj) and super().has_delete_permission(request, obj)


@admin.register(CriteriaSet)
class CriteriaSetAdmin(RecordAdmin):
    """A set that was scored by can only be read; the next year's is a copy of it."""

    list_display = ["title", "since_year", "basis", "threshold", "weights", "usage"]
    list_filter = ["title", "since_year"]
    search_fields = ["code", "basis"]
    inlines = [CriterionInline]
    actions_detail = ["copy_set"]
    fieldsets = [(None, {"fields": [("title", "since_year"), "basis", ("threshold", "code"), "note"]})]

    def get_readonly_fields(self, request, obj=None):
        locked = ["title", "since_year", "code", "threshold"] if is_used(obj) else []
        return [*super().get_readonly_fields(request, obj), *locked]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("criteria")

    @display(description="cộng trọng số")
    def weights(self, criteria_set) -> str:
        total = sum(each.weight for each in criteria_set.criteria.all())
        return f"{total}%" if total == 100 else f"{total}% (phải đúng 100%)"

    @display(description="tình trạng", label={"Đã dùng để chấm": "success", "Chưa dùng": "info"})
    def usage(self, criteria_set) -> str:
        return "Đã dùng để chấm" if is_used(criteria_set) else "Chưa dùng"

    def has_copy_permission(self, request, object_id=None) -> bool:
        return self.has_add_permission(request)

    @action(description="Lập phiên bản mới", url_path="phien-ban-moi", permissions=["copy"], icon="content_copy")
    def copy_set(self, request, object_id):
        """A copy for the year after the newest version of this title, or this year where that is later."""
        criteria_set = self.get_object(request, str(object_id))
        if criteria_set is None:
            raise Http404("Không có bộ tiêu chí này.")
        newest = CriteriaSet.objects.filter(title=criteria_set.title).order_by("-since_year").first()
        year = max(newest.since_year + 1, timezone.localdate().year)
        try:
            made = actions.new_version(criteria_set, since_year=year, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            made = criteria_set
        else:
            messages.success(request, f"Đã lập {made}. Hãy sửa tiêu chí, trọng số và văn bản ban hành.")
        return HttpResponseRedirect(reverse("admin:recognition_criteriaset_change", args=[made.pk]))


@admin.register(Criterion)
class CriterionAdmin(RecordAdmin):
    """Lines by themselves: for sheets."""

    resource_classes = [CriterionResource]
    list_display = ["number", "text", "weight", "least", "criteria_set"]
    list_filter = ["criteria_set"]
    list_select_related = ["criteria_set"]
    search_fields = ["code", "text"]
    fields = ["criteria_set", ("number", "position"), "group", "text", ("weight", "least"), "evidence", "code"]

    def has_change_permission(self, request, obj=None):
        return not (obj and is_used(obj.criteria_set)) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not (obj and is_used(obj.criteria_set)) and super().has_delete_permission(request, obj)
