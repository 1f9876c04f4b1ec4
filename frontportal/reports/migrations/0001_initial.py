from django.db import migrations
from django.db.models import (
    CASCADE, Q, BinaryField, CharField, ForeignKey, PositiveSmallIntegerField, SlugField, SmallIntegerField, TextField,
)

from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = tables(
        table("reports.ReportText", "lời báo cáo", plural="lời báo cáo năm", history=True, ordering=["-year", "pk"],
            year=PositiveSmallIntegerField(), section=CharField(max_length=100), text=TextField(), basis=TextField(),
            rules={"once": unique("year", "section")}),
        table("reports.ReportTemplate", "mẫu báo cáo Word", history=True, excluded_fields=["content"],
            ordering=["-pk"],
            name=CharField(max_length=150), file_name=CharField(max_length=200), content=BinaryField()),
        table("reports.SuperiorForm", "biểu mẫu cấp trên", history=True, excluded_fields=["content"],
            ordering=["name", "pk"],
            name=CharField(max_length=150), file_name=CharField(max_length=200), content=BinaryField()),
        table("reports.SuperiorFormCell", "ô số liệu", stamped=False, history=True, ordering=["sheet", "pk"],
            form=ForeignKey("reports.superiorform", CASCADE), sheet=CharField(max_length=31),
            cell=CharField(max_length=10), figure=SlugField(max_length=60),
            aspect=CharField(max_length=10, default="value"), year_offset=SmallIntegerField(default=0),
            rules={"once": unique("form", "sheet", "cell"), "year_near": Q(year_offset__range=(-20, 1))}),
    )
