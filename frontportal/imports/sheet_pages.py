"""The pages by which a sheet comes in: choose a file, answer what it leaves open, look at what it would do, confirm.

`backoffice` asks every room for a module of this name and puts its addresses before those of each list of records.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import slug
from frontportal.sheets.table_files import XLSX
from frontportal.sheets.template import template_sheet
from frontportal.workbooks.office_files import MOST_BYTES, InvalidFile

from .models import SheetImport
from .pages.forms import AnswersForm, SheetForm
from .pages.preview import preview_of
from .waiting import files, flow, liveness
from .waiting.reading import resource_for
from .waiting.returned_rows import returned_rows

TOO_LATE = "Tệp này đã được xác nhận, hoặc bản xem trước đã thay đổi; không có gì được nhập thêm. Hãy xem lại."


def urls(model_admin: Any) -> list[Any]:
    """The addresses of the imports of these records."""
    pages, view = SheetPages(model_admin), model_admin.admin_site.admin_view
    return [
        path("import/", view(pages.upload_view), name=pages.name("import")),
        path("import/mau/", view(pages.template_view), name=pages.name("template")),
        path("import/<int:key>/", view(pages.waiting_view), name=pages.name("waiting")),
        path("import/<int:key>/dong-sai/", view(pages.returned_view), name=pages.name("returned")),
    ]


class SheetPages:
    """Of one ModelAdmin. An import that waits has an address, and is its maker's alone."""

    def __init__(self, model_admin: Any) -> None:
        self.model_admin, self.opts, self.model = model_admin, model_admin.opts, model_admin.model

    def name(self, page: str) -> str:
        """The name of one of these pages in the list of addresses."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page: str, *args: Any) -> str:
        """The address of a page of these records."""
        return reverse(f"admin:{self.name(page)}", args=args)

    def must_import(self, request: HttpRequest) -> None:
        if not self.model_admin.has_import_permission(request):
            raise PermissionDenied

    def own_imports(self, request: HttpRequest) -> Any:
        """This person's imports of such records."""
        return SheetImport.objects.of_model(self.model).filter(created_by=request.user)

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """The first page: which file."""
        self.must_import(request)
        form = SheetForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["import_file"]
            try:
                arrived = flow.receive(file.read(), file_name=file.name, model=self.model, by=request.user)
                return HttpResponseRedirect(self.address("waiting", arrived.pk))
            except InvalidFile as error:
                form.add_error("import_file", str(error))
        resource = resource_for(self.model, request.user)
        context = {
            "title": f"Nhập tệp: {self.opts.verbose_name_plural}",
            "form": form,
            "template_url": self.address("template"),
            "columns": [field.column_name for field in resource.get_user_visible_fields()],
            "waiting": self.own_imports(request).undecided()[:10],
            "most": MOST_BYTES >> 20,
        }
        return self.screen(request, "upload", context)

    def waiting_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The second page, whatever the import waits for; posting answers, confirms or gives up."""
        self.must_import(request)
        found = self.own_imports(request).filter(pk=key).first()
        if found is None:
            raise Http404("Không có lần nhập này.")
        found = liveness.refresh(found)
        if request.method == "POST":
            return self.decide(request, found)
        if found.stored_at is not None:
            return self.stored(request, found)
        return self.waiting_screen(request, found)

    def waiting_screen(self, request: HttpRequest, found: SheetImport, sent: AnswersForm | None = None) -> HttpResponse:
        """`sent`: answers that were refused, shown again as they were sent, each with what is wrong beside it."""
        context = {"title": f"Nhập tệp “{found.file_name}”", "record": found, "import_url": self.address("import")}
        if found.state == SheetImport.State.READY:
            context |= preview_of(found) | {"returned_url": self.address("returned", found.pk)}
            context["answers"] = sent or AnswersForm(found)
        return self.screen(request, "waiting", context)

    def decide(self, request: HttpRequest, found: SheetImport) -> HttpResponse:
        """What a posted button says."""
        done = True
        if "cancel" in request.POST:
            done = flow.cancel(found, by=request.user)
            messages.info(request, "Đã huỷ, không có gì được lưu." if done else "Tệp này không còn huỷ được.")
            return HttpResponseRedirect(self.address("import") if done else self.address("waiting", found.pk))
        if "answer" in request.POST:
            form = AnswersForm(found, request.POST)
            if found.state == SheetImport.State.READY and not form.is_valid():
                return self.waiting_screen(request, found, form)
            done = form.is_valid() and flow.answer(found, form.answers(), by=request.user)
        elif {"confirm", "confirm_good"} & request.POST.keys():
            seen, only_good = request.POST.get("seen", ""), "confirm_good" in request.POST
            done = flow.confirm(found, by=request.user, seen=seen, only_good=only_good)
        if not done:
            messages.info(request, TOO_LATE)
        return HttpResponseRedirect(self.address("waiting", found.pk))

    def stored(self, request: HttpRequest, found: SheetImport) -> HttpResponse:
        """Where one sees what the import did; the list where one may not see that."""
        messages.success(
            request,
            f"Đã nhập tệp: thêm {dong(found.created_count)}, cập nhật {dong(found.updated_count)}, "
            f"không đổi {dong(found.unchanged_count)}.",
        )
        if request.user.has_perm("imports.view_sheetimport"):
            return HttpResponseRedirect(reverse("admin:imports_sheetimport_change", args=[found.pk]))
        return HttpResponseRedirect(self.address("changelist"))

    def returned_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The bad rows as a workbook, with the reasons beside them."""
        self.must_import(request)
        found = self.own_imports(request).filter(pk=key, state=SheetImport.State.READY).first()
        if found is None:
            raise Http404("Không có lần nhập này.")
        try:
            content = returned_rows(found)
        except (files.FileGoneError, InvalidFile):
            raise Http404("Tệp không còn.") from None
        return as_file(content, f"dong-sai-{slug(found.file_name.rpartition('.')[0])[:60] or 'tep'}.xlsx")

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """An empty sheet with the headers, how to fill each, and the values that a column allows."""
        self.must_import(request)
        content = template_sheet(resource_for(self.model, request.user))
        return as_file(content, f"mau-{slug(str(self.opts.verbose_name))}.xlsx")

    def screen(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        context |= self.model_admin.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, f"admin/imports/{name}.html", context)


def as_file(content: bytes, name: str) -> HttpResponse:
    """A workbook to take home."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
