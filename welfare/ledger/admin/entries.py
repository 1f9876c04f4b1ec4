"""Money in and money out: entered by one person, confirmed by another, then read-only."""

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import F
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import action

from frontportal.backoffice.conflicts.fingerprints import fingerprint
from frontportal.backoffice.lists import LongPaginator
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, text
from frontportal.kit.web.table_cells import money as amount
from frontportal.kit.web.tags import day
from frontportal.places.filters import CommuneFilter

from .. import actions
from ..models.contribution import Contribution
from ..models.disbursement import Disbursement
from ..models.fund_year import FundYear
from ..resources import ContributionResource, DisbursementResource
from .forms import unit_of_target
from .printing import PrintingMixin
from .steps import EntrySteps, code_for_money, moved_sentence, state_of_entry

MOST_SHOWN = 200  # drafts that the page before confirming many lists


DAYS = ("date", RangeDateFilter)


class BooksFilter(admin.SimpleListFilter):
    """The years of the books that there are; the entries themselves, of which there may be a million, are not asked."""

    title = "năm"
    parameter_name = "year"

    def lookups(self, request, model_admin):
        years = FundYear.objects.order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request, queryset):
        year = self.value()
        if not year:
            return queryset
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise IncorrectLookupParameters
        return queryset.filter(year=int(year))


