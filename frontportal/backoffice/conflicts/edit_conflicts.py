"""Two people at one record: the second to save sees both texts, chooses field by field, and loses nothing."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from ..mixin import AdminMixin, FormMixin
from .authors import Change, last_change, newest_version
from .fingerprints import fingerprint, fingerprint_in
from .list_rows import list_row_form
from .locking import lock, lock_rows
from .lost_record import lost_page
from .merging import merging
from .opened import NAME, STATE_NAMES, OpenedVersion, opened_now, opened_version, state_of, state_words
from .rows import minding_rows, row_key
from .wording import words_of

SEEN_STATE = "_seen_state"
SEEN_TEXTS = "_seen_texts"
UNREAD = "Người khác vừa sửa trong khi bạn mở trang này. Chưa làm gì; hãy đọc nội dung ở phía trên, rồi bấm lần nữa."
CHANGED_SINCE = "{change}. Chưa khôi phục gì; hãy xem bản ghi như hiện nay, rồi bấm lần nữa nếu vẫn muốn khôi phục."
STATE_CHANGED = (
    "{change} sang “{state}”. Chưa lưu gì; nội dung bạn gõ còn nguyên ở dưới. Hãy xem lại, rồi bấm lưu lần nữa nếu vẫn "
    "muốn lưu vào bản ghi ở trạng thái này."
)


class StateCheckedForm(FormMixin):
    """Before the form of a record: a step taken meanwhile is told before anything is saved on top of it."""

    version: OpenedVersion
    reader: Any = None

    def full_clean(self) -> None:
        super().full_clean()
        state = state_of(self.stored, self.fields)
        if self.is_bound and state not in (self.version.state, self.data.get(SEEN_STATE)):
            name = next(each for each in STATE_NAMES if hasattr(self.stored, each))
            change = last_change(self.stored, name).words(self.reader, "chuyển mục này")
            self.add_error(None, STATE_CHANGED.format(change=change, state=state_words(self.stored)))
        elif self.is_step() and self.kept_theirs and self.data.get(SEEN_TEXTS) != self.version_of_theirs():
            self.add_error(None, UNREAD)

    def is_step(self) -> bool:
        """Whether a button was pressed that does more than save: nobody publishes words that he hasn't read."""
        start = f"{self.instance._meta.app_label}_{self.instance._meta.model_name}_"
        return any(name.startswith(start) for name in self.data)

    def version_of_theirs(self) -> str:
        return fingerprint([fingerprint_in(self, name, self.stored_value(name)) for name in self.kept_theirs])


class RefusedForm(FormMixin):
    """Before the form of an earlier version: nothing is saved, whatever was typed stays."""

    sentence = ""

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            self.add_error(None, self.sentence)


