from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, SET_NULL, BooleanField, CharField, CheckConstraint, DateField, ForeignKey, Index, ManyToManyField,
    PositiveIntegerField, PositiveSmallIntegerField, SlugField, TextField, UniqueConstraint, Value,
)

from frontportal.kit.fields import FoldedField
from frontportal.kit.schema import USER, historical_pairs, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("news", "0001_initial"), ("places", "0001_initial")]
    operations = [
        *table(
            "Campaign", "cuộc vận động, phong trào", history=True, excluded_fields=["folded"],
            ordering=["position", "name"],
            kind=CharField(max_length=10), name=CharField(max_length=200), slug=SlugField(max_length=80, unique=True),
            summary=TextField(), since=DateField(null=True), until=DateField(null=True),
            shown=BooleanField(default=False), position=PositiveSmallIntegerField(default=0),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("name", "summary")),
            constraints=[CheckConstraint(name="campaigns_campaign_ends_after_start", condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")))],
        ),
        *table(
            "Activity", "hoạt động", history=True, excluded_fields=["folded"], ordering=["-date", "-pk"],
            campaign=ForeignKey("campaigns.campaign", PROTECT), unit=ForeignKey("places.unit", PROTECT),
            year=PositiveSmallIntegerField(), date=DateField(), title=CharField(max_length=200),
            participants=PositiveIntegerField(null=True), result=TextField(),
            article=ForeignKey("news.article", SET_NULL, null=True), shown=BooleanField(default=False),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("title", "result")),
            pictures=ManyToManyField("news.picture"),
            permissions=[("show_activity", "Cho hiện hoạt động trên trang công khai")],
            indexes=[Index(name="campaigns_activity_year_unit", fields=["year", "unit"])],
            constraints=[
                UniqueConstraint(name="campaigns_activity_once", fields=("campaign", "unit", "date", "title")),
                CheckConstraint(name="campaigns_activity_year_near_date", condition=Q(year__gte=F("date__year"), year__lte=F("date__year") + Value(1))),
            ],
        ),
        historical_pairs("campaigns", "Activity", "pictures", "news.picture"),
        *table(
            "Honour", "lễ tôn vinh", history=True, excluded_fields=["folded"], ordering=["-date", "name"],
            series=CharField(max_length=10), name=CharField(max_length=200),
            edition=PositiveSmallIntegerField(default=1), from_year=PositiveSmallIntegerField(null=True),
            to_year=PositiveSmallIntegerField(null=True), year=PositiveSmallIntegerField(), date=DateField(),
            unit=ForeignKey("places.unit", PROTECT), people=PositiveIntegerField(null=True),
            note=CharField(max_length=300), is_illustration=BooleanField(default=False),
            folded=FoldedField(source=("name", "note")),
            constraints=[
                UniqueConstraint(name="campaigns_honour_once", fields=("series", "unit", "edition", "name")),
                CheckConstraint(name="campaigns_honour_period_in_order", condition=Q(from_year__isnull=True) | Q(to_year__isnull=True) | Q(to_year__gte=F("from_year"))),
                CheckConstraint(name="campaigns_honour_edition_from_one", condition=Q(edition__gte=1)),
            ],
        ),
        *table(
            "Recognition", "công nhận khu dân cư", history=True, ordering=["-year", "level", "unit__sort_name"],
            unit=ForeignKey("places.unit", PROTECT), year=PositiveSmallIntegerField(),
            is_illustration=BooleanField(default=False), level=CharField(max_length=10),
            decision_number=CharField(max_length=60), decision_date=DateField(), note=CharField(max_length=300),
            indexes=[Index(name="campaigns_recognition_year", fields=["year", "level"])],
            constraints=[
                UniqueConstraint(name="campaigns_recognition_once", fields=("unit", "year", "level")),
                CheckConstraint(name="campaigns_recognition_has_decision", condition=~Q(decision_number="")),
                CheckConstraint(name="campaigns_recognition_decided_in_time", condition=Q(decision_date__year__gte=F("year"), decision_date__year__lte=F("year") + Value(1))),
            ],
        ),
        *table(
            "UnityDay", "Ngày hội Đại đoàn kết", history=True, ordering=["-year", "unit__sort_name"],
            unit=ForeignKey("places.unit", PROTECT), year=PositiveSmallIntegerField(),
            is_illustration=BooleanField(default=False), held_on=DateField(null=True),
            ceremony=BooleanField(default=False), festival=BooleanField(default=False),
            meal=BooleanField(default=False), attendance=PositiveIntegerField(default=0),
            note=CharField(max_length=300),
            constraints=[
                UniqueConstraint(name="campaigns_unity_day_once", fields=("unit", "year")),
                CheckConstraint(name="campaigns_unity_day_held_has_date", condition=~(Q(ceremony=True) | Q(festival=True) | Q(meal=True)) | Q(held_on__isnull=False)),
                CheckConstraint(name="campaigns_unity_day_attended_if_held", condition=Q(ceremony=True) | Q(festival=True) | Q(meal=True) | Q(attendance=0)),
                CheckConstraint(name="campaigns_unity_day_in_its_year", condition=Q(held_on__isnull=True) | Q(held_on__year=F("year"))),
            ],
        ),
    ]
