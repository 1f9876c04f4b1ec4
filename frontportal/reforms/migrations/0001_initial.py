"""Decisions that rearrange units; one that was carried out stays as it was."""

from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, BooleanField, CharField, DateField, DateTimeField, F, ForeignKey, JSONField, Q, SlugField,
)

from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0003_lives")]
    operations = [
        *tables(
            table("reforms.Reform", "lần sắp xếp đơn vị", plural="các lần sắp xếp đơn vị", history=True, excluded_fields=["made"], ordering=["-on"],
                permissions=[("carry_out_reform", "Thực hiện, hoàn tác việc sắp xếp đơn vị")],
                code=SlugField(max_length=60, unique=True), number=CharField(max_length=100),
                signed_on=DateField(null=True), on=DateField(), note=CharField(max_length=300),
                carried_out_at=DateTimeField(null=True), carried_out_by=ForeignKey(USER, PROTECT, null=True),
                made=JSONField(null=True),
                rules={
                    "code_given": ~Q(code=""), "number_given": ~Q(number=""),
                    "signed_before": Q(signed_on__isnull=True) | Q(signed_on__lte=F("on")),
                    "carried_out_by_someone":
                        Q(carried_out_at__isnull=True, carried_out_by__isnull=True, made__isnull=True)
                        | Q(carried_out_at__isnull=False, carried_out_by__isnull=False, made__isnull=False)}),
            table("reforms.ReformStep", "đơn vị được sắp xếp", plural="các đơn vị được sắp xếp", history=True,
                ordering=["successor_code", "predecessor__sort_name"],
                reform=ForeignKey("reforms.reform", CASCADE), predecessor=ForeignKey("places.unit", PROTECT),
                whole=BooleanField(default=True), ends=BooleanField(default=True),
                successor_code=SlugField(max_length=60), successor_name=CharField(max_length=100),
                successor_kind=CharField(max_length=10), official_code=CharField(max_length=5),
                parent=ForeignKey("places.unit", PROTECT, null=True),
                rules={
                    "once": unique("reform", "predecessor", "successor_code"),
                    "whole_once": unique("reform", "predecessor", condition=Q(whole=True)),
                    "whole_ends": Q(whole=False) | Q(ends=True)}),
            table("reforms.ReformArea", "khu dân cư chuyển riêng", history=True, ordering=["area__sort_name"],
                reform=ForeignKey("reforms.reform", CASCADE), area=ForeignKey("places.unit", PROTECT),
                successor_code=SlugField(max_length=60), new_name=CharField(max_length=100),
                rules={"once": unique("reform", "area")}),
        ),
        guard("reforms_keep_lines", """
DECLARE the_reform bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN the_reform := OLD.reform_id; ELSE the_reform := NEW.reform_id; END IF;
    IF EXISTS (SELECT 1 FROM reforms_reform r WHERE r.id = the_reform AND r.carried_out_at IS NOT NULL) THEN
        RAISE EXCEPTION 'Việc sắp xếp này đã được thực hiện nên không sửa được. Hãy hoàn tác trước.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
""",
            "reforms_step_keep BEFORE INSERT OR UPDATE OR DELETE ON reforms_reformstep",
            "reforms_area_keep BEFORE INSERT OR UPDATE OR DELETE ON reforms_reformarea"),
        guard("reforms_keep", """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Việc sắp xếp đã được thực hiện không xoá được. Hãy hoàn tác trước.';
    END IF;
    IF NEW.carried_out_at IS NOT NULL AND NEW."on" <> OLD."on" THEN
        RAISE EXCEPTION 'Việc sắp xếp này đã được thực hiện nên ngày hiệu lực không sửa được. Hãy hoàn tác trước.';
    END IF;
    RETURN NEW;
""",
            "reforms_reform_keep BEFORE UPDATE OR DELETE ON reforms_reform WHEN OLD.carried_out_at IS NOT NULL"),
    ]