class EditConflictsMixin(AdminMixin):
    """Before SavingMixin. Every page to change a record carries the version at which it was opened."""

    change_form_before_template = "admin/conflicts/panel.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """As ever; what was typed for a record that can't be changed any more comes back to be copied."""
        if request.method != "POST" or object_id is None or not self.has_change_permission(request):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            key = unquote(object_id)
            lock(self.model, key)
            request.opened_version = opened_version(request, self.model, key)
            if request.opened_version:
                record = self.get_object(request, key)
                if record is None or not self.has_change_permission(request, record):
                    return lost_page(self, request, key, record)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: Any, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Going back to a version changes the record, too: one that another changed meanwhile is looked at first.

        What nobody may change is not held: of records that stay as they are, the database gives the site no right to.
        """
        if not self.has_change_permission(request):
            return super().history_form_view(request, object_id, version_id, extra_context)
        with transaction.atomic():
            if request.method == "POST":
                lock(self.model, unquote(object_id))
            newest = newest_version(self.model, unquote(object_id))
            label = self.model._meta.concrete_model._meta.label_lower
            now = OpenedVersion(label, unquote(object_id), str(newest and newest.pk))
            opened = opened_version(request, self.model, unquote(object_id)) if request.method == "POST" else None
            if newest and opened and opened.state != now.state:
                change = Change(newest.history_user, newest.history_date).words(request.user, "sửa bản ghi này")
                request.moved_meanwhile = CHANGED_SINCE.format(change=change)
            context = {"opened_token": now.token()} | (extra_context or {})
            return super().history_form_view(request, object_id, version_id, context)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Rows that are edited in place are held while they are compared and saved."""
        if request.method != "POST" or "_save" not in request.POST or not self.list_editable:
            return super().changelist_view(request, extra_context)
        with transaction.atomic():
            ends = f"-{self.opts.pk.name}"
            lock(self.model, *[key for name, key in request.POST.items() if name.endswith(ends)])
            return super().changelist_view(request, extra_context)

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return list_row_form(super().get_changelist_form(request, **kwargs), request.user)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form_class: Any = super().get_form(request, obj, change=change, **kwargs)
        moved, version = getattr(request, "moved_meanwhile", ""), version_of(request)
        if moved:
            return type(form_class.__name__, (RefusedForm, form_class), {"sentence": moved})
        if version is None or obj is None or not change:
            return form_class

        merged = merging(form_class, version.values.get("", {}))
        return type(form_class.__name__, (StateCheckedForm, merged), {"version": version, "reader": request.user})

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """The rows of what can be changed are held while they are compared."""
        if version_of(request) and obj is not None and obj.pk and inline.has_change_permission(request, obj):
            relation = inline.get_formset(request, obj).fk.name
            lock_rows(inline.model, relation, obj.pk)
        return super().get_formset_kwargs(request, obj, inline, prefix)

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        version = version_of(request)
        for formset_class, inline in super().get_formsets_with_inlines(request, obj):
            if version and obj is not None:
                yield minding_rows(formset_class, version.values, request.user), inline
            else:
                yield formset_class, inline

    def save_related(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for each in [form, *(row for formset in formsets for row in formset.forms)]:
            for name in getattr(each, "kept_theirs", []):
                change_of_it = last_change(each.stored, name).words(request.user, "sửa")
                messages.info(request, f"Giữ nguyên “{each.fields[name].label}”: {change_of_it}.")

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if change and obj is not None and self.has_change_permission(request, obj):
            context |= self.conflict_context(request, context, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def conflict_context(self, request: HttpRequest, context: dict[str, Any], obj: Any) -> dict[str, Any]:
        """The version that the page carries, and the table of what both changed."""
        form = context["adminform"].form
        formsets = [each.formset for each in context["inline_admin_formsets"]]
        rows = [(row_key(each.prefix, row.instance.pk), row) for each in formsets for row in each.initial_forms]
        forms = [("", form), *rows]
        if not version_of(request):
            return {"opened_token": opened_now(obj, forms, form.fields).token()}
        found = [difference for _, each in forms for difference in getattr(each, "differences", [])]
        return {
            "opened_token": request.POST[NAME],
            "seen_state": state_of(form.stored, form.fields),
            "seen_texts": form.version_of_theirs(),
            "differences": [(each, each.change.words(request.user, "sửa")) for each in found],
            "kept_theirs": [theirs for _, each in forms for theirs in kept_texts(each, request.user)],
        }


def sentence_case(label: str) -> str:
    return label[:1].upper() + label[1:]


def kept_texts(form: Any, reader: Any) -> list[dict[str, str]]:
    """What only others changed in a form: the label, who and when, and what it is now."""
    return [
        {
            "label": sentence_case(str(form.fields[name].label)),
            "change": last_change(form.stored, name).words(reader, "sửa"),
            "text": words_of(form, name, form.stored_value(name)),
        }
        for name in getattr(form, "kept_theirs", [])
    ]


def version_of(request: HttpRequest) -> OpenedVersion | None:
    """The version that came back with the page that is being saved; None where it is only looked at."""
    return getattr(request, "opened_version", None)
