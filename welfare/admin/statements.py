"""Bank accounts, imported statements with what they prove, and every line of them. Nothing of it can be changed."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from simple_history.admin import SimpleHistoryAdmin
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import display
from unfold.utils import parse_date_str

from frontportal.kit.admin import Kept, ReadOnly, RecordAdmin
from frontportal.kit.inputs import ChoiceByName
from frontportal.kit.tags import day
from frontportal.kit.text import typed_number

from ..banks.registry import labels_on
from ..models import BankAccount, ConflictDecision, Rereading, Statement, StatementLine
from ..statements import search, telling
from ..statements.store import conflict_decisions
from .columns import ReadableMoney, money
from .conflicts import DecidingConflicts
from .rereading import ReadingAgain
from .uploading import Uploading


@admin.register(BankAccount)
class BankAccountAdmin(RecordAdmin):
    list_display = ["number", "bank", "name", "fund", "active", "giving"]
    list_filter = ["bank", "fund", "active", "giving"]
    fieldsets = [
        (None, {"fields": ["fund", ("bank", "number"), "name", "active"]}),
        ("Nhận ủng hộ", {"fields": [("bin", "giving")]}),
    ]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """A bank is looked for by any of its names, old ones too; lists show the name of today."""
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "bank":
            field.choices = [("", "Chọn"), *labels_on(timezone.localdate())]
            field.widget = ChoiceByName(choices=field.choices)
        return field

    def get_readonly_fields(self, request, obj=None):
        """Two persons stand behind an account that the public gives to: one writes it down, another publishes it."""
        readonly = list(super().get_readonly_fields(request, obj))
        written = {"fund", "bank", "number", "name", "active", "bin"}
        if not request.user.has_perm("welfare.publish_bankaccount"):
            readonly.append("giving")
        if not request.user.has_perm("welfare.add_bankaccount") or (obj and obj.giving):
            readonly += sorted(written)
        return readonly


class LayoutFilter(admin.SimpleListFilter):
    title = "mẫu sao kê"
    parameter_name = "mau"

    def lookups(self, request, model_admin):
        found = Statement.objects.order_by("layout").values_list("layout", flat=True).distinct()
        return [(name, telling.layout(name)) for name in found]

    def queryset(self, request, queryset):
        return queryset.filter(layout=self.value()) if self.value() else queryset


class ConflictFilter(admin.SimpleListFilter):
    title = "dòng không khớp"
    parameter_name = "khong-khop"

    def lookups(self, request, model_admin):
        return [
            ("cho", "Còn dòng chưa quyết định"),
            ("de-nghi", "Có đề nghị chờ xác nhận"),
            ("doc-lai", "Có đề nghị đọc lại"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "cho":
            return queryset.with_undecided()
        if self.value() == "doc-lai":
            return queryset.filter(
                pk__in=Rereading.objects.open().exclude(proposed_by=request.user).values("statement")
            )
        proposals = ConflictDecision.objects.open().exclude(proposed_by=request.user)
        return queryset.filter(pk__in=proposals.values("statement")) if self.value() == "de-nghi" else queryset


@admin.register(Statement)
class StatementAdmin(Kept, Uploading, ReadingAgain, DecidingConflicts, ReadableMoney, RecordAdmin):
    list_display = [
        "period",
        "account",
        "proof_outcome",
        money("rows", "số dòng"),
        money("credit", "ghi có"),
        money("debit", "ghi nợ"),
        money("new", "dòng nhập mới"),
        "created_at",
    ]
    list_filter = ["account", "outcome", LayoutFilter, ConflictFilter]
    search_fields = ["file_name", "sha256"]
    fieldsets = [
        ("Sao kê", {"fields": ["account", ("first_day", "last_day"), "written"]}),
        (
            "Số dòng, số tiền",
            {
                "fields": [
                    (money("rows", "số dòng"), money("new", "dòng nhập mới"), money("known", "dòng đã nhập trước")),
                    ("credit", "debit"),
                    ("opening", "closing"),
                ]
            },
        ),
        (
            "Tệp",
            {"fields": [("file_name", money("size", "dung lượng (byte)")), "sha256", ("created_by", "created_at")]},
        ),
    ]
    readonly_fields = ["written", "sha256", "created_by", "created_at"]
    change_form_after_template = "admin/welfare/statement/proof.html"

    class Media:
        css = {"all": ["css/admin/statements.css"]}

    @admin.display(description="kỳ", ordering="last_day")
    def period(self, statement) -> str:
        return f"{day(statement.first_day)} – {day(statement.last_day)}"

    @admin.display(description="mẫu sao kê")
    def written(self, statement) -> str:
        return telling.layout(statement.layout)

    @display(
        description="đối soát",
        ordering="outcome",
        label={"good": "success", "bad": "danger", "wait": "warning", "plain": "info"},
    )
    def proof_outcome(self, statement):
        badge = telling.badge(statement)
        return badge["tone"], badge["text"]

    def get_queryset(self, request):
        """Lists leave the long lists of a statement where they are."""
        records = super().get_queryset(request)
        whole = request.resolver_match and request.resolver_match.kwargs.get("object_id")
        return records if whole else records.defer("proof", "conflicts", "set_aside")

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context |= {
                "statement": obj,
                "badge": telling.badge(obj),
                "kind": obj.get_proof_kind_display(),
                "why": obj.proof["why"],
                "spans": telling.spans(obj.proof),
                "breaks": telling.breaks(obj.proof),
                "days": telling.days(obj.proof),
                "notes": obj.notes,
                "answers": telling.answers(obj.answers),
                "conflicts": telling.conflicts(obj.conflicts),
                "undecided": len(conflict_decisions.undecided(obj)),
                "aside": telling.set_aside(obj.set_aside),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


MOST_FOUND = 500  # newest lines that a search in the admin shows


class LongPaginator(Paginator):
    """Counts no further than people turn pages: a million lines are not counted to show fifty."""

    MOST = 10_000
    template_name = "admin/welfare/statement/pages.html"

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by()[: self.MOST + 1].count()

    @property
    def count(self) -> int:
        return min(self.counted, self.MOST)


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
class StatementLineAdmin(ReadOnly, ReadableMoney, RecordAdmin):
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
        ("Trong tệp", {"fields": ["statement", ("number", "page", "line", "sequence"), "read_in"]}),
    ]
    readonly_fields = ["read_in"]

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
        words = search.words_of(search_term)
        if not words:
            return queryset, False
        if request.GET.get(ReadingFilter.parameter_name):
            messages.info(request, "Tìm theo từ chỉ thấy dòng đang dùng. Hãy xoá từ tìm để xem dòng đã được thay.")
        try:
            question = search.Question(words, **narrowed(request.GET))
            found = search.find(question, size=MOST_FOUND, seconds=settings.SEARCH_SECONDS)
        except search.TooBroad:
            messages.warning(request, "Câu hỏi quá rộng, tìm chưa xong. Hãy ghi thêm từ hoặc lọc theo ngày.")
            return queryset.none(), False
        if found.after:
            messages.info(request, f"Chỉ hiện {MOST_FOUND} dòng mới nhất. Hãy ghi thêm từ hoặc lọc theo ngày.")
        return queryset.filter(pk__in=[place.id for place in found.places]), False

    def history_view(self, request, object_id, extra_context=None):
        """A line never changes, so no versions of it are kept: Django's own page says that there is nothing."""
        self.must_see(request, object_id)
        return super(SimpleHistoryAdmin, self).history_view(request, object_id, extra_context)


def narrowed(chosen) -> dict:
    """What the list's filters say, as a Question takes it: the search looks for the newest lines within them."""
    account, since, until = (chosen.get(name, "") for name in ("account__id__exact", "day_from", "day_to"))
    key = typed_number(account)
    found = {} if key is None else {"accounts": (key,)}
    days = {"since": parse_date_str(since), "until": parse_date_str(until)}
    return found | {name: value for name, value in days.items() if value}
