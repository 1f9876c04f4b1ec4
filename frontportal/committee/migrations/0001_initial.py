from django.db import migrations
from django.db.models import (
    CASCADE, F, Q, SET_NULL, BooleanField, CharField, DateField, DateTimeField, EmailField, ForeignKey,
    PositiveSmallIntegerField, SlugField, TextField,
)
from django.utils.timezone import localdate

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.pictures import PictureField
from frontportal.kit.records.prose import FoldedProseField, PlainField
from frontportal.kit.records.schema import USER, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER)]
    operations = tables(
        table("committee.Committee", "Ủy ban", history=True,
            id=PositiveSmallIntegerField(primary_key=True, default=1, serialize=False),
            level_label=CharField(max_length=150, default="Ủy ban Mặt trận Tổ quốc Việt Nam"),
            name=CharField(max_length=100), address=CharField(max_length=250), phone=CharField(max_length=40),
            email=EmailField(max_length=254), working_hours=CharField(max_length=200),
            responsible=CharField(max_length=150), emblem=PictureField(upload_to="committee"),
            year=PositiveSmallIntegerField(), theme=CharField(max_length=250), is_demo=BooleanField(default=False),
            rules={"committee_only_one": Q(pk=1), "committee_sane_year": Q(year__range=(1945, 2100))}),
        table("committee.Officer", "cán bộ", history=True, ordering=["position", "pk"],
            full_name=CharField(max_length=100), title=CharField(max_length=150), responsibilities=CharField(max_length=300),
            since=DateField(null=True), until=DateField(null=True), position=PositiveSmallIntegerField(default=0),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("full_name", "title")),
            rules={"ends_after_start": Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since"))}),
        table("committee.Page", "trang giới thiệu", history=True, ordering=["position", "title"],
            permissions=[("publish_page", "Duyệt đăng trang giới thiệu")],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), title=CharField(max_length=150),
            slug=SlugField(max_length=80, unique=True), summary=TextField(max_length=400), body=TextField(),
            appendix=CharField(max_length=10, default="none"), position=PositiveSmallIntegerField(default=0),
            plain=PlainField(source=("title", "summary", "body")),
            folded=FoldedProseField(source=("title", "summary", "body")),
            rules={"published_has_time": ~Q(state="published") | Q(published_at__isnull=False)}),
        table("committee.LinkList", "nhóm liên kết", history=True, ordering=["position", "pk"],
            title=CharField(max_length=80, unique=True), position=PositiveSmallIntegerField(default=0)),
        table("committee.Link", "liên kết", stamped=False, history=True, ordering=["position", "pk"],
            link_list=ForeignKey("committee.linklist", CASCADE), label=CharField(max_length=120),
            url=CharField(max_length=300), position=PositiveSmallIntegerField(default=0),
            rules={"once": unique("link_list", "url")}),
        table("committee.Notice", "thông báo đầu trang", history=True, ordering=["-since", "-pk"],
            title=CharField(max_length=120), text=CharField(max_length=300), url=CharField(max_length=300),
            since=DateField(default=localdate), until=DateField(null=True),
            rules={"ends_after_start": Q(until__isnull=True) | Q(until__gte=F("since"))}),
    )
