from django.db import migrations
from django.db.models import (
    CASCADE, F, Q, SET_NULL, BooleanField, CharField, CheckConstraint, DateField, DateTimeField, EmailField,
    ForeignKey, PositiveSmallIntegerField, SlugField, TextField, UniqueConstraint,
)
from django.utils.timezone import localdate

from frontportal.kit.fields import FoldedField
from frontportal.kit.pictures import PictureField
from frontportal.kit.prose import FoldedProseField, PlainField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER)]
    operations = [
        *table(
            "Committee", "Ủy ban", history=True,
            id=PositiveSmallIntegerField(primary_key=True, default=1, serialize=False),
            level_label=CharField(max_length=150, default="Ủy ban Mặt trận Tổ quốc Việt Nam"),
            name=CharField(max_length=100), address=CharField(max_length=250), phone=CharField(max_length=40),
            email=EmailField(max_length=254), working_hours=CharField(max_length=200),
            responsible=CharField(max_length=150), emblem=PictureField(upload_to="committee"),
            year=PositiveSmallIntegerField(), theme=CharField(max_length=250), is_demo=BooleanField(default=False),
            constraints=[
                CheckConstraint(name="committee_only_one", condition=Q(pk=1)),
                CheckConstraint(name="committee_sane_year", condition=Q(year__range=(1945, 2100))),
            ],
        ),
        *table(
            "Officer", "cán bộ", history=True, excluded_fields=["folded"], ordering=["position", "pk"],
            full_name=CharField(max_length=100), title=CharField(max_length=150), duties=CharField(max_length=300),
            since=DateField(null=True), until=DateField(null=True), position=PositiveSmallIntegerField(default=0),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("full_name", "title")),
            constraints=[CheckConstraint(name="committee_officer_ends_after_start", condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")))],
        ),
        *table(
            "Page", "trang giới thiệu", history=True, excluded_fields=["plain", "folded"],
            ordering=["position", "title"],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), title=CharField(max_length=150),
            slug=SlugField(max_length=80, unique=True), summary=TextField(max_length=400), body=TextField(),
            appendix=CharField(max_length=10, default="none"), position=PositiveSmallIntegerField(default=0),
            plain=PlainField(source=("title", "summary", "body")),
            folded=FoldedProseField(source=("title", "summary", "body")),
            permissions=[("publish_page", "Duyệt đăng trang giới thiệu")],
            constraints=[CheckConstraint(name="committee_page_published_has_time", condition=~Q(state="published") | Q(published_at__isnull=False))],
        ),
        *table(
            "LinkList", "nhóm liên kết", history=True, ordering=["position", "pk"],
            title=CharField(max_length=80, unique=True), position=PositiveSmallIntegerField(default=0),
        ),
        *table(
            "Link", "liên kết", stamped=False, history=True, ordering=["position", "pk"],
            link_list=ForeignKey("committee.linklist", CASCADE), label=CharField(max_length=120),
            url=CharField(max_length=300), position=PositiveSmallIntegerField(default=0),
            constraints=[UniqueConstraint(name="committee_link_once", fields=("link_list", "url"))],
        ),
        *table(
            "Notice", "thông báo đầu trang", history=True, ordering=["-since", "-pk"],
            title=CharField(max_length=120), text=CharField(max_length=300), url=CharField(max_length=300),
            since=DateField(default=localdate), until=DateField(null=True),
            constraints=[CheckConstraint(name="committee_notice_ends_after_start", condition=Q(until__isnull=True) | Q(until__gte=F("since")))],
        ),
    ]
