"""The table of old addresses, with how often each is still asked for."""

from django.contrib import admin
from django.db.models import CharField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Concat

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.visits.models import DailyCount

from .models import Redirect
from .resources import RedirectResource


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    resource_classes = [RedirectResource]
    list_display = ["old_address", "title", "target", "hits", "note"]
    search_fields = ["old_address", "title", "target", "note"]
    ordering = ["old_address"]
    fieldsets = [(None, {"fields": ["old_address", "title", "target", "note"]})]

    def get_queryset(self, request):
        key = Concat(Value("redirects.redirect:"), Cast(OuterRef("pk"), CharField()))
        counted = DailyCount.objects.filter(page=key).order_by().values("page").annotate(total=Sum("count"))
        return super().get_queryset(request).annotate(hits=Coalesce(Subquery(counted.values("total")), 0))

    @admin.display(description="lượt hỏi", ordering="hits")
    def hits(self, redirect) -> int:
        return redirect.hits
