"""The buttons by which a publishable record changes its state, and who may press them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from unfold.decorators import action

from frontportal.backoffice.money import swapped
from frontportal.kit.records.base import Publishable, is_waiting, sign
from frontportal.kit.records.publishing import NEXT, publish, take_step, withdraw

from ..changes.collecting import changes_of_form
from ..mails import events
from .proposing import ProposingAdmin

STEPS = {
    "hand_in": "waiting",
    "take_back": "draft",
    "give_back": "draft",
    "publish_now": "published",
    "withdraw_now": "withdrawn",
}
TOLD = {
    "hand_in": events.record_waits,
    "give_back": events.record_is_sent_back,
    "publish_now": events.record_is_published,
}


class StateFilter(admin.SimpleListFilter):
    """The states; what is published with an hour still to come is a state of its own."""

    title = "trạng thái"
    parameter_name = "state__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        states = [(state.value, str(state.label)) for state in Publishable.State]
        return [*states[:2], ("scheduled", "Hẹn đăng"), *states[2:]]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        state, now = self.value(), timezone.now()
        if state == "scheduled":
            return queryset.filter(state="published", published_at__gt=now)
        if state == "published":
            return queryset.filter(Q(published_at__lte=now), state="published")
        return queryset.filter(state=state) if state in Publishable.State.values else queryset


class PublishingAdmin(ProposingAdmin):
    """Mixed into the ModelAdmin of a `Publishable`: its states change by buttons, each checked and stamped.

    Who writes hands in, and takes back what nobody has approved yet; meanwhile nobody changes a word. Who may publish
    publishes what somebody else wrote. What is published changes by proposals and is withdrawn before it is deleted.
    """

    actions = ["publish_selected", "withdraw_selected"]
    actions_submit_line: Any = [
        "hand_in",
        "take_back",
        "give_back",
        "publish_now",
        "withdraw_now",
        *ProposingAdmin.actions_submit_line,
    ]
    readonly_fields: Any = ["state", "published_by"]

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may publish records of this kind."""
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def is_own(self, request: HttpRequest, record: Any) -> bool:
        """Whether this person wrote the record last and so leaves it to somebody else to approve."""
        return record.written_by_id == request.user.pk and not request.user.may_approve_own

    # --- What is shown ----------------------------------------------------------------------------

    def is_locked(self, request: HttpRequest, obj: Any) -> bool:
        return is_waiting(obj)

    def still_open(self, request: HttpRequest, obj: Any) -> tuple[str, ...]:
        """Who approves sets the hour."""
        return ("published_at",) if self.has_publish_permission(request) and not self.is_own(request, obj) else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        schedule = [] if self.has_publish_permission(request) else ["published_at"]
        return [*super().get_readonly_fields(request, obj), "state_in_words", *schedule]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        words = {"state": "state_in_words"}
        return [
            (title, options | {"fields": swapped(options["fields"], words)})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def get_list_display(self, request: HttpRequest) -> Any:
        return swapped(super().get_list_display(request), {"state": "state_in_words"})

    def get_list_filter(self, request: HttpRequest) -> Any:
        return [StateFilter if item == "state" else item for item in super().get_list_filter(request)]

    @admin.display(description="trạng thái", ordering="state")
    def state_in_words(self, record: Any) -> str:
        """The state, with the hour of what is scheduled."""
        return str(record.state_in_words)

    # --- Buttons ----------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """What is new can be handed in at once."""
        extra = dict(extra_context or {})
        if object_id is None:
            extra["actions_submit_line"] = self.get_actions_submit_line(request, None)
        return super().changeform_view(request, object_id, form_url, extra)

    def get_actions_submit_line(self, request: HttpRequest, object_id: Any) -> Any:
        """Only the steps that the record's present state allows this person; none once a step was taken."""
        if hasattr(request, "step_taken"):
            return []
        record = self.get_object(request, str(object_id)) if object_id else None
        return [
            button
            for button in super().get_actions_submit_line(request, object_id)
            if button.method.__name__ not in STEPS or self.may_take(request, record, button.method.__name__)
        ]

    def may_take(self, request: HttpRequest, record: Any, name: str) -> bool:
        """Whether a button is for this person and this record, or for a new one (None)."""
        if STEPS[name] not in NEXT[record.state if record else "draft"]:
            return False
        if record is None:
            return name == "hand_in" or (name == "publish_now" and request.user.may_approve_own)
        if name == "take_back":
            return record.state == "waiting" and request.user.pk in (record.written_by_id, record.created_by_id)
        if name == "give_back":
            return record.state == "waiting" and not self.is_own(request, record)
        return name != "publish_now" or not self.is_own(request, record)

    @action(description="Lưu và gửi duyệt")
    def hand_in(self, request: HttpRequest, obj: Any) -> None:
        """A button: draft → waiting."""

    @action(description="Rút lại để sửa")
    def take_back(self, request: HttpRequest, obj: Any) -> None:
        """A button of the writer: waiting → draft."""

    @action(description="Trả lại người viết", permissions=["publish"])
    def give_back(self, request: HttpRequest, obj: Any) -> None:
        """A button of the approver: waiting → draft."""

    @action(description="Lưu và đăng", permissions=["publish"])
    def publish_now(self, request: HttpRequest, obj: Any) -> None:
        """A button: → published."""

    @action(description="Lưu và gỡ khỏi trang", permissions=["publish"])
    def withdraw_now(self, request: HttpRequest, obj: Any) -> None:
        """A button: published → withdrawn."""

    def asked_step(self, request: HttpRequest, key: Any) -> str:
        """The name of the button that was pressed, of those on offer; "" for another, and on the page of a version."""
        if hasattr(request, "record_now"):
            return ""
        offered = [
            button for button in self.get_actions_submit_line(request, key) if button.action_name in request.POST
        ]
        return next((button.method.__name__ for button in offered if button.method.__name__ in STEPS), "")

    # --- Saving: words and state in one version ---------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Waits for `save_related` with a record that takes a step: its lines count as words of it, too."""
        name = self.asked_step(request, obj.pk if change else None)
        if name and change:
            request.step_asked = name
        elif name:
            sign(obj, request.user)
            self.save_with_step(request, obj, form, change, name)
        else:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        name, are_lines_changed = getattr(request, "step_asked", ""), any(each.has_changed() for each in formsets)
        if name:
            if are_lines_changed or self.changed_words(form):
                sign(form.instance, request.user)
            self.save_with_step(request, form.instance, form, change, name)
        super().save_related(request, form, formsets, change)
        if are_lines_changed and not name and not hasattr(request, "proposed"):
            self.model._base_manager.filter(pk=form.instance.pk).update(written_by=request.user)

    def changed_words(self, form: Any) -> set[str]:
        """The fields in which the form says something else than the record; the hour is no word of its writer."""
        stored = self.model._base_manager.get(pk=form.instance.pk)
        return set(changes_of_form(stored, form.instance, form)) - {"published_at"}

    def save_with_step(self, request: HttpRequest, obj: Any, form: Any, change: bool, name: str) -> None:
        """Take the step and save the record once. Raises ValidationError where the step can't be taken."""
        take_step(obj, STEPS[name], by=request.user)
        request.step_taken = name
        super().save_model(request, obj, form, change)
        if name in TOLD:
            TOLD[name](obj, request.user)

    # --- Many at once -----------------------------------------------------------------------------

    @admin.action(description="Duyệt đăng các mục đã chọn", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """An action of the list: → published."""
        self.move_all(request, queryset, publish, "Đã đăng", events.record_is_published)

    @admin.action(description="Gỡ các mục đã chọn khỏi trang", permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """An action of the list: published → withdrawn."""
        self.move_all(request, queryset, withdraw, "Đã gỡ")

    def move_all(
        self,
        request: HttpRequest,
        queryset: QuerySet,
        step: Callable[..., None],
        done_text: str,
        tell: Callable[..., None] | None = None,
    ) -> None:
        """Each record for itself: what cannot take the step is named, the others take it."""
        done = 0
        for record in queryset:
            try:
                step(record, by=request.user)
                done += 1
            except ValidationError as error:
                messages.warning(request, " ".join(error.messages))
            else:
                if tell:
                    tell(record, request.user)
        if done:
            messages.success(request, f"{done_text} {done} mục.")
