"""Pages of records that somebody other than their writer shows to the public."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from frontportal.kit.records.base import is_approved

from ..showable import show_records
from .proposing import ProposingAdmin


class ShowingAdmin(ProposingAdmin):
    """For `Showable` records. A new one asks to be shown unless its writer says no; who may not decide that sends a proposal."""

    opened_by = "shown"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"shown": True} | super().get_changeform_initial_data(request)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Besides the page's own: showing and hiding many, for who decides about this kind."""
        actions = super().get_actions(request)
        if not self.has_decide_permission(request):
            return actions
        return actions | {each: self.get_action(each) for each in ("show", "hide")}

    def needs_another(self, request: HttpRequest, stored: Any, obj: Any) -> bool:
        """As for all that is proposed; and nobody shows what they may not decide about."""
        if is_approved(obj) and not self.has_decide_permission(request):
            return True
        return super().needs_another(request, stored, obj)

    @admin.action(description="Cho hiện trên trang công khai", permissions=["decide"])
    def show(self, request: HttpRequest, queryset: Any) -> None:
        self.turn(request, queryset, shown=True)

    @admin.action(description="Thôi hiện trên trang công khai", permissions=["decide"])
    def hide(self, request: HttpRequest, queryset: Any) -> None:
        self.turn(request, queryset, shown=False)

    def turn(self, request: HttpRequest, queryset: Any, *, shown: bool) -> None:
        """One's own are shown by somebody else, unless one has the right to approve one's own."""
        chosen = queryset.filter(shown=not shown)
        own = chosen.filter(updated_by=request.user) if shown and not request.user.may_approve_own else chosen.none()
        for record in own:
            messages.warning(request, f"“{record}” do chính bạn ghi hoặc sửa sau cùng, nên cần người khác cho hiện.")
        others = chosen.exclude(pk__in=[record.pk for record in own])
        count = show_records(others, shown=shown, by=request.user)
        done = "Đã cho hiện" if shown else "Đã thôi hiện"
        messages.success(request, f"{done} {count} {self.opts.verbose_name}.")
