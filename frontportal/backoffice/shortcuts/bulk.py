"""One act on many ticked rows: a page that names them and asks, then each row for itself."""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from frontportal.kit.records.base import sign, stamp
from frontportal.kit.records.db_errors import message_for
from frontportal.kit.records.scoping import outside_area

from ..mixin import AdminMixin

MOST = 500  # rows at a time
MOST_TOLD = 20  # rows that could not be done, each with its reason
UNCHANGED = "Không đổi"
PUBLIC = "đang công khai nên chỉ sửa được trên trang của chính bản ghi"


class BulkMixin(AdminMixin):
    """A room that has "set_fields" among its `actions` names in `bulk_fields` what may be set for many rows at once.

    Acts of its own are made with `bulk`.
    """

    bulk_fields: Sequence[str] = ()

    @admin.action(description="Đổi một mục của các dòng đã chọn", permissions=["change"])
    def set_fields(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """What is filled in is written to each row by the rules of its own form; what is left empty stays."""
        form_class = self.bulk_form_class(request)

        def act(record: Any, given: dict[str, Any]) -> None:
            for name, value in given.items():
                if value not in (None, ""):
                    setattr(record, name, value)
            save_checked(request, record)

        return self.bulk(
            request,
            queryset,
            action="set_fields",
            title=f"Đổi một mục của nhiều {self.opts.verbose_name}",
            button="Lưu",
            form=form_class(request.POST if "sure" in request.POST else None),
            refusal=lambda record: self.change_refusal(request, record),
            act=act,
        )

    def bulk_form_class(self, request: HttpRequest) -> Any:
        """The fields of the record's own form, none of them required."""
        own = self.get_form(request, obj=None, change=True).base_fields
        fields = {name: optional(own[name]) for name in self.bulk_fields if name in own}
        return type("BulkForm", (BulkForm,), fields)

    def change_refusal(self, request: HttpRequest, record: Any) -> str:
        """Why this person may not change this row; "" where nothing stands against it."""
        if not self.has_change_permission(request, record):
            return "không sửa được, hoặc bạn không được sửa"
        return PUBLIC if getattr(record, "is_public", False) or getattr(record, "shown", False) else ""

    def bulk(
        self,
        request: HttpRequest,
        queryset: QuerySet,
        *,
        action: str,
        title: str,
        button: str,
        form: Any,
        refusal: Callable[[Any], str],
        act: Callable[[Any, dict[str, Any]], None],
    ) -> HttpResponse | None:
        """A page that names the rows; with `sure` in the request `act` is done on each that nothing stands against.

        `act` raises ValidationError for what it can't do: that row stays as it was and is named with the reason.
        """
        records = list(queryset[: MOST + 1])
        if len(records) > MOST:
            messages.error(request, f"Mỗi lần nhiều nhất {MOST} dòng. Hãy chọn ít hơn.")
            return None
        refused = [(record, reason) for record in records if (reason := refusal(record))]
        able = [record for record in records if record not in {each for each, _ in refused}]
        if not able:
            tell(request, refused)
            return None
        if form.is_valid():
            refused += [(record, reason) for record in able if (reason := attempt(act, record, form.cleaned_data))]
            tell(request, refused)
            if done := len(records) - len(refused):
                messages.success(request, f"{button}: đã xong {done} {self.opts.verbose_name}.")
            return None
        return self.bulk_page(request, action, title, button, form, able, refused)

    def bulk_page(self, request: HttpRequest, action: str, title: str, button: str, form: Any, *rows: Any) -> Any:
        able, refused = rows
        context = {"title": title, "button": button, "form": form, "able": able, "refused": refused, "action": action}
        context |= {"opts": self.opts, "media": self.media + form.media}
        return TemplateResponse(request, "admin/bulk.html", self.admin_site.each_context(request) | context)


class BulkForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and all(value in (None, "") for value in given.values()):
            raise ValidationError("Hãy điền ít nhất một mục cần đổi.")
        return given


def optional(field: Any) -> Any:
    """A form field that may be left as it is."""
    field = copy(field)
    field.required, field.initial, field.help_text = False, None, ""
    choices = getattr(field, "_choices", None)
    if choices is not None:
        field.choices = [("", UNCHANGED), *((key, label) for key, label in choices if key != "")]
    return field


def save_checked(request: HttpRequest, record: Any) -> None:
    """Saved as its form would: by the rules of the model, within the user's units, stamped, with its history."""
    record.full_clean()
    _, sentence = outside_area(record, request.user)
    if sentence:
        raise ValidationError(sentence)
    stamp(record, request.user)
    sign(record, request.user)
    record.save()


def attempt(act: Callable[[Any, dict[str, Any]], None], record: Any, given: dict[str, Any]) -> str:
    """Why the row could not be done; "" when it is. A row that failed is as it was."""
    try:
        with transaction.atomic():
            act(record, given)
    except ValidationError as error:
        return " ".join(error.messages)
    except DatabaseError as error:
        sentence = message_for(error)
        if not sentence:
            raise
        return sentence
    return ""


def tell(request: HttpRequest, refused: list[tuple[Any, str]]) -> None:
    for record, reason in refused[:MOST_TOLD]:
        messages.warning(request, f"{record}: {reason}")
    if len(refused) > MOST_TOLD:
        messages.warning(request, f"Và {len(refused) - MOST_TOLD} dòng khác không làm được.")
