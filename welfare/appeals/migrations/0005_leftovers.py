"""What an appeal leaves is carried by a decision of two persons, which stays."""

from django.db import migrations
from django.db.models import (
    PROTECT, CharField, DateField, DateTimeField, F, ForeignKey, OneToOneField, Q,
)

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("appeals", "0004_days"), migrations.swappable_dependency(USER)]
    operations = [
        *tables(
            table("appeals.Leftover", "quyết định về tiền còn lại", plural="quyết định về tiền còn lại của đợt",
                history=True, ordering=["-decision_date", "-pk"],
                permissions=[("confirm_leftover", "Xác nhận quyết định về tiền còn lại của đợt vận động")],
                appeal=OneToOneField("appeals.appeal", PROTECT), amount=MoneyField(least=1),
                choice=CharField(max_length=6), next_appeal=ForeignKey("appeals.appeal", PROTECT, null=True,
                    related_name="+"),
                decision_number=CharField(max_length=60), decision_date=DateField(), reason=CharField(max_length=300),
                proposed_by=ForeignKey(USER, PROTECT, null=True), proposed_at=DateTimeField(null=True),
                confirmed_by=ForeignKey(USER, PROTECT, null=True), confirmed_at=DateTimeField(null=True),
                rules={
                    "decision_number_given": ~Q(decision_number=""), "reason_given": ~Q(reason=""),
                    "amount_positive": Q(amount__gt=0),
                    "next_appeal": Q(choice="appeal", next_appeal__isnull=False) | Q(choice="fund", next_appeal__isnull=True),
                    "another_appeal": Q(next_appeal__isnull=True) | ~Q(next_appeal=F("appeal")),
                    "two_persons": Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                        | (Q(confirmed_by__isnull=False, confirmed_at__isnull=False, proposed_by__isnull=False)
                            & ~Q(confirmed_by=F("proposed_by")))})),
        guard("appeals_leftover_decided", """
    IF TG_OP <> 'INSERT' THEN
        IF OLD.confirmed_at IS NOT NULL THEN
            RAISE EXCEPTION 'Quyết định đã xác nhận thì không sửa, không xoá được.';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM appeals_appeal a LEFT JOIN appeals_appeal n ON n.id = NEW.next_appeal_id
        WHERE a.id = NEW.appeal_id AND a.distributed_on IS NOT NULL
            AND (n.id IS NULL OR (n.fund_id = a.fund_id AND n.distributed_on IS NULL))) THEN
        RAISE EXCEPTION 'Đợt phải đã phân phối xong, và chỉ chuyển sang đợt của cùng quỹ chưa phân phối xong.';
    END IF;
    RETURN NEW;
""", "appeals_leftover_decided BEFORE INSERT OR UPDATE OR DELETE ON appeals_leftover"),
        guard("appeals_stays_distributed", """
    IF EXISTS (SELECT 1 FROM appeals_leftover l WHERE l.appeal_id = NEW.id AND l.confirmed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'Đã có quyết định về tiền còn lại nên không đổi ngày phân phối xong được.';
    END IF;
    RETURN NEW;
""",
            "appeals_stays_distributed BEFORE UPDATE OF distributed_on ON appeals_appeal WHEN (OLD.distributed_on IS DISTINCT FROM NEW.distributed_on)"),
    ]
