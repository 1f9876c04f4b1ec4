"""A second person for the balance that a year opens with; who edited last confirms nothing."""

from django.conf import settings
from django.db import migrations
from django.db.models import PROTECT, CharField, DateTimeField, F, ForeignKey, Q

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules
from frontportal.kit.records.triggers import guard


def person():
    return ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, related_name="+")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_units"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        ModelOperations([
            *with_columns("ledger.FundYear", history=True, opening_by=person(), opening_confirmed_by=person(),
                opening_confirmed_at=DateTimeField(null=True), opening_proposed=MoneyField(null=True),
                opening_proposed_by=person(), opening_reason=CharField(max_length=300)),
            migrations.AlterField("fundyear", "opening", MoneyField(default=0)),
            migrations.AlterField("historicalfundyear", "opening", MoneyField(default=0)),
            migrations.AlterModelOptions("fundyear", {
                "ordering": ["-year", "fund"], "verbose_name": "sổ quỹ năm", "verbose_name_plural": "sổ quỹ từng năm",
                "permissions": [("confirm_fundyear", "Xác nhận số dư đầu kỳ")]}),
            # What stood there before was looked at by one person: as proposed by whoever wrote it, it waits for another.
            migrations.RunSQL(
                "UPDATE ledger_fundyear SET opening = 0, opening_proposed = opening, opening_proposed_by_id = updated_by_id"
                " WHERE updated_by_id IS NOT NULL", migrations.RunSQL.noop),
            *with_rules("ledger.FundYear",
                opening_by_two=Q(opening=0, opening_by=None, opening_confirmed_by=None, opening_confirmed_at=None)
                | (Q(opening_by__isnull=False, opening_confirmed_by__isnull=False, opening_confirmed_at__isnull=False)
                    & ~Q(opening_confirmed_by=F("opening_by"))),
                proposed_by_someone=Q(opening_proposed=None, opening_proposed_by=None)
                | Q(opening_proposed__gte=0, opening_proposed_by__isnull=False)),
        ]),
        guard("ledger_keep_opening", """
    IF TG_OP = 'DELETE' THEN
        IF OLD.opening_confirmed_at IS NULL THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'Sổ quỹ đã xác nhận số dư đầu kỳ không xoá được.';
    END IF;
    IF OLD.opening_confirmed_at IS NOT NULL AND (NEW.fund_id, NEW.year) IS DISTINCT FROM (OLD.fund_id, OLD.year) THEN
        RAISE EXCEPTION 'Sổ quỹ đã xác nhận số dư đầu kỳ không chuyển sang quỹ hay năm khác được.';
    END IF;
    IF (NEW.opening, NEW.opening_by_id, NEW.opening_confirmed_by_id, NEW.opening_confirmed_at)
        IS NOT DISTINCT FROM (OLD.opening, OLD.opening_by_id, OLD.opening_confirmed_by_id, OLD.opening_confirmed_at) THEN
        RETURN NEW;
    END IF;
    IF NEW.opening_proposed IS NULL AND NEW.opening_confirmed_at IS DISTINCT FROM OLD.opening_confirmed_at
        AND (NEW.opening, NEW.opening_by_id) = (OLD.opening_proposed, OLD.opening_proposed_by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Số dư đầu kỳ chỉ đổi khi người thứ hai xác nhận số đang chờ.';
""",
            "ledger_keep_opening BEFORE UPDATE OR DELETE ON ledger_fundyear"),
        guard("ledger_editor_confirms_not", """
    IF NEW.confirmed_by_id = OLD.updated_by_id THEN
        RAISE EXCEPTION 'Người sửa khoản này sau cùng không xác nhận được. Hãy nhờ người khác.';
    END IF;
    RETURN NEW;
""",
            *(f"{entry}_editor_confirms_not BEFORE UPDATE ON {entry}"
                " WHEN OLD.state = 'draft' AND NEW.state = 'confirmed'"
                for entry in ("ledger_contribution", "ledger_disbursement"))),
    ]
