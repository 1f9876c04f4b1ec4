from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, SET_NULL, BooleanField, CharField, DateField, ForeignKey, ManyToManyField, PositiveIntegerField,
    PositiveSmallIntegerField, SlugField, TextField, Value,
)

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import USER, historical_pairs, index, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("news", "0001_initial"), ("places", "0001_initial")]
    operations = tables(
        table("campaigns.Campaign", "cuộc vận động, phong trào", history=True, ordering=["position", "name"],
            kind=CharField(max_length=10), name=CharField(max_length=200), slug=SlugField(max_length=80, unique=True),
            summary=TextField(), since=DateField(null=True), until=DateField(null=True),
            shown=BooleanField(default=False), position=PositiveSmallIntegerField(default=0),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("name", "summary")),
            rules={"ends_after_start": Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since"))}),
        table("campaigns.Activity", "hoạt động", history=True, ordering=["-date", "-pk"],
            permissions=[("show_activity", "Cho hiện hoạt động trên trang công khai")],
            campaign=ForeignKey("campaigns.campaign", PROTECT), unit=ForeignKey("places.unit", PROTECT),
            year=PositiveSmallIntegerField(), date=DateField(), title=CharField(max_length=200),
            participants=PositiveIntegerField(null=True), result=TextField(),
            article=ForeignKey("news.article", SET_NULL, null=True), shown=BooleanField(default=False),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("title", "result")),
            pictures=ManyToManyField("news.picture"),
            indexes={"year_unit": index("year", "unit")},
            rules={
                "once": unique("campaign", "unit", "date", "title"),
                "year_near_date": Q(year__gte=F("date__year"), year__lte=F("date__year") + Value(1))}),
        historical_pairs("campaigns", "Activity", "pictures", "news.picture"),
        table("campaigns.Honour", "lễ tôn vinh", history=True, ordering=["-date", "name"],
            series=CharField(max_length=10), name=CharField(max_length=200),
            edition=PositiveSmallIntegerField(default=1), from_year=PositiveSmallIntegerField(null=True),
            to_year=PositiveSmallIntegerField(null=True), year=PositiveSmallIntegerField(), date=DateField(),
            unit=ForeignKey("places.unit", PROTECT), people=PositiveIntegerField(null=True),
            note=CharField(max_length=300), is_illustration=BooleanField(default=False),
            folded=FoldedField(source=("name", "note")),
            rules={
                "once": unique("series", "unit", "edition", "name"),
                "period_in_order": Q(from_year__isnull=True) | Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                "edition_from_one": Q(edition__gte=1)}),
        table("campaigns.Recognition", "công nhận khu dân cư", history=True,
            ordering=["-year", "level", "unit__sort_name"],
            unit=ForeignKey("places.unit", PROTECT), year=PositiveSmallIntegerField(),
            is_illustration=BooleanField(default=False), level=CharField(max_length=10),
            decision_number=CharField(max_length=60), decision_date=DateField(), note=CharField(max_length=300),
            indexes={"year": index("year", "level")},
            rules={
                "once": unique("unit", "year", "level"), "has_decision": ~Q(decision_number=""),
                "decided_in_time": Q(decision_date__year__gte=F("year"), decision_date__year__lte=F("year") + Value(1))}),
        table("campaigns.UnityDay", "Ngày hội Đại đoàn kết", history=True, ordering=["-year", "unit__sort_name"],
            unit=ForeignKey("places.unit", PROTECT), year=PositiveSmallIntegerField(),
            is_illustration=BooleanField(default=False), held_on=DateField(null=True),
            ceremony=BooleanField(default=False), festival=BooleanField(default=False),
            meal=BooleanField(default=False), attendance=PositiveIntegerField(default=0),
            note=CharField(max_length=300),
            rules={
                "campaigns_unity_day_once": unique("unit", "year"),
                "campaigns_unity_day_held_has_date": ~(Q(ceremony=True) | Q(festival=True) | Q(meal=True))
                    | Q(held_on__isnull=False),
                "campaigns_unity_day_attended_if_held": Q(ceremony=True) | Q(festival=True) | Q(meal=True)
                    | Q(attendance=0),
                "campaigns_unity_day_in_its_year": Q(held_on__isnull=True) | Q(held_on__year=F("year"))}),
    )
