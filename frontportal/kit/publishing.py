"""Draft → waiting → published → withdrawn, for everything that has these states. The only way they change."""

from datetime import datetime

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from unfold.decorators import action

from .records import Publishable

NEXT = {
    "draft": {"waiting", "published"},
    "waiting": {"draft", "published"},
    "published": {"withdrawn"},
    "withdrawn": {"draft", "published"},
}


def submit(record: Publishable, *, by) -> None:
    """Hand a draft to the approver."""
    move(record, "waiting", by=by)


def send_back(record: Publishable, *, by) -> None:
    """Give it back to its author as a draft."""
    move(record, "draft", by=by)


def publish(record: Publishable, *, by, at: datetime | None = None) -> None:
    """Let the public read it from `at` on; without `at` from the hour it already bears, or from now."""
    at = at or record.published_at or timezone.now()
    move(record, "published", by=by, published_at=at, published_by=by)


def withdraw(record: Publishable, *, by) -> None:
    """Take it off the public pages; its hour of publishing stays on record."""
    move(record, "withdrawn", by=by)


def move(record: Publishable, state: str, *, by, **values) -> None:
    """Raises ValidationError with a Vietnamese sentence when the record's present state does not allow it."""
    with transaction.atomic():
        fresh = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        if state not in NEXT[fresh.state]:
            raise ValidationError(
                f"“{fresh}” đang ở trạng thái “{fresh.get_state_display()}”, "
                f"không chuyển sang “{Publishable.State(state).label}” được."
            )
        changes = {"state": state, **values}
        if hasattr(record, "updated_by_id"):
            changes["updated_by"] = by
        for target in (fresh, record):
            for name, value in changes.items():
                setattr(target, name, value)
        fresh.save()


class PublishingAdmin:
    """Mixed into the ModelAdmin of a `Publishable`: its states change by buttons, each checked and stamped.

    Without the permission to publish one writes drafts and hands them in; what is published changes only in the
    hands of those who may publish, and is withdrawn before it is deleted.
    """

    actions = ["publish_selected", "withdraw_selected"]
    actions_submit_line = ["hand_in", "give_back", "publish_now", "withdraw_now"]
    readonly_fields = ["state", "published_by"]

    def has_publish_permission(self, request, obj=None) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def has_change_permission(self, request, obj=None):
        closed = obj is not None and obj.state == "published" and not self.has_publish_permission(request)
        return not closed and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return (obj is None or obj.state != "published") and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        schedule = [] if self.has_publish_permission(request) else ["published_at"]
        return [*super().get_readonly_fields(request, obj), *schedule]

    def get_actions_submit_line(self, request, object_id):
        """Only the steps that the record's present state allows."""
        record = self.get_object(request, str(object_id))
        allowed = NEXT[record.state] if record else set()
        return [
            button
            for button in super().get_actions_submit_line(request, object_id)
            if STEPS[button.method.__name__] in allowed
        ]

    @action(description="Lưu và gửi duyệt")
    def hand_in(self, request, obj):
        submit(obj, by=request.user)

    @action(description="Lưu và trả lại người viết", permissions=["publish"])
    def give_back(self, request, obj):
        send_back(obj, by=request.user)

    @action(description="Lưu và đăng", permissions=["publish"])
    def publish_now(self, request, obj):
        publish(obj, by=request.user)

    @action(description="Lưu và gỡ khỏi trang", permissions=["publish"])
    def withdraw_now(self, request, obj):
        withdraw(obj, by=request.user)

    @admin.action(description="Duyệt đăng các mục đã chọn", permissions=["publish"])
    def publish_selected(self, request, queryset):
        self.move_all(request, queryset, publish, "Đã đăng")

    @admin.action(description="Gỡ các mục đã chọn khỏi trang", permissions=["publish"])
    def withdraw_selected(self, request, queryset):
        self.move_all(request, queryset, withdraw, "Đã gỡ")

    def move_all(self, request, queryset, step, said: str):
        """Each record for itself: what cannot take the step is named, the others take it."""
        done = 0
        for record in queryset:
            try:
                step(record, by=request.user)
                done += 1
            except ValidationError as error:
                messages.warning(request, " ".join(error.messages))
        if done:
            messages.success(request, f"{said} {done} mục.")


STEPS = {"hand_in": "waiting", "give_back": "draft", "publish_now": "published", "withdraw_now": "withdrawn"}
