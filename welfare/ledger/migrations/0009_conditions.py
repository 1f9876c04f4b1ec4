"""Conditions of gifts: what is paid out of one is no more than it, and stays said once it is confirmed."""

from django.db import migrations
from django.db.models import PROTECT, CharField, ForeignKey, OneToOneField, Q

from frontportal.kit.records.schema import USER, table, tables
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("ledger", "0008_list_indexes")]
    operations = [
        *tables(
            table("ledger.GiftCondition", "điều kiện của khoản ủng hộ", history=True, ordering=["-pk"],
                contribution=OneToOneField("ledger.contribution", PROTECT), purpose=CharField(max_length=10),
                unit=ForeignKey("places.unit", PROTECT, null=True), words=CharField(max_length=300),
                rules={"says_something": ~Q(purpose="") | Q(unit__isnull=False)}),
            table("ledger.ConditionPayment", "khoản chi theo điều kiện", history=True, ordering=["pk"],
                condition=ForeignKey("ledger.giftcondition", PROTECT), disbursement=OneToOneField("ledger.disbursement", PROTECT))),
        guard("ledger_condition_payment", """
DECLARE gift bigint; paid bigint;
BEGIN
    IF TG_OP <> 'INSERT' AND EXISTS (SELECT FROM ledger_disbursement WHERE id = OLD.disbursement_id AND state = 'confirmed') THEN
        RAISE EXCEPTION 'Khoản chi đã xác nhận nên không đổi được điều kiện mà nó thực hiện.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    SELECT c.amount INTO gift FROM ledger_giftcondition g JOIN ledger_contribution c ON c.id = g.contribution_id
        WHERE g.id = NEW.condition_id FOR UPDATE OF g;
    SELECT sum(d.amount) INTO paid FROM ledger_disbursement d LEFT JOIN ledger_conditionpayment p ON p.disbursement_id = d.id
        WHERE d.id = NEW.disbursement_id OR (p.condition_id = NEW.condition_id AND p.id <> NEW.id);
    IF paid > gift THEN RAISE EXCEPTION 'Các khoản chi cộng lại vượt số tiền của khoản ủng hộ.'; END IF;
    RETURN NEW;
""", "ledger_condition_payment BEFORE INSERT OR UPDATE OR DELETE ON ledger_conditionpayment"),
    ]
