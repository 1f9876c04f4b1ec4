"""The goods store. What lies where follows from the lines, and is never below zero on any day, whoever writes."""

from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, BooleanField, CharField, DateField, F, ForeignKey, PositiveSmallIntegerField, Q, SlugField,
)

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import function, guard
from welfare.goods.quantities import QuantityField


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER), ("appeals", "0001_initial"), ("places", "0003_lives"),
    ]
    operations = [
        *tables(
            table("goods.Store", "kho", plural="các kho", history=True, ordering=["name", "pk"],
                code=SlugField(max_length=40, unique=True), name=CharField(max_length=100),
                unit=ForeignKey("places.unit", PROTECT), address=CharField(max_length=200),
                is_open=BooleanField(default=True), is_illustration=BooleanField(default=False),
                rules={"code_given": ~Q(code="")}),
            table("goods.GoodsKind", "loại hàng", history=True, ordering=["name", "measure"],
                code=SlugField(max_length=40, unique=True), name=CharField(max_length=100),
                measure=CharField(max_length=30), note=CharField(max_length=300),
                is_illustration=BooleanField(default=False), folded=FoldedField(source=("name",)),
                rules={"code_given": ~Q(code=""), "once": unique("folded", "measure")}),
            table("goods.Stock", "tồn kho", stamped=False, ordering=["store", "kind__name", "condition"],
                store=ForeignKey("goods.store", PROTECT), kind=ForeignKey("goods.goodskind", PROTECT),
                condition=CharField(max_length=10), quantity=QuantityField(default=0),
                rules={"once": unique("store", "kind", "condition"), "not_negative": Q(quantity__gte=0)}),
            table("goods.GoodsVoucher", "biên bản hiện vật", plural="biên bản tiếp nhận, bàn giao hiện vật",
                history=True, ordering=["-date", "-pk"],
                number=CharField(max_length=40, unique=True), direction=CharField(max_length=3), date=DateField(),
                year=PositiveSmallIntegerField(), store=ForeignKey("goods.store", PROTECT),
                partner=CharField(max_length=200), unit=ForeignKey("places.unit", PROTECT, null=True),
                appeal=ForeignKey("appeals.appeal", PROTECT, null=True), witness=CharField(max_length=100),
                note=CharField(max_length=300), is_illustration=BooleanField(default=False),
                folded=FoldedField(source=("number", "partner", "note")),
                rules={
                    "number_given": ~Q(number=""), "year_of_day": Q(year=F("date__year")),
                    "unit_of_hand_over": Q(direction="out", unit__isnull=False) | Q(direction="in", unit__isnull=True)}),
            table("goods.GoodsLine", "hàng trong biên bản", history=True, ordering=["voucher", "pk"],
                voucher=ForeignKey("goods.goodsvoucher", CASCADE), kind=ForeignKey("goods.goodskind", PROTECT),
                condition=CharField(max_length=10, default="new"), quantity=QuantityField(),
                note=CharField(max_length=200),
                rules={"positive": Q(quantity__gt=0), "once": unique("voucher", "kind", "condition")}),
        ),
        guard("goods_voucher_in_unit", """
    IF NEW.unit_id IS NOT NULL AND (TG_OP = 'INSERT' OR (OLD.unit_id, OLD.date) IS DISTINCT FROM (NEW.unit_id, NEW.date)) THEN
        PERFORM places_check_unit(NEW.unit_id, NEW.date);
    END IF;
    RETURN NEW;
""", "goods_voucher_in_unit BEFORE INSERT OR UPDATE ON goods_goodsvoucher"),
        # Two clerks who take the last sack at once wait for each other at the row of the stock.
        function("goods_reckon(the_store bigint, the_kind bigint, the_condition text) RETURNS void LANGUAGE plpgsql", """
DECLARE now_there numeric; least numeric; least_on date; label text;
BEGIN
    INSERT INTO goods_stock (store_id, kind_id, condition, quantity) VALUES (the_store, the_kind, the_condition, 0)
        ON CONFLICT (store_id, kind_id, condition) DO NOTHING;
    PERFORM 1 FROM goods_stock WHERE store_id = the_store AND kind_id = the_kind AND condition = the_condition FOR UPDATE;
    WITH days AS (
        SELECT v.date AS on_day, sum(CASE v.direction WHEN 'in' THEN l.quantity ELSE -l.quantity END) AS change
        FROM goods_goodsline l JOIN goods_goodsvoucher v ON v.id = l.voucher_id
        WHERE v.store_id = the_store AND l.kind_id = the_kind AND l.condition = the_condition GROUP BY v.date
    ), running AS (SELECT on_day, sum(change) OVER (ORDER BY on_day) AS there FROM days)
    SELECT COALESCE((SELECT sum(change) FROM days), 0), r.there, r.on_day INTO now_there, least, least_on
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (SELECT * FROM running ORDER BY there, on_day LIMIT 1) AS r ON true;
    IF least < 0 THEN
        SELECT k.measure || ' ' || k.name INTO label FROM goods_goodskind k WHERE k.id = the_kind;
        RAISE EXCEPTION 'Kho không đủ hàng: ngày % thiếu % %.', to_char(least_on, 'DD/MM/YYYY'),
            replace(trim(trailing '.' FROM trim(trailing '0' FROM (-least)::text)), '.', ','), label;
    END IF;
    UPDATE goods_stock SET quantity = now_there
        WHERE store_id = the_store AND kind_id = the_kind AND condition = the_condition;
END """),
        guard("goods_line_reckoned", """
DECLARE the_store bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT store_id INTO the_store FROM goods_goodsvoucher WHERE id = OLD.voucher_id;
        IF the_store IS NOT NULL THEN PERFORM goods_reckon(the_store, OLD.kind_id, OLD.condition); END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        SELECT store_id INTO the_store FROM goods_goodsvoucher WHERE id = NEW.voucher_id;
        PERFORM goods_reckon(the_store, NEW.kind_id, NEW.condition);
    END IF;
    RETURN NULL;
""", "goods_line_reckoned AFTER INSERT OR UPDATE OR DELETE ON goods_goodsline"),
        guard("goods_voucher_moved", """
DECLARE each record;
BEGIN
    IF (OLD.store_id, OLD.direction) IS DISTINCT FROM (NEW.store_id, NEW.direction)
        AND EXISTS (SELECT 1 FROM goods_goodsline l WHERE l.voucher_id = NEW.id) THEN
        RAISE EXCEPTION 'Biên bản đã có hàng nên không đổi kho hoặc loại biên bản được.';
    END IF;
    FOR each IN SELECT DISTINCT kind_id, condition FROM goods_goodsline WHERE voucher_id = NEW.id ORDER BY 1, 2 LOOP
        PERFORM goods_reckon(NEW.store_id, each.kind_id, each.condition);
    END LOOP;
    RETURN NULL;
""",
            "goods_voucher_moved AFTER UPDATE ON goods_goodsvoucher"
            " WHEN (OLD.date, OLD.store_id, OLD.direction) IS DISTINCT FROM (NEW.date, NEW.store_id, NEW.direction)"),
    ]
