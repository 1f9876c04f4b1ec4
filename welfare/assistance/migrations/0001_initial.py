from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, SET_NULL, BigIntegerField, CharField, CheckConstraint, DateField, ForeignKey,
    GeneratedField, PositiveIntegerField, PositiveSmallIntegerField, SlugField, TextField, UniqueConstraint,
)

from frontportal.kit.fields import FoldedField, MoneyField
from frontportal.kit.schema import USER, table
from welfare.assistance.models.norm import InForce


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("places", "0001_initial")]
    operations = [
        *table(
            "Household", "hộ được hỗ trợ", history=True, excluded_fields=["head", "address", "phone", "note", "folded"],
            code=SlugField(max_length=40, unique=True), head=CharField(max_length=100),
            unit=ForeignKey("places.unit", PROTECT, related_name="needy_households"),
            address=CharField(max_length=200), phone=CharField(max_length=20), group=CharField(max_length=10),
            note=TextField(), folded=FoldedField(source=("head", "code")),
            ordering=["code"],
        ),
        *table(
            "Norm", "định mức", plural="định mức hỗ trợ", history=True, excluded_fields=["folded"],
            per=CharField(max_length=12), amount=MoneyField(least=1), since=DateField(), until=DateField(null=True),
            decision=CharField(max_length=200), folded=FoldedField(source=("decision",)),
            ordering=["per", "-since"],
            constraints=[
                CheckConstraint(name="assistance_norm_amount_positive", condition=Q(amount__gt=0)),
                CheckConstraint(name="assistance_norm_ends_after_start", condition=Q(until__isnull=True) | Q(until__gte=F("since"))),
                ExclusionConstraint(name="assistance_norm_one_at_a_time", expressions=[("per", "="), (InForce("since", "until"), "&&")]),
            ],
        ),
        *table(
            "House", "căn nhà", plural="nhà Đại đoàn kết, nhà tình nghĩa", history=True, excluded_fields=["folded"],
            code=SlugField(max_length=40, unique=True), year=PositiveSmallIntegerField(),
            unit=ForeignKey("places.unit", PROTECT, related_name="houses"),
            household=ForeignKey("assistance.household", SET_NULL, null=True, related_name="houses"),
            kind=CharField(max_length=15), work=CharField(max_length=10, default="new"), support=MoneyField(least=1),
            norm_reason=CharField(max_length=300), total=MoneyField(least=1),
            state=CharField(max_length=12, default="planned"), handed_over_on=DateField(null=True),
            decision=CharField(max_length=200), folded=FoldedField(source=("code", "decision")),
            ordering=["-year", "code"],
            constraints=[
                CheckConstraint(name="assistance_house_support_within_total", condition=Q(support__gt=0, total__gte=F("support"))),
                CheckConstraint(name="assistance_house_handed_over_has_date", condition=Q(handed_over_on__isnull=False, state="handed_over") | (~Q(state="handed_over") & Q(handed_over_on__isnull=True))),
            ],
        ),
        *table(
            "Livelihood", "hỗ trợ sinh kế", history=True, excluded_fields=["folded"],
            code=SlugField(max_length=40, unique=True), year=PositiveSmallIntegerField(),
            unit=ForeignKey("places.unit", PROTECT, related_name="livelihoods"),
            household=ForeignKey("assistance.household", SET_NULL, null=True, related_name="livelihoods"),
            households=PositiveSmallIntegerField(default=1), occasion=CharField(max_length=10, default="regular"),
            kind=CharField(max_length=10), value=MoneyField(least=1), date=DateField(),
            folded=FoldedField(source=("code",)),
            ordering=["-date", "code"],
            constraints=[
                CheckConstraint(name="assistance_livelihood_value_positive", condition=Q(value__gt=0)),
                CheckConstraint(name="assistance_livelihood_for_someone", condition=Q(households__gt=0)),
            ],
        ),
        *table(
            "CoFunding", "nguồn cùng hỗ trợ", history=True, excluded_fields=["folded"],
            house=ForeignKey("assistance.house", CASCADE, null=True, related_name="cofundings"),
            livelihood=ForeignKey("assistance.livelihood", CASCADE, null=True, related_name="cofundings"),
            kind=CharField(max_length=10), source=CharField(max_length=200), amount=MoneyField(least=1),
            form=CharField(max_length=5, default="money"), note=CharField(max_length=300),
            folded=FoldedField(source=("source",)),
            ordering=["pk"],
            constraints=[
                CheckConstraint(name="assistance_cofunding_one_object", condition=Q(house__isnull=False, livelihood__isnull=True) | Q(house__isnull=True, livelihood__isnull=False)),
                CheckConstraint(name="assistance_cofunding_amount_positive", condition=Q(amount__gt=0)),
                UniqueConstraint(name="assistance_cofunding_once", fields=("house", "livelihood", "kind", "source", "form"), nulls_distinct=False),
            ],
        ),
        *table(
            "GiftRound", "đợt quà", history=True, excluded_fields=["folded"],
            name=CharField(max_length=150, unique=True), occasion=CharField(max_length=10),
            tet_year=PositiveSmallIntegerField(null=True), year=PositiveSmallIntegerField(), date=DateField(),
            decision=CharField(max_length=200), folded=FoldedField(source=("name", "decision")),
            ordering=["-date", "name"],
            constraints=[
                CheckConstraint(name="assistance_giftround_tet_year", condition=Q(occasion="tet", tet_year__isnull=False) | (~Q(occasion="tet") & Q(tet_year__isnull=True))),
                CheckConstraint(name="assistance_giftround_tet_year_real", condition=Q(tet_year__isnull=True) | Q(tet_year__gte=1930, tet_year__lte=2100)),
            ],
        ),
        *table(
            "Gift", "quà", plural="quà theo đơn vị", history=True, excluded_fields=["value"],
            round=ForeignKey("assistance.giftround", PROTECT, related_name="gifts"),
            unit=ForeignKey("places.unit", PROTECT, related_name="gifts"), group=CharField(max_length=10),
            packages=PositiveIntegerField(), unit_value=MoneyField(least=1), norm_reason=CharField(max_length=300),
            value=GeneratedField(db_persist=True, expression=F("packages") * F("unit_value"), output_field=BigIntegerField()),
            ordering=["-round__date", "unit__sort_name", "group"],
            constraints=[
                UniqueConstraint(name="assistance_gift_once", fields=("round", "unit", "group")),
                CheckConstraint(name="assistance_gift_positive", condition=Q(packages__gt=0, unit_value__gt=0)),
            ],
        ),
    ]
