"""How long personal data is kept, what went, and who asked for it; the terms of the first day."""

from datetime import date

from django.db import migrations
from django.db.models import (
    PROTECT, CharField, DateField, DateTimeField, F, ForeignKey, JSONField, PositiveBigIntegerField,
    PositiveSmallIntegerField, Q,
)
from django.utils.timezone import now

from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard

LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15: chỉ lưu trong thời gian cần cho mục đích thu thập"
BOOKS = "Luật Kế toán 2015, Điều 41; Nghị định 174/2016/NĐ-CP, Điều 13: chứng từ kế toán lưu ít nhất 10 năm"
ROWS = [
    ("petitioners", 12, LAW), ("feedback-senders", 6, LAW), ("households-helped", 120, BOOKS),
    ("households-not-helped", 24, LAW), ("withdrawn-consents", 24, LAW),
]


def person():
    return ForeignKey(USER, PROTECT, null=True, related_name="+")


def write(apps, schema_editor):
    rule = apps.get_model("personal_data", "RetentionRule")
    rule.objects.bulk_create(
        rule(kind=kind, months=months, since=date(2026, 1, 1), basis=basis) for kind, months, basis in ROWS)


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *tables(
            table("personal_data.RetentionRule", "thời hạn lưu giữ", plural="thời hạn lưu giữ dữ liệu cá nhân",
                history=True, ordering=["kind", "-since"],
                kind=CharField(max_length=40), months=PositiveSmallIntegerField(), since=DateField(),
                basis=CharField(max_length=300),
                rules={"once": unique("kind", "since"), "months": Q(months__gte=1, months__lte=600),
                    "has_basis": ~Q(basis="")}),
            table("personal_data.ErasureRequest", "yêu cầu xoá dữ liệu", plural="yêu cầu xoá dữ liệu cá nhân",
                history=True, ordering=["-pk"],
                permissions=[("confirm_erasurerequest", "Quyết định yêu cầu xoá dữ liệu do người khác đề nghị")],
                reference=CharField(max_length=200), reason=CharField(max_length=300), records=JSONField(default=list),
                state=CharField(max_length=10, default="proposed"), proposed_by=person(),
                proposed_at=DateTimeField(null=True), decided_by=person(), decided_at=DateTimeField(null=True),
                answer=CharField(max_length=300),
                rules={
                    "says_why": ~Q(reference="") & ~Q(reason="")
                        & Q(proposed_by__isnull=False, proposed_at__isnull=False),
                    "decided_by_someone": Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                        | Q(state__in=["done", "refused"], decided_by__isnull=False, decided_at__isnull=False),
                    "two_persons": ~Q(state="done") | ~Q(decided_by=F("proposed_by")),
                    "refusal_says_why": ~Q(state="refused") | ~Q(answer="")}),
            table("personal_data.Deletion", "lần xoá dữ liệu cá nhân", plural="các lần xoá dữ liệu cá nhân",
                stamped=False, ordering=["-at", "-pk"],
                at=DateTimeField(default=now, db_index=True), kind=CharField(max_length=40),
                record_key=PositiveBigIntegerField(),
                rule=ForeignKey("personal_data.retentionrule", PROTECT, null=True, related_name="+"),
                request=ForeignKey("personal_data.erasurerequest", PROTECT, null=True), by=person(),
                reason=CharField(max_length=300),
                rules={
                    "by_rule_or_request": Q(rule__isnull=False, request__isnull=True, by__isnull=True)
                        | Q(rule__isnull=True, request__isnull=False, by__isnull=False),
                    "has_reason": ~Q(reason="")})),
        migrations.RunPython(write, migrations.RunPython.noop),
        guard("personal_data_keep_deletions", """
    RAISE EXCEPTION 'Nhật ký xoá dữ liệu cá nhân không sửa, không xoá được.';
""",
            "personal_data_keep_deletions BEFORE UPDATE OR DELETE ON personal_data_deletion",
            "personal_data_keep_all_deletions BEFORE TRUNCATE ON personal_data_deletion FOR EACH STATEMENT"),
        guard("personal_data_decided_stays", """
    RAISE EXCEPTION 'Yêu cầu đã quyết định thì không đổi.';
""",
            "personal_data_decided_stays BEFORE UPDATE OR DELETE ON personal_data_erasurerequest WHEN OLD.state <> 'proposed'"),
    ]
