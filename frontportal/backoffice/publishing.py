"""The buttons by which a publishable record changes its state."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.decorators import action

from frontportal.kit.records.publishing import NEXT, publish, send_back, submit, withdraw

from .mixin import AdminMixin


class PublishingAdmin(AdminMixin):
    """Mixed into the ModelAdmin of a `Publishable`: its states change by buttons, each checked and stamped.

    Without the permission to publish one writes drafts and hands them in; what is published changes only in the
    hands of those who may publish, and is withdrawn before it is deleted.
    """

    actions = ["publish_selected", "withdraw_selected"]
    actions_submit_line = ["hand_in", "give_back", "publish_now", "withdraw_now"]
    readonly_fields = ["state", "published_by"]

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may publish records of this kind."""
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        closed = obj is not None and obj.state == "published" and not self.has_publish_permission(request)
        return not closed and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or obj.state != "published") and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        schedule = [] if self.has_publish_permission(request) else ["published_at"]
        return [*super().get_readonly_fields(request, obj), *schedule]

    def get_actions_submit_line(self, request: HttpRequest, object_id: str) -> Any:
        """Only the steps that the record's present state allows."""
        record = self.get_object(request, str(object_id))
        allowed = NEXT[record.state] if record else set()
        return [
            button
            for button in super().get_actions_submit_line(request, object_id)
            if STEPS[button.method.__name__] in allowed
        ]

    @action(description="Lưu và gửi duyệt")
    def hand_in(self, request: HttpRequest, obj: Any) -> None:
        """A button: draft → waiting."""
        submit(obj, by=request.user)

    @action(description="Lưu và trả lại người viết", permissions=["publish"])
    def give_back(self, request: HttpRequest, obj: Any) -> None:
        """A button: waiting → draft."""
        send_back(obj, by=request.user)

    @action(description="Lưu và đăng", permissions=["publish"])
    def publish_now(self, request: HttpRequest, obj: Any) -> None:
        """A button: → published."""
        publish(obj, by=request.user)

    @action(description="Lưu và gỡ khỏi trang", permissions=["publish"])
    def withdraw_now(self, request: HttpRequest, obj: Any) -> None:
        """A button: published → withdrawn."""
        withdraw(obj, by=request.user)

    @admin.action(description="Duyệt đăng các mục đã chọn", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """An action of the list: → published."""
        self.move_all(request, queryset, publish, "Đã đăng")

    @admin.action(description="Gỡ các mục đã chọn khỏi trang", permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """An action of the list: published → withdrawn."""
        self.move_all(request, queryset, withdraw, "Đã gỡ")

    def move_all(self, request: HttpRequest, queryset: QuerySet, step: Callable[..., None], done_text: str) -> None:
        """Each record for itself: what cannot take the step is named, the others take it."""
        done = 0
        for record in queryset:
            try:
                step(record, by=request.user)
                done += 1
            except ValidationError as error:
                messages.warning(request, " ".join(error.messages))
        if done:
            messages.success(request, f"{done_text} {done} mục.")


STEPS = {"hand_in": "waiting", "give_back": "draft", "publish_now": "published", "withdraw_now": "withdrawn"}
