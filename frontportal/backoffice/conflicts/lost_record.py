"""The page for what was typed into a record that was deleted, moved away or closed meanwhile."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from frontportal.kit.records.history import NOTHING

from .authors import deletion, last_change
from .opened import state_words
from .submitted_rows import SubmittedRows
from .wording import UnparsedValue, typed_words

GONE = "Bản ghi này không còn, hoặc đã chuyển ra ngoài địa bàn được phân công cho bạn. Nội dung bạn gõ chưa được lưu."
DELETED = "{change}. Nội dung bạn gõ chưa được lưu."
CLOSED = "{change}; nay bản ghi này không sửa được nữa{state}. Nội dung bạn gõ chưa được lưu."
OWN_INPUTS = ("_", "csrfmiddlewaretoken")  # begin the names of what is no content


@dataclass
class TypedField:
    """One field of what was typed: to be read, and to be copied."""

    label: str
    text: str

    @property
    def is_long(self) -> bool:
        return len(self.text) > 60 or "\n" in self.text


def lost_page(admin: Any, request: HttpRequest, key: str, record: Any) -> HttpResponse:
    """Says who did what, and keeps what was typed. `record` is None for one that is not there for this person."""
    is_there = record is not None or admin.model._base_manager.filter(pk=key).exists()
    context = {
        "title": f"Chưa lưu: {admin.opts.verbose_name}",
        "opts": admin.opts,
        "sentence": lost_sentence(admin, request, key, record),
        "typed": list(typed_texts(admin, request)),
        "record": record if record is not None and admin.has_view_permission(request, record) else None,
        "hidden": [] if is_there or not admin.has_add_permission(request) else new_record_inputs(admin, request),
        "add_url": reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_add"),
        "had_files": bool(request.FILES),
    }
    page = "admin/conflicts/lost_record.html"
    return TemplateResponse(request, page, admin.admin_site.each_context(request) | context, status=409)


def lost_sentence(admin: Any, request: HttpRequest, key: str, record: Any) -> str:
    if record is not None:
        state = state_words(record)
        change = last_change(record).words(request.user, "thay đổi bản ghi này")
        return CLOSED.format(change=change, state=f" (trạng thái: “{state}”)" if state else "")
    deleted = None if admin.model._base_manager.filter(pk=key).exists() else deletion(admin.model, key)
    return DELETED.format(change=deleted.words(request.user, "xoá bản ghi này")) if deleted else GONE


def typed_texts(admin: Any, request: HttpRequest) -> Any:
    """Every field that has something in it, the record's own first, then those of its rows."""
    form = admin.get_form(request)(request.POST, request.FILES)
    yield from texts_of(form, "")
    for inline in admin.get_inline_instances(request):
        formset_class = inline.get_formset(request)
        prefix = formset_class.get_default_prefix()
        sent = SubmittedRows(request.POST, request.FILES, prefix)
        for number in range(sent.count("TOTAL")):
            row = formset_class.form(request.POST, request.FILES, prefix=f"{prefix}-{number}")
            yield from texts_of(row, f"{inline.verbose_name} {number + 1}: ")


def texts_of(form: Any, before: str) -> Any:
    form.full_clean()
    typed = getattr(form, "cleaned_data", {})
    for name, field in form.fields.items():
        text = typed_words(form, name, typed.get(name, UnparsedValue(form[name].data)))
        if text != NOTHING and form.add_prefix(name) in form.data | form.files:
            label = str(field.label or name)
            yield TypedField(before + label[:1].upper() + label[1:], text)


def new_record_inputs(admin: Any, request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed as the inputs of a new record's form; files and secrets have to be given again."""
    data, files = request.POST.copy(), request.FILES.copy()
    for inline in admin.get_inline_instances(request):
        formset_class = inline.get_formset(request)
        sent = SubmittedRows(data, files, formset_class.get_default_prefix())
        stored, new = sent.split()
        for texts, _ in stored:
            texts.pop(inline.model._meta.pk.name, None)
            texts.pop(formset_class.fk.name, None)
        sent.write([], [row for row in [*stored, *new] if "DELETE" not in row[0]])
    secrets = {
        name
        for name, each in admin.get_form(request).base_fields.items()
        if getattr(each.widget, "input_type", "") == "password"
    }
    return [
        (name, value)
        for name, values in data.lists()
        if not name.startswith(OWN_INPUTS) and name not in secrets and not name.startswith(admin.opts.app_label + "_")
        for value in values
    ]
