"""Statements, what they prove, and what waits to be decided about them."""

from django.contrib import admin
from unfold.decorators import display

from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.read_only import NoEditMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.web.tags import day
from welfare.statements import presentation
from welfare.statements.models.conflict_decision import ConflictDecision
from welfare.statements.models.rereading import Rereading
from welfare.statements.models.statement import Statement
from welfare.statements.store import conflict_decisions

from . import presentation as admin_presentation
from .conflicts import ConflictsMixin
from .readable_rows import readable
from .rereading import RereadingMixin
from .uploads import UploadMixin


class LayoutFilter(admin.SimpleListFilter):
    title = "mẫu sao kê"
    parameter_name = "mau"

    def lookups(self, request, model_admin):
        found = Statement.objects.order_by("layout").values_list("layout", flat=True).distinct()
        return [(name, presentation.layout(name)) for name in found]

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
class StatementAdmin(NoEditMixin, UploadMixin, RereadingMixin, ConflictsMixin, ReadableMoney, RecordAdmin):
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
    change_form_after_template = "admin/statements/statement/proof.html"

    class Media:
        css = {"all": ["css/admin/statements.css"]}

    @admin.display(description="kỳ", ordering="last_day")
    def period(self, statement) -> str:
        return f"{day(statement.first_day)} – {day(statement.last_day)}"

    @admin.display(description="mẫu sao kê")
    def written(self, statement) -> str:
        return presentation.layout(statement.layout)

    @display(
        description="đối soát",
        ordering="outcome",
        label={"good": "success", "bad": "danger", "wait": "warning", "plain": "info"},
    )
    def proof_outcome(self, statement):
        badge = presentation.badge(statement)
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
                "badge": presentation.badge(obj),
                "kind": obj.get_proof_kind_display(),
                "why": obj.proof["why"],
                "spans": presentation.spans(obj.proof),
                "breaks": presentation.breaks(obj.proof),
                "days": presentation.days(obj.proof),
                "notes": obj.notes,
                "answers": admin_presentation.answers(obj.answers),
                "conflicts": presentation.conflicts(readable(obj, obj.conflicts)),
                "undecided": len(conflict_decisions.undecided(obj)),
                "aside": presentation.set_aside(readable(obj, obj.set_aside)),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
