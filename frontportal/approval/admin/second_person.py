"""Pages of decisions that one person writes down and another confirms."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action, display

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.kit.records.db_errors import translate_db_errors

DONE, WAITING = "Đã xác nhận", "Chờ người thứ hai"
MOVED = "Hồ sơ đã khác lúc bạn mở trang này. Hãy xem lại; nếu vẫn muốn làm thì bấm lần nữa."
TWO_PERSONS = ("Hai người", {"fields": [("proposed_by", "proposed_at"), ("confirmed_by", "confirmed_at")]})
STAMPS = ["proposed_by", "proposed_at", "confirmed_by", "confirmed_at"]


class SecondPersonAdmin:
    """Before RecordAdmin, for `DecidedByTwo` records: closed once confirmed, by who has the right `confirm_<model>`.

    `confirmed_fields` are those that the second person reads beside the hour of the last change; `confirm_template` extends
    admin/approval/confirm.html and says what would come into force.
    """

    confirm_title = ""
    confirm_template = ""
    confirmed_fields: tuple[str, ...] = ()
    actions_detail: Any = ["confirm_decision"]
    model: Any
    opts: Any
    admin_site: Any

    def confirm(self, record: Any, *, by: Any) -> Any:
        """The room's own action. Raises ValidationError."""
        raise NotImplementedError

    @display(description="tình trạng", label={DONE: "success", WAITING: "warning"})
    def state(self, record: Any) -> str:
        return DONE if record.is_confirmed else WAITING

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not (obj and obj.is_confirmed) and super().has_change_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not (obj and obj.is_confirmed) and super().has_delete_permission(request, obj)  # type: ignore[misc]

    def has_second_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        allowed: bool = request.user.has_perm(f"{self.opts.app_label}.confirm_{self.opts.model_name}")
        return allowed

    @action(description="Xác nhận", url_path="xac-nhan", permissions=["second"], icon="check_circle")
    def confirm_decision(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        """A page that says what would come into force; posting it confirms."""
        record = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if record is None:
            raise Http404("Không có hồ sơ này.")
        if record.is_confirmed or record.proposed_by_id == request.user.pk:
            raise PermissionDenied
        state = " ".join(
            [record.updated_at.isoformat(), *(str(getattr(record, name)) for name in self.confirmed_fields)]
        )
        is_moved = has_moved(request, record, state)
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        if request.method == "POST" and not is_moved and self.is_confirmed(request, record):
            return HttpResponseRedirect(back)
        context = {
            "title": self.confirm_title, "record": record, "back": back, "opts": self.opts, "moved": MOVED if is_moved else "",
            "opened_token": step_token(record, state),
        }  # fmt: skip
        return TemplateResponse(request, self.confirm_template, self.admin_site.each_context(request) | context)

    def is_confirmed(self, request: HttpRequest, record: Any) -> bool:
        """Whether it is now; a refusal is told above the page."""
        try:
            with translate_db_errors():
                self.confirm(record, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Đã xác nhận: {record}.")
        return True
