"""The queue of money outside of an appeal's days; a decision of two persons stays, and a gift that refers to it fits it."""

from django.db import migrations
from django.db.models import PROTECT, CharField, DateTimeField, F, ForeignKey, OneToOneField, Q

from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard

UNDECIDED = Q(choice="", next_appeal=None, unit=None, reason="", proposed_by=None, proposed_at=None)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("appeals", "0004_days"), ("ledger", "0005_days"),
        ("places", "0001_initial"), ("statements", "0001_initial"),
    ]
    operations = [
        *tables(table("untimely_credits.UntimelyCredit", "khoản ngoài thời gian tiếp nhận", history=True, ordering=["-pk"],
            permissions=[("confirm_untimelycredit", "Xác nhận quyết định về khoản ngoài thời gian tiếp nhận")],
            line=OneToOneField("statements.statementline", PROTECT), appeal=ForeignKey("appeals.appeal", PROTECT),
            choice=CharField(max_length=6), next_appeal=ForeignKey("appeals.appeal", PROTECT, null=True),
            unit=ForeignKey("places.unit", PROTECT, null=True), reason=CharField(max_length=300),
            proposed_by=ForeignKey(USER, PROTECT, null=True), proposed_at=DateTimeField(null=True),
            confirmed_by=ForeignKey(USER, PROTECT, null=True), confirmed_at=DateTimeField(null=True),
            rules={
                "says_why": UNDECIDED
                    | (~Q(choice="") & ~Q(reason="") & Q(proposed_by__isnull=False, proposed_at__isnull=False)),
                "next_appeal": Q(choice="appeal", next_appeal__isnull=False)
                    | (~Q(choice="appeal") & Q(next_appeal__isnull=True)),
                "unit": Q(choice__in=["fund", "appeal"], unit__isnull=False)
                    | Q(choice__in=["", "return"], unit__isnull=True),
                "another_appeal": Q(next_appeal__isnull=True) | ~Q(next_appeal=F("appeal")),
                "two_persons": Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                    | (Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(choice="")
                        & ~Q(confirmed_by=F("proposed_by")))})),
        guard("untimely_credits_keep", """
    IF TG_OP = 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT 1 FROM untimely_credits_untimelycredit) THEN RETURN NULL; END IF;
    ELSIF TG_OP = 'UPDATE' AND OLD.confirmed_at IS NULL
        AND (NEW.line_id, NEW.appeal_id) = (OLD.line_id, OLD.appeal_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Khoản ngoài thời gian tiếp nhận không xoá được; quyết định đã xác nhận không sửa được.';
""",
            "untimely_credits_keep BEFORE UPDATE OR DELETE ON untimely_credits_untimelycredit",
            "untimely_credits_keep_all BEFORE TRUNCATE ON untimely_credits_untimelycredit FOR EACH STATEMENT"),
        guard("untimely_credits_gift_as_decided", """
    IF TG_OP = 'UPDATE' AND (OLD.appeal_id, OLD.date, OLD.carried_from_id)
        IS NOT DISTINCT FROM (NEW.appeal_id, NEW.date, NEW.carried_from_id) AND NEW.amount <= OLD.amount THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM untimely_credits_untimelycredit u JOIN statements_statementline line ON line.id = u.line_id
        WHERE u.appeal_id = NEW.carried_from_id AND u.next_appeal_id IS NOT DISTINCT FROM NEW.appeal_id
        AND u.choice <> 'return' AND u.confirmed_at IS NOT NULL AND line.day = NEW.date AND line.credit >= NEW.amount) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Khoản đến ngoài thời gian tiếp nhận phải đúng với quyết định của hai người về dòng sao kê đó.';
""",
            "untimely_credits_gift_as_decided BEFORE INSERT OR UPDATE ON ledger_contribution"
            " WHEN NEW.carried_from_id IS NOT NULL AND NEW.reverses_id IS NULL"),
    ]
