"""Lines of statements: long lists that are searched by the index of words."""

from django.conf import settings
from django.contrib import admin, messages
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import display
from unfold.utils import parse_date_str

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.lists import LongPaginator
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.text import typed_number
from frontportal.kit.web.tags import day
from welfare.statements.line_search import engine
from welfare.statements.models.line import StatementLine


class SideFilter(admin.SimpleListFilter):
    title = "thu, chi"
    parameter_name = "ben"

    def lookups(self, request, model_admin):
        return [("thu", "Dòng ghi có"), ("chi", "Dòng ghi nợ")]

    def queryset(self, request, queryset):
        return {"thu": queryset.credits, "chi": queryset.debits}.get(self.value(), queryset.all)()


MOST_FOUND = 500  # newest lines that a search in the admin shows


class ReadingFilter(admin.SimpleListFilter):
    """Lines that a later reading of their file replaced are out of the list unless somebody asks for them."""

    title = "lần đọc"
    parameter_name = "lan-doc"

    def lookups(self, request, model_admin):
        return [("da-thay", "Đã được thay khi đọc lại"), ("moi", "Cả hai")]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": "Đang dùng"}, *others]

    def queryset(self, request, queryset):
        if self.value() == "da-thay":
            return queryset.exclude(replaced_by=None)
        return queryset if self.value() == "moi" else queryset.current()


@admin.register(StatementLine)
class StatementLineAdmin(NoVersionsMixin, ReadOnlyMixin, ReadableMoney, RecordAdmin):
    is_closed_list = True
    list_display = [
        "day",
        money("credit", "ghi có"),
        money("debit", "ghi nợ"),
        money("balance", "số dư"),
        "reference",
        "memo",
        "account",
    ]
    list_select_related = ["account"]
    list_filter = [ReadingFilter, "account", ("day", RangeDateFilter), "statement__outcome"]
    paginator = LongPaginator
    ordering = ["-day", "-pk"]
    fieldsets = [
        ("Giao dịch", {"fields": [("day", "time"), ("credit", "debit", "balance"), "reference", "memo"]}),
        ("Đối ứng", {"fields": [("counterparty", "counter_account")]}),
        ("Trong tệp", {"fields": ["statement", ("number", "page", "line", "sequence"), "read_in", "memo_hidden_on"]}),
    ]
    readonly_fields = ["read_in", "memo_hidden_on"]

    def get_list_display(self, request):
        """The column that marks replaced lines stands only where there may be some."""
        columns = super().get_list_display(request)
        return [columns[0], "replaced", *columns[1:]] if request.GET.get(ReadingFilter.parameter_name) else columns

    @display(description="lần đọc", label="warning")
    def replaced(self, line) -> str:
        return "Đã được thay" if line.replaced_by_id else ""

    @admin.display(description="lần đọc")
    def read_in(self, line) -> str:
        by = line.replaced_by
        return f"Lần {line.reading}" + (f"; đã được thay khi đọc lại tệp ngày {day(by.decided_at)}" if by else "")

    def get_search_results(self, request, queryset, search_term):
        """By the index of words, as the public searches: the newest lines that hold all of them."""
        words = engine.words_of(search_term)
        if not words:
            return queryset, False
        if request.GET.get(ReadingFilter.parameter_name):
            messages.info(request, "Tìm theo từ chỉ thấy dòng đang dùng. Hãy xoá từ tìm để xem dòng đã được thay.")
        try:
            question = engine.LineQuery(words, **narrowed(request.GET))
            found = engine.find(question, size=MOST_FOUND, seconds=settings.SEARCH_SECONDS)
        except engine.SearchTooBroadError:
            messages.warning(request, "Câu hỏi quá rộng, tìm chưa xong. Hãy ghi thêm từ hoặc lọc theo ngày.")
            return queryset.none(), False
        if found.after:
            messages.info(request, f"Chỉ hiện {MOST_FOUND} dòng mới nhất. Hãy ghi thêm từ hoặc lọc theo ngày.")
        return queryset.filter(pk__in=[cursor.id for cursor in found.cursors]), False


def narrowed(chosen) -> dict:
    """What the list's filters say, as a Question takes it: the search looks for the newest lines within them."""
    account, since, until = (chosen.get(name, "") for name in ("account__id__exact", "day_from", "day_to"))
    key = typed_number(account)
    found = {} if key is None else {"accounts": (key,)}
    days = {"since": parse_date_str(since), "until": parse_date_str(until)}
    return found | {name: value for name, value in days.items() if value}
