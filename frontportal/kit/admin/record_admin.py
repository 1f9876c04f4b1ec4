"""The one base of every ModelAdmin: units respected, history kept, sheets in and out, words of the office."""

from django.contrib import messages
from django.contrib.admin import options
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from import_export.admin import ImportExportModelAdmin
from simple_history.admin import SimpleHistoryAdmin
from unfold import admin as unfold

from ..records.db_errors import message_for
from ..records.history import ChangesInWords
from ..records.scoping import outside_area, own_place, visible
from ..sheets.formats import Csv, Xlsx
from ..sheets.forms import ExportForm, ImportForm
from ..sheets.office_files import InvalidFile
from ..sheets.resources import check_deferred, stamp
from ..sheets.storage import WaitingSheet
from ..sheets.template import template_sheet
from ..values.text import fold, slug
from .chosen import ChosenRecords
from .filters import filter_for
from .form_fields import RecordFields
from .lists import SingleCountChangeList, has_field, related_of


class RecordAdmin(RecordFields, ChosenRecords, SimpleHistoryAdmin, unfold.ModelAdmin, ImportExportModelAdmin):
    """A room names its columns, filters, fieldsets and `resource_classes`; the rest is here.

    Rows come through `visible_to(user)`; a model with `folded` is searched without diacritics; `list_select_related`
    follows from the columns. Import needs the permissions to add and change, export the one to view.
    """

    compressed_fields = True
    warn_unsaved_form = True
    list_filter_submit = True
    show_full_result_count = False
    list_per_page = 50
    formats = [Xlsx, Csv]
    import_form_class = ImportForm
    export_form_class = ExportForm
    tmp_storage_class = WaitingSheet
    show_facets = options.ShowFacets.NEVER

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        if not self.search_fields and has_field(model, "folded"):
            self.search_fields = ("folded",)

    # --- Lists ------------------------------------------------------------------------------------

    def get_changelist(self, request, **kwargs):
        return SingleCountChangeList

    def get_queryset(self, request):
        return visible(super().get_queryset(request), request.user)

    def get_list_filter(self, request):
        return [filter_for(self.model, item) for item in super().get_list_filter(request)]

    def get_list_select_related(self, request):
        if self.list_select_related:
            return self.list_select_related
        return related_of(self.model, self.get_list_display(request)) or False

    def get_search_results(self, request, queryset, search_term):
        if has_field(self.model, "folded"):
            return queryset.matching(search_term), False
        if any(name.endswith("__folded") for name in self.search_fields):
            search_term = fold(search_term)
        return super().get_search_results(request, queryset, search_term)

    # --- Saving -----------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form, refusing records outside the user's units and repeating what the database refused."""
        form_class = super().get_form(request, obj, change=change, **kwargs)

        class PlacedForm(form_class):
            def _post_clean(self):
                super()._post_clean()
                field, sentence = outside_area(self.instance, request.user) if not self.errors else ("", "")
                if field:
                    self.add_error(field if field in self.fields else None, sentence)
                if getattr(request, "refusal", ""):
                    self.add_error(None, request.refusal)

        return PlacedForm

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A refusal of the database comes back as a sentence above the form, with all that was typed."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except DatabaseError as error:
            request.refusal = message_for(error)
            if request.method != "POST" or not request.refusal:
                raise
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_changeform_initial_data(self, request):
        """This year, and the unit of a person who works for one unit only."""
        offered = {"year": timezone.localdate().year} if has_field(self.model, "year") else {}
        return offered | own_place(self.model, request.user) | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        stamp(obj, request.user)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for line in formset.forms:
            stamp(line.instance, request.user)
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        check_deferred()

    # --- History ----------------------------------------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        self.must_see(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """An earlier version, ready to be gone back to: for who may change the record as it is now."""
        if not self.has_change_permission(request, self.must_see(request, object_id)):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesInWords(self.model, historical_record)

    def must_see(self, request, object_id):
        """The record. Raises Http404 where it is not there for this user."""
        record = self.get_object(request, options.unquote(object_id))
        if record is None:
            raise Http404("Không có bản ghi này.")
        return record

    # --- Sheets -----------------------------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_template"
        return [path("import/mau/", self.admin_site.admin_view(self.template_view), name=name), *super().get_urls()]

    def has_import_permission(self, request):
        return bool(self.resource_classes) and self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request):
        return bool(self.resource_classes) and self.has_view_permission(request)

    def get_resource_kwargs(self, request, *args, **kwargs):
        return {"user": request.user}

    def get_export_filename(self, request, queryset, file_format):
        day = timezone.localdate()
        return f"{slug(str(self.opts.verbose_name_plural))}-{day:%Y-%m-%d}.{file_format.get_extension()}"

    def template_view(self, request):
        """An empty sheet with the heads; notes on the heads say how to fill a column."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        response = HttpResponse(
            template_sheet(self.resource_classes[0](user=request.user)), content_type=Xlsx.CONTENT_TYPE
        )
        response["Content-Disposition"] = f'attachment; filename="mau-{slug(str(self.opts.verbose_name))}.xlsx"'
        return response

    def add_data_read_fail_error_to_form(self, form, e):
        form.add_error("import_file", str(e) if isinstance(e, InvalidFile) else "Không đọc được tệp này.")

    def get_import_context_data(self, **kwargs):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_template"
        return super().get_import_context_data(**kwargs) | {"template_url": reverse(name)}

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            return self.import_again(request, "Tệp đã hết hạn chờ xác nhận. Hãy chọn lại tệp.")

    def process_dataset(self, dataset, form, request, **kwargs):
        return super().process_dataset(dataset, form, request, rollback_on_validation_errors=True, **kwargs)

    def process_result(self, result, request):
        if result.has_errors() or result.has_validation_errors():
            return self.import_again(
                request, "Dữ liệu đã thay đổi từ lúc xem trước. Chưa có gì được lưu, hãy nhập lại tệp."
            )
        return super().process_result(result, request)

    def import_again(self, request, sentence):
        messages.error(request, sentence)
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_import"))
