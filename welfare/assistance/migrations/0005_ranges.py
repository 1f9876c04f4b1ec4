"""Norms as ranges by body, ceilings of gifts, which fund and which level paid, what is promised and not yet handed over."""

from importlib import import_module

from django.db.migrations import AlterModelOptions, Migration as BaseMigration, RemoveConstraint, RunSQL
from django.db.models import PROTECT, BigIntegerField, CharField, DateField, F, ForeignKey, Q, Value
from django.db.models.functions import Coalesce

from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.records.schema import ModelOperations, exclude, table, with_columns, with_rules
from frontportal.kit.records.triggers import function, guard
from ..models.in_force import InForceRange

SPAN = (InForceRange("since", "until"), "&&")
FIRST = {made.sql.split("(")[0].split()[-1]: made for made in import_module(f"{__package__}.0002_guards").Migration.operations}
# QĐ 04/2024/QĐ-TTg, Đ3.2; staff change what their province sets lower, and the days.
CEILINGS = """
INSERT INTO assistance_giftceiling (kind, per, level, amount, since, basis, folded, created_at, updated_at)
SELECT kind, per, 'national', amount, '2024-04-15', 'Quyết định 04/2024/QĐ-TTg, Điều 3', 'quyet dinh 04/2024/qd-ttg, dieu 3', now(),
    now()
FROM (VALUES ('feast', 'time', 1000000), ('feast', 'year', 3000000), ('illness', 'year', 5000000),
    ('condolence', 'time', 4000000)) AS delivered (kind, per, amount)
"""


