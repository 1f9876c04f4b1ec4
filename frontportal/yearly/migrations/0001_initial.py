from django.db import migrations
from django.db.models import (
    F, PROTECT, Q, SET_NULL, BigIntegerField, BooleanField, CharField, DateField, DateTimeField, ForeignKey,
    PositiveSmallIntegerField, SlugField, TextField,
)

from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = tables(
        table("yearly.Target", "chỉ tiêu kế hoạch", history=True, ordering=["-year", "figure"],
            year=PositiveSmallIntegerField(), figure=SlugField(max_length=60), value=BigIntegerField(),
            source=CharField(max_length=300),
            rules={"once": unique("year", "figure"), "not_negative": Q(value__gte=0)}),
        table("yearly.DeclaredFigure", "số liệu khai báo", history=True, ordering=["-year", "figure"],
            year=PositiveSmallIntegerField(), figure=SlugField(max_length=60), value=BigIntegerField(),
            source=CharField(max_length=300),
            rules={"yearly_declared_once": unique("year", "figure"), "yearly_declared_not_negative": Q(value__gte=0)}),
        table("yearly.Edition", "ấn bản số liệu năm", stamped=False, ordering=["-year", "-number"],
            year=PositiveSmallIntegerField(), number=PositiveSmallIntegerField(), published_at=DateTimeField(),
            published_by=ForeignKey(USER, PROTECT), publisher=CharField(max_length=220),
            reason=CharField(max_length=300), content=TextField(), sha256=CharField(max_length=64),
            rules={"once": unique("year", "number"), "numbered": Q(number__gte=1)}),
        table("yearly.YearSummary", "trang tổng hợp năm", history=True, ordering=["-year"],
            permissions=[("publish_yearsummary", "Công bố trang tổng hợp năm")],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), year=PositiveSmallIntegerField(unique=True),
            introduction=TextField(), on_front=BooleanField(default=False),
            rules={
                "published_has_time": ~Q(state="published") | Q(published_at__isnull=False),
                "yearly_summary_one_on_front": unique("on_front", condition=Q(on_front=True))}),
        table("yearly.Task", "nhiệm vụ", plural="chương trình công tác", history=True,
            ordering=["-year", "position", "pk"],
            year=PositiveSmallIntegerField(), position=PositiveSmallIntegerField(default=1),
            text=CharField(max_length=500), lead=CharField(max_length=150), due=DateField(null=True),
            state=CharField(max_length=10, default="planned"),
            rules={"once": unique("year", "text"), "due_in_time": Q(due__isnull=True) | Q(due__year__gte=F("year"))}),

    )
