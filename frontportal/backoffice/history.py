"""Earlier versions of a record, for those who may see it."""

from typing import Any

from django.contrib.admin import options
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from simple_history.admin import SimpleHistoryAdmin

from frontportal.kit.records.db_errors import check_deferred
from frontportal.kit.records.history import ChangesInWords, stays_as_it_is, with_earlier_texts

from .mixin import AdminMixin

STAYS = "Giữ như hiện nay, không lấy lại từ phiên bản cũ."


class HistoryMixin(AdminMixin):
    """Before SimpleHistoryAdmin: who may not see a record sees none of its versions. Going back to one is a change of the record as it is
    now, of what its form offers this person now: state, stamps, approval and numbers are not on offer there."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self.must_see(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: Any, extra_context: Any = None
    ) -> HttpResponse:
        """An earlier version, ready to be gone back to: for who may change the record as it is now."""
        record = self.must_see(request, object_id)
        number = self.number_of_version(version_id)
        if not self.may_go_back(request, record):
            raise PermissionDenied
        if request.method == "POST" and self.revert_disabled(request, record):
            raise PermissionDenied
        request.record_now = record
        response = super().history_form_view(request, str(record.pk), number, extra_context)
        if request.method == "POST":
            check_deferred()
        return response

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Of a version, the form of the record as it is now: the library shows and saves `obj`, so it becomes that."""
        record = getattr(request, "record_now", None)
        if record is None or obj is None or obj is record:
            return super().get_form(request, obj, change=change, **kwargs)
        form_class: Any = super().get_form(request, record, change=True, **kwargs)
        obj.__dict__ = with_earlier_texts(record, obj, form_class.base_fields).__dict__

        columns = [each for each in record._meta.concrete_fields if each.name in form_class.base_fields]
        taken_back = [each.name for each in columns if getattr(obj, each.attname) != getattr(record, each.attname)]

        class VersionForm(form_class):
            @cached_property
            def changed_data(self) -> list[str]:
                """What the record gets otherwise than it is now; the form itself knows only what was typed over the version."""
                return [*taken_back, *(name for name in super().changed_data if name not in taken_back)]

            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, **options)
                for name, field in self.fields.items():
                    if stays_as_it_is(name):
                        field.disabled, field.help_text = True, STAYS

        return VersionForm

    def may_go_back(self, request: HttpRequest, record: Any) -> bool:
        """Whether this person may change the record as it is now, and so see what its form would take from a version."""
        return bool(self.has_change_permission(request, record)) and not self.is_for_publishers(request, record)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list of versions leads to those that open, and to no other."""
        return super().revert_disabled(request, obj) or (obj is not None and not self.may_go_back(request, obj))

    def is_for_publishers(self, request: HttpRequest, record: Any) -> bool:
        """Whether the public reads the record and this person may not decide what the public reads."""
        if not (getattr(record, "is_public", False) or getattr(record, "shown", False)):
            return False
        deciding = {f"publish_{self.opts.model_name}", f"show_{self.opts.model_name}"}
        rights = deciding & {name for name, _ in self.opts.permissions}
        return bool(rights) and not any(request.user.has_perm(f"{self.opts.app_label}.{name}") for name in rights)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Django's own name. The page "not there" with the way back to the list, instead of the desk and a sentence."""
        raise Http404("Không có bản ghi này.")

    def number_of_version(self, version_id: Any) -> Any:
        """Raises Http404 for what can't be one, and where no versions are kept."""
        manager: Any = getattr(self.model, getattr(self.opts, "simple_history_manager_attribute", ""), None)
        try:
            return manager.model._meta.pk.to_python(version_id)
        except (AttributeError, ValidationError):
            raise Http404("Không có phiên bản này.") from None

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> Any:
        return ChangesInWords(self.model, historical_record)

    def must_see(self, request: HttpRequest, object_id: str) -> Any:
        """The record. Raises Http404 where it is not there for this user."""
        record = self.get_object(request, options.unquote(object_id))
        if record is None:
            raise Http404("Không có bản ghi này.")
        return record


class NoVersionsMixin(HistoryMixin):
    """Of records that never change no versions are kept: Django's own page says that there is nothing."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self.must_see(request, object_id)
        page: HttpResponse = super(SimpleHistoryAdmin, self).history_view(request, object_id, extra_context)
        return page

    def history_form_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        self.must_see(request, object_id)
        raise Http404("Bản ghi này không có phiên bản.")