class Migration(BaseMigration):
    dependencies = [("assistance", "0004_doubts"), ("places", "0003_lives")]
    operations = [
        ModelOperations([
            AlterModelOptions("house", {"verbose_name": "căn nhà", "verbose_name_plural": "nhà Đại đoàn kết, nhà tình nghĩa",
                "ordering": ["-year", "code"],
                "permissions": [("enter_state_house", "Ghi thẳng tiến độ căn nhà, không qua các bước")]}),
            *with_columns("assistance.Norm", history=True, least=MoneyField(null=True, least=1),
                unit=ForeignKey("places.unit", PROTECT, null=True)),
            *with_columns("assistance.CoFunding", history=True, fund=CharField(max_length=10, default=""),
                level=CharField(max_length=10, default="")),
            *with_columns("assistance.GiftRound", history=True, paid_from=CharField(max_length=10, default="raised")),
            *with_columns("assistance.Livelihood", history=True, state=CharField(max_length=12, default="handed_over")),
            RemoveConstraint("norm", "assistance_norm_one_at_a_time"),
            *with_rules("assistance.Norm",
                one_of_a_body=exclude(("per", "="), (Coalesce("unit", Value(0, BigIntegerField())), "="), SPAN),
                range=Q(least__isnull=True) | Q(least__gt=0, least__lte=F("amount"))),
            *table("assistance.GiftCeiling", "mức trần quà", plural="mức trần thăm hỏi, tặng quà", history=True,
                ordering=["kind", "per", "level", "-since"],
                kind=CharField(max_length=10), per=CharField(max_length=4),
                level=CharField(max_length=8, default="province"), amount=MoneyField(least=1), since=DateField(),
                until=DateField(null=True), basis=CharField(max_length=200), folded=FoldedField(source=("basis",)),
                rules={
                    "amount_positive": Q(amount__gt=0), "basis_given": ~Q(basis=""),
                    "ends_after_start": Q(until__isnull=True) | Q(until__gte=F("since")),
                    "one_at_a_time": exclude(("kind", "="), ("per", "="), ("level", "="), SPAN)}),
        ]),
        RunSQL(CEILINGS, "DELETE FROM assistance_giftceiling WHERE basis LIKE 'Quyết định 04/2024/QĐ-TTg%'"),
        # The general norm, by which payments go; records with a unit ask `assistance_check_norm`.
        RunSQL("""CREATE OR REPLACE FUNCTION assistance_norm(the_per text, first date, last date) RETURNS bigint LANGUAGE sql STABLE
AS $$ SELECT max(amount) FROM assistance_norm
    WHERE per = the_per AND unit_id IS NULL AND since <= last AND coalesce(until, first) >= first $$""",
            FIRST["assistance_norm"].sql.replace("CREATE", "CREATE OR REPLACE")),
        function("assistance_check_norm(given bigint, the_per text, the_unit bigint, first date, last date)"
            " RETURNS void LANGUAGE plpgsql", """
DECLARE lowest bigint; highest bigint;
BEGIN
    WITH RECURSIVE up AS (
        SELECT the_unit AS id, 0 AS depth
        UNION ALL SELECT u.parent_id, up.depth + 1 FROM up JOIN places_unit u ON u.id = up.id WHERE u.parent_id IS NOT NULL
    ), found AS (
        SELECT n.least, n.amount, COALESCE(up.depth, 99) AS depth FROM assistance_norm n LEFT JOIN up ON up.id = n.unit_id
        WHERE n.per = the_per AND n.since <= last AND COALESCE(n.until, first) >= first
            AND (n.unit_id IS NULL OR up.id IS NOT NULL)
    ) SELECT min(COALESCE(least, 0)), max(amount) INTO lowest, highest FROM found
        WHERE depth = (SELECT min(depth) FROM found);
    PERFORM assistance_within_norm(given, highest);
    IF given < lowest THEN
        RAISE EXCEPTION '% thấp hơn định mức từ %. Hãy ghi lý do.', assistance_dong(given), assistance_dong(lowest);
    END IF;
END """),
        *(RunSQL(FIRST[name].reverse_sql, FIRST[name].sql) for name in ("assistance_house_norm", "assistance_gift_norm")),
        guard("assistance_house_norm", """
    IF TG_OP = 'INSERT' OR (OLD.support, OLD.work, OLD.year, OLD.unit_id, OLD.norm_reason)
        IS DISTINCT FROM (NEW.support, NEW.work, NEW.year, NEW.unit_id, NEW.norm_reason) THEN
        PERFORM assistance_check_norm(NEW.support, 'house-' || NEW.work, NEW.unit_id,
            make_date(NEW.year, 1, 1), make_date(NEW.year, 12, 31));
    END IF;
    RETURN NEW;
""", "assistance_house_norm BEFORE INSERT OR UPDATE ON assistance_house WHEN btrim(NEW.norm_reason) = ''"),
        guard("assistance_gift_norm", """
DECLARE the_round assistance_giftround%ROWTYPE; highest bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.unit_value, OLD.round_id, OLD.unit_id, OLD.norm_reason)
        IS NOT DISTINCT FROM (NEW.unit_value, NEW.round_id, NEW.unit_id, NEW.norm_reason) THEN
        RETURN NEW;
    END IF;
    SELECT * INTO the_round FROM assistance_giftround WHERE id = NEW.round_id;
    highest := assistance_ceiling(the_round.occasion, 'time', the_round.date);
    IF NEW.unit_value > highest AND (the_round.paid_from = 'budget' OR btrim(NEW.norm_reason) = '') THEN
        RAISE EXCEPTION '% vượt mức trần % một người một lần.', assistance_dong(NEW.unit_value), assistance_dong(highest);
    END IF;
    IF btrim(NEW.norm_reason) = '' THEN
        PERFORM assistance_check_norm(NEW.unit_value, 'package', NEW.unit_id, the_round.date, the_round.date);
    END IF;
    RETURN NEW;
""", "assistance_gift_norm BEFORE INSERT OR UPDATE ON assistance_gift"),
        function("assistance_ceiling(occasion text, the_per text, the_day date) RETURNS bigint LANGUAGE sql STABLE", """
    SELECT min(amount) FROM assistance_giftceiling WHERE per = the_per AND since <= the_day
        AND COALESCE(until, the_day) >= the_day AND kind = CASE occasion WHEN 'illness' THEN 'illness'
            WHEN 'condolence' THEN 'condolence' WHEN 'tet' THEN 'feast' WHEN 'invalids' THEN 'feast'
            WHEN 'unity' THEN 'feast' END
"""),
        # A round that becomes another kind of round, or one of the budget, asks for its gifts.
        guard("assistance_round_ceiling", """
DECLARE highest bigint := assistance_ceiling(NEW.occasion, 'time', NEW.date);
BEGIN
    IF EXISTS (SELECT 1 FROM assistance_gift WHERE round_id = NEW.id AND unit_value > highest
        AND (NEW.paid_from = 'budget' OR btrim(norm_reason) = '')) THEN
        RAISE EXCEPTION 'Đợt này có suất quà vượt mức trần % một người một lần.', assistance_dong(highest);
    END IF;
    RETURN NEW;
""",
            "assistance_round_ceiling BEFORE UPDATE ON assistance_giftround WHEN"
            " (OLD.occasion, OLD.paid_from, OLD.date) IS DISTINCT FROM (NEW.occasion, NEW.paid_from, NEW.date)"),
    ]
