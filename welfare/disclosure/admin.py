"""Appeals, what they owe the public, and the dated rules of it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import BaseInlineFormSet
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from unfold.decorators import action, display

from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.backoffice.conflicts.steps import has_moved, moved_words, step_token
from frontportal.backoffice.inlines import RecordStackedInline, RecordTabularInline
from frontportal.backoffice.money import ReadableMoney, money, without
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.closed_files.admin import ClosedFileFields
from frontportal.closed_files.downloads import closed_file
from frontportal.kit.values.money import dong
from frontportal.posting_proof.boards import twice
from welfare.appeals.models import Appeal, AppealExtension
from welfare.appeals.resources import AppealResource
from welfare.funds.models.fund import Fund
from welfare.ledger.balances import with_totals

from . import actions
from .deadlines import DisclosureSchedule, overdue_and_due_soon, summary
from .forms import DisclosureForm, ExtensionForm
from .models import AppealNotice, Disclosure, DisclosureRule
from .posting import posted
from .withdrawal import why_stays, withdraw_appeal

AGAIN = "Chưa ghi gì thêm; điều bạn gõ còn nguyên. Hãy xem lại nội dung công khai, rồi bấm ghi lần nữa."


class DutyFilter(admin.SimpleListFilter):
    title = "thời hạn công khai"
    parameter_name = "cong-khai"

    def lookups(self, request, model_admin):
        return [("qua-han", "Quá hạn"), ("sap-den-han", "Sắp đến hạn")]

    def queryset(self, request, queryset):
        if self.value() not in ("qua-han", "sap-den-han"):
            return queryset
        late, soon = overdue_and_due_soon(Appeal.objects.announced())
        return queryset.filter(pk__in=[appeal.pk for appeal in (late if self.value() == "qua-han" else soon)])


class DisclosureInline(RecordTabularInline):
    """What was made public; added by the button above, for the total has to be that of the books."""

    model = Disclosure
    fields = ["event", "done_on", "where", "link", "stated"]
    readonly_fields = ["event", "stated"]
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        scheme = {"assume_scheme": "https"} if db_field.name == "link" else {}
        return super().formfield_for_dbfield(db_field, request, **kwargs, **scheme)

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="số tiền đã công khai")
    def stated(self, disclosure) -> str:
        return "" if disclosure.amount is None else dong(disclosure.amount)


class NoticeFormSet(BaseInlineFormSet):
    def clean(self):
        """Of two lines sent together neither is stored when the other asks."""
        super().clean()
        filled = [form for form in self.forms if form.has_changed() and form.instance.place and form.instance.posted_on]
        for number, form in enumerate(filled):
            for other in filled[:number]:
                if form.instance.event == other.instance.event and form.instance.is_same(other.instance):
                    form.add_error("place", twice(other.instance))


class NoticeInline(ClosedFileFields, RecordStackedInline):
    """Where the account hung, from when until when, with the photo that proves it."""

    model = AppealNotice
    formset = NoticeFormSet
    closed_file = "photo"
    closed_file_accepts = "image/*"
    fields = ["event", "place", "posted_on", "removed_on", "photo", "photo_on", "proof"]
    readonly_fields = ["proof"]

    @admin.display(description="bằng chứng")
    def proof(self, notice) -> str:
        if not notice.pk:
            return "–"
        if not notice.photo:
            return notice.sentence
        address = reverse("admin:disclosure_appealnotice_photo", args=[notice.pk])
        return format_html('{} <a href="{}">Tải ảnh về</a>', notice.sentence, address)


class ExtensionInline(RecordTabularInline):
    """By which documents the appeal was prolonged; added by the button above, for it moves the last day."""

    model = AppealExtension
    fields = ["closed_on", "document_number", "document_date", "issued_by"]
    readonly_fields = fields
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Appeal)
class AppealAdmin(ReadableMoney, PublishingAdmin, RecordAdmin):
    resource_classes = [AppealResource]
    list_display = [
        "title",
        "owed",
        "code",
        "opened_on",
        "closed_on",
        money("received", "đã nhận"),
        money("spent", "đã chi"),
        "state",
    ]
    list_filter = ["year", "state", DutyFilter, "fund"]
    ordering = ["-opened_on"]
    inlines = [DisclosureInline, NoticeInline, ExtensionInline]
    readonly_fields = [*PublishingAdmin.readonly_fields, "online"]
    actions_detail = ["disclose", "extend_reception"]
    fieldsets = [
        ("Đợt vận động", {"fields": ["title", ("fund", "year"), ("code", "target"), "parent_call", "text"]}),
        ("Thời gian", {"fields": [("opened_on", "closed_on"), "distributed_on"]}),
        ("Nơi nhận", {"fields": ["account"]}),
        ("Niêm yết", {"fields": ["online"]}),
        ("Đăng", {"fields": [("state", "published_at", "published_by")]}),
    ]

    def get_changeform_initial_data(self, request):
        """Most offices have one fund."""
        main = Fund.objects.filter(is_main=True).first()
        return ({"fund": main.pk} if main else {}) | super().get_changeform_initial_data(request)

    def view_on_site(self, appeal) -> str | None:
        return appeal.get_absolute_url() if appeal.is_public else None

    def get_queryset(self, request):
        self.schedule = DisclosureSchedule()
        return with_totals(super().get_queryset(request)).prefetch_related("disclosures")

    def get_fieldsets(self, request, obj=None):
        """The account's number is for those who may read accounts."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if request.user.has_perm("funds.view_bankaccount") else without(fieldsets, "account")

    @admin.display(description="trên cổng")
    def online(self, appeal) -> str:
        lines = [(each.sentence,) for each in posted(appeal, DisclosureSchedule())] if appeal.pk else []
        return format_html_join("", "<p>{}</p>", lines) or "–"

    def get_urls(self):
        page = self.admin_site.admin_view(self.photo_page)
        return [path("niem-yet/<int:number>/anh/", page, name="disclosure_appealnotice_photo"), *super().get_urls()]

    def photo_page(self, request, number: int):
        if not request.user.has_perm("disclosure.view_appealnotice"):
            raise PermissionDenied
        notice = AppealNotice.objects.filter(pk=number).first()
        return closed_file(notice and notice.photo, notice.photo_name if notice else "")

    @display(description="công khai", label={"Quá hạn": "danger", "Đang theo dõi": "warning", "Đủ": "success"})
    def owed(self, appeal):
        words, tone = summary(self.schedule.steps(appeal))
        return {"bad": "Quá hạn", "wait": "Đang theo dõi", "good": "Đủ"}[tone], words

    def get_actions_submit_line(self, request, object_id):
        """No button to withdraw what has to stay for some days more, or owes the public something."""
        buttons = super().get_actions_submit_line(request, object_id)
        appeal = self.get_object(request, str(object_id))
        must_stay_published = bool(appeal and why_stays(appeal, self.schedule))
        return [button for button in buttons if not (must_stay_published and button.method.__name__ == "withdraw_now")]

    @admin.action(description="Gỡ các mục đã chọn khỏi trang", permissions=["publish"])
    def withdraw_selected(self, request, queryset):
        self.move_all(request, queryset, withdraw_appeal, "Đã gỡ")

    def has_disclose_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("disclosure.add_disclosure")

    @action(description="Ghi đã công khai", url_path="cong-khai", permissions=["disclose"])
    def disclose(self, request, object_id):
        appeal = self.get_object(request, object_id)
        if appeal is None:
            raise Http404("Không có đợt vận động này.")
        recorded = sorted(appeal.disclosures.all(), key=lambda each: each.pk)
        state = " ".join(str(each.pk) for each in recorded)
        form = DisclosureForm(request.POST or None, appeal=appeal)
        is_moved = has_moved(request, appeal, state)
        if request.method == "POST" and not is_moved and form.is_valid() and self.recorded(request, form, appeal):
            return HttpResponseRedirect(reverse("admin:appeals_appeal_change", args=[appeal.pk]))
        context = {"title": "Ghi đã công khai", "appeal": appeal, "opts": self.opts, "form": form}
        context |= {"opened_token": step_token(appeal, state)}
        if is_moved and recorded:
            newest = recorded[-1]
            context["moved"] = (
                f"{moved_words(str(newest), 'ghi', newest.created_by, newest.created_at, request.user)} {AGAIN}"
            )
        context["steps"] = self.schedule.steps(appeal)
        return TemplateResponse(
            request, "admin/disclosure/disclose.html", self.admin_site.each_context(request) | context
        )

    def has_extend_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("appeals.change_appeal")

    @action(description="Gia hạn tiếp nhận", url_path="gia-han", permissions=["extend"])
    def extend_reception(self, request, object_id):
        appeal = self.get_object(request, object_id)
        if appeal is None:
            raise Http404("Không có đợt vận động này.")
        form, state = ExtensionForm(request.POST or None), str(appeal.closed_on)
        if request.method == "POST" and not has_moved(request, appeal, state) and form.is_valid():
            try:
                messages.success(request, f"{actions.extend(appeal, **form.cleaned_data, by=request.user)}.")
                return HttpResponseRedirect(reverse("admin:appeals_appeal_change", args=[appeal.pk]))
            except ValidationError as error:
                form.add_error(None, error)
        context = {"title": "Gia hạn tiếp nhận", "appeal": appeal, "opts": self.opts, "form": form}
        context |= {"opened_token": step_token(appeal, state)}
        return TemplateResponse(
            request, "admin/disclosure/extend.html", self.admin_site.each_context(request) | context
        )

    def recorded(self, request, form, appeal) -> bool:
        try:
            made = actions.disclose(appeal, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return False
        messages.success(request, f"Đã ghi: {made}.")
        return True


@admin.register(DisclosureRule)
class DisclosureRuleAdmin(RecordAdmin):
    list_display = ["event", "days", "working_days", "since", "basis"]
    list_filter = ["event"]
    search_fields = ["basis"]
    ordering = ["event", "-since"]
    fieldsets = [(None, {"fields": ["event", ("days", "working_days"), ("since", "basis")]})]
