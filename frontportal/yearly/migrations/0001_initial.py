from django.db import migrations
from django.db.models import (
    CASCADE, F, PROTECT, Q, SET_NULL, BigIntegerField, BinaryField, BooleanField, CharField, CheckConstraint,
    DateField, DateTimeField, ForeignKey, PositiveSmallIntegerField, SlugField, SmallIntegerField, TextField,
    UniqueConstraint,
)

from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *table(
            "Target", "chỉ tiêu kế hoạch", history=True, ordering=["-year", "figure"],
            year=PositiveSmallIntegerField(), figure=SlugField(max_length=60), value=BigIntegerField(),
            source=CharField(max_length=300),
            constraints=[
                UniqueConstraint(name="yearly_target_once", fields=("year", "figure")),
                CheckConstraint(name="yearly_target_not_negative", condition=Q(value__gte=0)),
            ],
        ),
        *table(
            "DeclaredFigure", "số liệu khai báo", history=True, ordering=["-year", "figure"],
            year=PositiveSmallIntegerField(), figure=SlugField(max_length=60), value=BigIntegerField(),
            source=CharField(max_length=300),
            constraints=[
                UniqueConstraint(name="yearly_declared_once", fields=("year", "figure")),
                CheckConstraint(name="yearly_declared_not_negative", condition=Q(value__gte=0)),
            ],
        ),
        *table(
            "Edition", "ấn bản số liệu năm", stamped=False, ordering=["-year", "-number"],
            year=PositiveSmallIntegerField(), number=PositiveSmallIntegerField(), published_at=DateTimeField(),
            published_by=ForeignKey(USER, PROTECT), publisher=CharField(max_length=220),
            reason=CharField(max_length=300), content=TextField(), sha256=CharField(max_length=64),
            constraints=[
                UniqueConstraint(name="yearly_edition_once", fields=("year", "number")),
                CheckConstraint(name="yearly_edition_numbered", condition=Q(number__gte=1)),
            ],
        ),
        *table(
            "ReportText", "lời báo cáo", plural="lời báo cáo năm", history=True, ordering=["-year", "pk"],
            year=PositiveSmallIntegerField(), section=CharField(max_length=100), text=TextField(), basis=TextField(),
            constraints=[UniqueConstraint(name="yearly_text_once", fields=("year", "section"))],
        ),
        *table(
            "ReportTemplate", "mẫu báo cáo Word", history=True, excluded_fields=["content"], ordering=["-pk"],
            name=CharField(max_length=150), file_name=CharField(max_length=200), content=BinaryField(),
        ),
        *table(
            "YearSummary", "trang tổng hợp năm", history=True, ordering=["-year"],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), year=PositiveSmallIntegerField(unique=True),
            introduction=TextField(), on_front=BooleanField(default=False),
            permissions=[("publish_yearsummary", "Công bố trang tổng hợp năm")],
            constraints=[
                CheckConstraint(name="yearly_yearsummary_published_has_time", condition=~Q(state="published") | Q(published_at__isnull=False)),
                UniqueConstraint(name="yearly_summary_one_on_front", fields=("on_front",), condition=Q(on_front=True)),
            ],
        ),
        *table(
            "Task", "nhiệm vụ", plural="chương trình công tác", history=True, ordering=["-year", "position", "pk"],
            year=PositiveSmallIntegerField(), position=PositiveSmallIntegerField(default=1),
            text=CharField(max_length=500), lead=CharField(max_length=150), due=DateField(null=True),
            state=CharField(max_length=10, default="planned"),
            constraints=[
                UniqueConstraint(name="yearly_task_once", fields=("year", "text")),
                CheckConstraint(name="yearly_task_due_in_time", condition=Q(due__isnull=True) | Q(due__year__gte=F("year"))),
            ],
        ),
        *table(
            "UpperReport", "biểu của cấp trên", history=True, excluded_fields=["content"], ordering=["name", "pk"],
            name=CharField(max_length=150), file_name=CharField(max_length=200), content=BinaryField(),
        ),
        *table(
            "UpperCell", "ô cần điền", stamped=False, history=True, ordering=["sheet", "pk"],
            report=ForeignKey("yearly.upperreport", CASCADE), sheet=CharField(max_length=31),
            cell=CharField(max_length=10), figure=SlugField(max_length=60),
            aspect=CharField(max_length=10, default="value"), year_offset=SmallIntegerField(default=0),
            constraints=[
                UniqueConstraint(name="yearly_upper_cell_once", fields=("report", "sheet", "cell")),
                CheckConstraint(name="yearly_upper_cell_near", condition=Q(year_offset__range=(-20, 1))),
            ],
        ),
    ]