class EntryAdmin(EntrySteps, PrintingMixin, ReadableMoney, RecordAdmin):
    """What both books share. Confirmed entries and reversals can be read only; two buttons move them on."""

    paginator = LongPaginator
    ordering = ["-date", "-pk"]
    actions = ["confirm_selected", "print_selected"]
    actions_detail = ["confirm_entry", "reverse_entry", "print_entry"]
    number_field = ""
    readonly_fields = ["state", "created_by", "confirmed_by", "confirmed_at", "reverses", "reason", "reversed_by"]
    steps = {"fields": ["state", ("created_by", "confirmed_by", "confirmed_at"), ("reverses", "reason"), "reversed_by"]}

    def get_changeform_initial_data(self, request):
        newest = FundYear.objects.public().first()
        books = {"fund": newest.fund_id, "year": newest.year} if newest else {}
        return books | {"date": timezone.localdate()} | super().get_changeform_initial_data(request)

    def get_fieldsets(self, request, obj=None):
        """The steps of an entry stand last; one that is being written has taken none."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]

    @admin.display(description="đã được ghi đảo bằng")
    def reversed_by(self, entry) -> str:
        reversal = getattr(entry, "reversal", None)
        if reversal is None:
            return ""
        address = reverse(f"admin:ledger_{self.opts.model_name}_change", args=[reversal.pk])
        return format_html('<a href="{}">{}</a>, {}', address, reversal, reversal.get_state_display().lower())

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not closed(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.is_confirmed)

    def view_on_site(self, entry) -> str | None:
        """A draft has no public page."""
        return entry.get_absolute_url() if entry.is_confirmed and entry.fund.is_main else None

    def revert_disabled(self, request, obj=None) -> bool:
        return True

    @admin.action(description="Xác nhận các khoản đã chọn", permissions=["confirm"])
    def confirm_selected(self, request, queryset):
        if "sure" not in request.POST:
            return self.ask_many(request, queryset)
        if asked := code_for_money(request, queryset.unconfirmed()):
            return asked
        seen = dict(each.partition(" ")[::2] for each in request.POST.getlist("seen"))
        done = [
            entry
            for entry in self.booked(queryset)
            if self.is_as_seen(request, entry, seen) and self.attempt(request, actions.confirm, entry)
        ]
        if done:
            total = dong(sum(entry.amount for entry in done))
            messages.success(request, f"Đã xác nhận {len(done)} khoản, cộng {total} đồng.")

    def ask_many(self, request, queryset):
        """A page that says what would be confirmed: of this there is no way back but a reversal."""
        drafts = list(self.booked(queryset.unconfirmed().select_related("unit__parent")))
        # Those that are listed are confirmed, and not what was drafted meanwhile; past that, all that were asked for.
        across = request.POST.get("select_across") == "1" and len(drafts) > MOST_SHOWN
        rows = [[text(day(each.date)), amount(each.amount), text(self.about(each)), text(each.unit)] for each in drafts]
        total = dong(sum(each.amount for each in drafts))
        context = {
            "title": f"Xác nhận {dong(len(drafts))} khoản, cộng {total} đồng?",
            "opts": self.opts,
            "columns": header("Ngày", "Đồng#", "Khoản", "Đơn vị"),
            "rows": rows[:MOST_SHOWN],
            "left": max(0, len(rows) - MOST_SHOWN),
            "across": across,
            "chosen": [] if across else [each.pk for each in drafts],
            "seen": [f"{each.pk} {fingerprint(state_of_entry(each))}" for each in drafts[:MOST_SHOWN]],
        }
        page = "admin/ledger/confirm_many.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def is_as_seen(self, request, entry, seen: dict[str, str]) -> bool:
        """Whether the entry still is what the page said before it was sent; who changed it is told."""
        if seen.get(str(entry.pk)) in (None, fingerprint(state_of_entry(entry))):
            return True
        messages.error(request, f"{entry}: chưa xác nhận. {moved_sentence(entry, request.user)} Hãy xem lại.")
        return False

    def about(self, entry) -> str:
        """What the confirmer knows a draft by, in few words."""
        raise NotImplementedError

    def booked(self, queryset):
        """In the order of the books: numbers written on paper receipts first, each in its place."""
        return queryset.order_by(F(self.number_field).asc(nulls_last=True), "date", "pk")


def closed(entry) -> bool:
    return entry is not None and (entry.is_confirmed or entry.reverses_id is not None)


@admin.register(Contribution)
class ContributionAdmin(EntryAdmin):
    resource_classes = [ContributionResource]
    number_field = "receipt_number"
    list_display = ["date", "donor_name", "unit", money("amount", "số tiền"), "channel", "receipt_number", "state"]
    list_filter = [BooksFilter, DAYS, "state", "channel", "donor_kind", "publish_name", "appeal", CommuneFilter]
    actions = [*EntryAdmin.actions, "set_fields"]
    bulk_fields = ["channel", "donor_kind", "appeal", "unit"]
    actions_detail = [*EntryAdmin.actions_detail, "withdraw_name"]
    fieldsets = [
        ("Sổ quỹ", {"fields": [("fund", "year"), ("date", "receipt_number")]}),
        ("Người ủng hộ", {"fields": [("donor_name", "donor_kind"), ("publish_name", "consent"), "unit"]}),
        ("Khoản ủng hộ", {"fields": [("amount", "channel"), "appeal", "memo"]}),
        ("Xác nhận", EntryAdmin.steps),
    ]

    def about(self, entry) -> str:
        return entry.donor_name

    def has_withdraw_permission(self, request, object_id=None) -> bool:
        return self.has_reverse_permission(request)

    @action(description="Thôi nêu tên", url_path="thoi-neu-ten", permissions=["withdraw"])
    def withdraw_name(self, request, object_id):
        warning = "Trang công khai sẽ ghi “Nhà hảo tâm”."
        words = ("Thôi nêu tên người ủng hộ?", warning, "Thôi nêu tên", "Đã thôi nêu tên người ủng hộ")
        return self.step(request, object_id, "withdraw_name", words, actions.withdraw_name)


@admin.register(Disbursement)
class DisbursementAdmin(EntryAdmin):
    resource_classes = [DisbursementResource]
    number_field = "voucher_number"
    list_display = ["date", "purpose", "unit", money("amount", "số tiền"), "decision_number", "voucher_number", "state"]
    list_filter = [BooksFilter, DAYS, "state", "purpose", "appeal", CommuneFilter]
    autocomplete_fields = ["gift_round", "house", "livelihood", "unit"]
    readonly_fields = [*EntryAdmin.readonly_fields, "voucher_number"]
    fieldsets = [
        ("Sổ quỹ", {"fields": [("fund", "year"), ("date", "voucher_number")]}),
        ("Chi cho việc gì", {"fields": ["purpose", "gift_round", "house", "livelihood", "unit", "appeal"]}),
        ("Số tiền và quyết định", {"fields": ["amount", ("decision_number", "decision_date"), "norm_reason"]}),
        ("Xác nhận", EntryAdmin.steps),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "unit" and field is not None:
            field.required, field.help_text = False, "Có thể để trống khi đã chọn căn nhà hoặc sinh kế."
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The unit of a house or a livelihood needs not be chosen again."""
        return unit_of_target(super().get_form(request, obj, change=change, **kwargs))

    def about(self, entry) -> str:
        return f"{entry.get_purpose_display()}, quyết định {entry.decision_number}"

    def has_import_permission(self, request):
        return False
