"""The pages by which a sheet comes in: choose a file, answer what it leaves open, look at what it would do, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from frontportal.imports import files, flow
from frontportal.imports.forms import AnswersForm, SheetForm
from frontportal.imports.models import SheetImport
from frontportal.imports.presentation import preview_of
from frontportal.imports.reading import resource_for
from frontportal.imports.returned_rows import returned_rows
from frontportal.kit.values.money import dong
from frontportal.kit.values.text import slug
from frontportal.sheets.table_files import XLSX
from frontportal.sheets.template import template_sheet
from frontportal.workbooks.office_files import MOST_BYTES, InvalidFile

from .mixin import AdminMixin

TOO_LATE = "Tệp này đã được xác nhận hoặc không còn chờ xác nhận; không có gì được nhập thêm."


class SheetImportPages(AdminMixin):
    """Before ImportExportModelAdmin, whose own two pages these replace: an import has an address, and is its maker's alone."""

    resource_classes: Any

    def get_urls(self) -> list[Any]:
        view, name = self.admin_site.admin_view, self.import_page_name
        mine = [
            path("import/mau/", view(self.import_template_view), name=name("template")),
            path("import/<int:key>/", view(self.import_waiting_view), name=name("waiting")),
            path("import/<int:key>/dong-sai/", view(self.import_returned_view), name=name("returned")),
        ]
        return mine + [each for each in super().get_urls() if each.name != name("process_import")]

    def import_page_name(self, page: str) -> str:
        """The name of one of these pages in the list of addresses."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def import_page(self, page: str, *args: Any) -> str:
        """The address of a page of these records."""
        return reverse(f"admin:{self.import_page_name(page)}", args=args)

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add and change such records."""
        return bool(self.resource_classes) and self.has_add_permission(request) and self.has_change_permission(request)

    def must_import(self, request: HttpRequest) -> None:
        if not self.has_import_permission(request):
            raise PermissionDenied

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The first page: which file."""
        self.must_import(request)
        form = SheetForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["import_file"]
            try:
                kept = flow.receive(file.read(), file_name=file.name, model=self.model, by=request.user)
                return HttpResponseRedirect(self.import_page("waiting", kept.pk))
            except InvalidFile as error:
                form.add_error("import_file", str(error))
        resource = resource_for(self.model, request.user)
        context = {
            "title": f"Nhập tệp: {self.opts.verbose_name_plural}",
            "form": form,
            "template_url": self.import_page("template"),
            "columns": [field.column_name for field in resource.get_user_visible_fields()],
            "waiting": self.own_imports(request).undecided()[:10],
            "most": MOST_BYTES >> 20,
        }
        return self.import_screen(request, "upload", context)

    def own_imports(self, request: HttpRequest) -> Any:
        """This person's imports of such records."""
        return SheetImport.objects.of_model(self.model).filter(created_by=request.user)

    def import_waiting_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The second page, whatever the import waits for; posting answers, confirms or gives up."""
        self.must_import(request)
        found = self.own_imports(request).filter(pk=key).first()
        if found is None:
            raise Http404("Không có lần nhập này.")
        found = flow.refresh(found)
        if request.method == "POST":
            return self.decide_import(request, found)
        if found.stored_at is not None:
            return self.import_stored(request, found)
        context = {"title": f"Nhập tệp “{found.file_name}”", "record": found, "import_url": self.import_page("import")}
        if found.state == SheetImport.State.READY:
            context |= preview_of(found) | {"returned_url": self.import_page("returned", found.pk)}
            context["answers"] = AnswersForm(found, request.POST or None)
        return self.import_screen(request, "waiting", context)

    def decide_import(self, request: HttpRequest, found: SheetImport) -> HttpResponse:
        """What a posted button says."""
        done = True
        if "cancel" in request.POST:
            done = flow.cancel(found, by=request.user)
            messages.info(request, "Đã huỷ, không có gì được lưu." if done else "Tệp này không còn huỷ được.")
            return HttpResponseRedirect(self.import_page("import") if done else self.import_page("waiting", found.pk))
        if "answer" in request.POST:
            form = AnswersForm(found, request.POST)
            if not form.is_valid():
                for errors in form.errors.values():
                    messages.error(request, errors[0])
                return HttpResponseRedirect(self.import_page("waiting", found.pk))
            done = flow.answer(found, form.answers(), by=request.user)
        elif {"confirm", "confirm_good"} & request.POST.keys():
            done = flow.confirm(found, by=request.user, only_good="confirm_good" in request.POST)
        if not done:
            messages.info(request, TOO_LATE)
        return HttpResponseRedirect(self.import_page("waiting", found.pk))

    def import_stored(self, request: HttpRequest, found: SheetImport) -> HttpResponse:
        """Where one sees what the import did; the list where one may not see that."""
        messages.success(
            request,
            f"Đã nhập tệp: thêm {dong(found.created_count)}, cập nhật {dong(found.updated_count)}, "
            f"không đổi {dong(found.unchanged_count)}.",
        )
        if request.user.has_perm("imports.view_sheetimport"):
            return HttpResponseRedirect(reverse("admin:imports_sheetimport_change", args=[found.pk]))
        return HttpResponseRedirect(self.import_page("changelist"))

    def import_returned_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The bad rows as a workbook, with the reasons beside them."""
        self.must_import(request)
        found = self.own_imports(request).filter(pk=key, state=SheetImport.State.READY).first()
        if found is None:
            raise Http404("Không có lần nhập này.")
        try:
            content = returned_rows(found)
        except (files.FileGone, InvalidFile):
            raise Http404("Tệp không còn.") from None
        return as_file(content, f"dong-sai-{slug(found.file_name.rpartition('.')[0])[:60] or 'tep'}.xlsx")

    def import_template_view(self, request: HttpRequest) -> HttpResponse:
        """An empty sheet with the heads, how to fill each, and the values that a column allows."""
        self.must_import(request)
        content = template_sheet(resource_for(self.model, request.user))
        return as_file(content, f"mau-{slug(str(self.opts.verbose_name))}.xlsx")

    def import_screen(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        context |= self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, f"admin/imports/{name}.html", context)


def as_file(content: bytes, name: str) -> HttpResponse:
    """A workbook to take home."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
