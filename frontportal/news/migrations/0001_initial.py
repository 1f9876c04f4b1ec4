from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, Q, SET_NULL, BooleanField, CharField, DateField, DateTimeField, FileField, ForeignKey,
    PositiveIntegerField, PositiveSmallIntegerField, SlugField, TextField,
)

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.pictures import PictureField
from frontportal.kit.records.prose import FoldedProseField, PlainField
from frontportal.kit.records.schema import USER, index, table, tables, unique


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0001_initial")]
    operations = [TrigramExtension(), *tables(
        table("news.Category", "chuyên mục", history=True, ordering=["position", "name"],
            name=CharField(max_length=80, unique=True), slug=SlugField(max_length=80, unique=True),
            description=CharField(max_length=300), position=PositiveSmallIntegerField(default=0)),
        table("news.Document", "văn bản", history=True, ordering=["-issued_on", "-pk"],
            permissions=[("publish_document", "Duyệt đăng văn bản")],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), number=CharField(max_length=80), issued_on=DateField(),
            issuer=CharField(max_length=200), kind=CharField(max_length=12), abstract=TextField(max_length=600),
            file=FileField(upload_to="news/documents/%Y"), is_illustration=BooleanField(default=False),
            folded=FoldedField(source=("number", "issuer", "abstract")),
            indexes={"folded": index("folded", kind=GinIndex, opclasses=["gin_trgm_ops"])},
            rules={
                "published_has_time": ~Q(state="published") | Q(published_at__isnull=False),
                "once": unique("number", "issuer", "issued_on")}),
        table("news.Picture", "ảnh", history=True, ordering=["-pk"],
            image=PictureField(db_index=True, upload_to="news/pictures/%Y", size_fields=("width", "height")),
            width=PositiveIntegerField(default=0), height=PositiveIntegerField(default=0),
            alt=CharField(max_length=250), caption=CharField(max_length=300), credit=CharField(max_length=120),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("alt", "caption", "credit")),
            rules={"has_alt": ~Q(alt="")}),
        table("news.Article", "bài viết", history=True, ordering=["-published_at", "-pk"],
            permissions=[("publish_article", "Duyệt đăng bài viết")],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), title=CharField(max_length=200),
            slug=SlugField(max_length=100, unique=True), summary=TextField(max_length=600), body=TextField(),
            category=ForeignKey("news.category", PROTECT), unit=ForeignKey("places.unit", PROTECT, null=True),
            author_line=CharField(max_length=120), picture=ForeignKey("news.picture", PROTECT, null=True),
            picture_caption=CharField(max_length=300), pinned=BooleanField(default=False),
            reviews_year=PositiveSmallIntegerField(null=True), is_illustration=BooleanField(default=False),
            plain=PlainField(source=("title", "summary", "body")),
            folded=FoldedProseField(source=("title", "summary", "body")),
            indexes={
                "folded": index("folded", kind=GinIndex, opclasses=["gin_trgm_ops"]),
                "published": index("-published_at", condition=Q(state="published"))},
            rules={
                "published_has_time": ~Q(state="published") | Q(published_at__isnull=False),
                "sane_year": Q(reviews_year__isnull=True) | Q(reviews_year__range=(1945, 2100))}),
        table("news.Attachment", "tệp đính kèm", stamped=False, history=True, ordering=["position", "pk"],
            article=ForeignKey("news.article", CASCADE), title=CharField(max_length=200),
            file=FileField(upload_to="news/attachments/%Y"), position=PositiveSmallIntegerField(default=0)),
    )]
