from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, SET_NULL, BigIntegerField, CharField, DateField, ForeignKey, GeneratedField,
    PositiveIntegerField, PositiveSmallIntegerField, SlugField, TextField,
)

from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.records.schema import USER, exclude, table, tables, unique
from ..models.norm import InForceRange


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0001_initial")]
    operations = tables(
        table("assistance.Household", "hộ được hỗ trợ", history=True,
            excluded_fields=["head", "address", "phone", "note"], ordering=["code"],
            code=SlugField(max_length=40, unique=True), head=CharField(max_length=100),
            unit=ForeignKey("places.unit", PROTECT), address=CharField(max_length=200), phone=CharField(max_length=20),
            group=CharField(max_length=10), note=TextField(), folded=FoldedField(source=("head", "code"))),
        table("assistance.Norm", "định mức", plural="định mức hỗ trợ", history=True, ordering=["per", "-since"],
            per=CharField(max_length=12), amount=MoneyField(least=1), since=DateField(), until=DateField(null=True),
            decision=CharField(max_length=200), folded=FoldedField(source=("decision",)),
            rules={
                "amount_positive": Q(amount__gt=0),
                "ends_after_start": Q(until__isnull=True) | Q(until__gte=F("since")),
                "one_at_a_time": exclude(("per", "="), (InForceRange("since", "until"), "&&"))}),
        table("assistance.House", "căn nhà", plural="nhà Đại đoàn kết, nhà tình nghĩa", history=True,
            ordering=["-year", "code"],
            code=SlugField(max_length=40, unique=True), year=PositiveSmallIntegerField(),
            unit=ForeignKey("places.unit", PROTECT), household=ForeignKey("assistance.household", SET_NULL, null=True),
            kind=CharField(max_length=15), work=CharField(max_length=10, default="new"), support=MoneyField(least=1),
            norm_reason=CharField(max_length=300), total=MoneyField(least=1),
            state=CharField(max_length=12, default="planned"), handed_over_on=DateField(null=True),
            decision=CharField(max_length=200), folded=FoldedField(source=("code", "decision")),
            rules={
                "support_within_total": Q(support__gt=0, total__gte=F("support")),
                "handed_over_has_date": Q(handed_over_on__isnull=False, state="handed_over")
                    | (~Q(state="handed_over") & Q(handed_over_on__isnull=True))}),
        table("assistance.Livelihood", "hỗ trợ sinh kế", history=True, ordering=["-date", "code"],
            code=SlugField(max_length=40, unique=True), year=PositiveSmallIntegerField(),
            unit=ForeignKey("places.unit", PROTECT), household=ForeignKey("assistance.household", SET_NULL, null=True),
            households=PositiveSmallIntegerField(default=1), occasion=CharField(max_length=10, default="regular"),
            kind=CharField(max_length=10), value=MoneyField(least=1), date=DateField(),
            folded=FoldedField(source=("code",)),
            rules={"value_positive": Q(value__gt=0), "for_someone": Q(households__gt=0)}),
        table("assistance.CoFunding", "nguồn cùng hỗ trợ", history=True, ordering=["pk"],
            house=ForeignKey("assistance.house", CASCADE, null=True),
            livelihood=ForeignKey("assistance.livelihood", CASCADE, null=True), kind=CharField(max_length=10),
            source=CharField(max_length=200), amount=MoneyField(least=1),
            form=CharField(max_length=5, default="money"), note=CharField(max_length=300),
            folded=FoldedField(source=("source",)),
            rules={
                "one_object": Q(house__isnull=False, livelihood__isnull=True)
                    | Q(house__isnull=True, livelihood__isnull=False),
                "amount_positive": Q(amount__gt=0),
                "once": unique("house", "livelihood", "kind", "source", "form", nulls_distinct=False)}),
        table("assistance.GiftRound", "đợt quà", history=True, ordering=["-date", "name"],
            name=CharField(max_length=150, unique=True), occasion=CharField(max_length=10),
            tet_year=PositiveSmallIntegerField(null=True), year=PositiveSmallIntegerField(), date=DateField(),
            decision=CharField(max_length=200), folded=FoldedField(source=("name", "decision")),
            rules={
                "tet_year": Q(occasion="tet", tet_year__isnull=False) | (~Q(occasion="tet") & Q(tet_year__isnull=True)),
                "tet_year_real": Q(tet_year__isnull=True) | Q(tet_year__gte=1930, tet_year__lte=2100)}),
        table("assistance.Gift", "quà", plural="quà theo đơn vị", history=True, excluded_fields=["value"],
            ordering=["-round__date", "unit__sort_name", "group"],
            round=ForeignKey("assistance.giftround", PROTECT), unit=ForeignKey("places.unit", PROTECT),
            group=CharField(max_length=10), packages=PositiveIntegerField(), unit_value=MoneyField(least=1),
            norm_reason=CharField(max_length=300),
            value=GeneratedField(db_persist=True, expression=F("packages") * F("unit_value"),
                output_field=BigIntegerField()),
            rules={"once": unique("round", "unit", "group"), "positive": Q(packages__gt=0, unit_value__gt=0)}),
    )
