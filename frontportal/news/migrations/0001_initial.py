from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, Q, SET_NULL, BooleanField, CharField, CheckConstraint, DateField, DateTimeField, FileField,
    ForeignKey, Index, PositiveIntegerField, PositiveSmallIntegerField, SlugField, TextField, UniqueConstraint,
)

from frontportal.kit.fields import FoldedField
from frontportal.kit.pictures import PictureField
from frontportal.kit.prose import FoldedProseField, PlainField
from frontportal.kit.schema import USER, table


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(USER), ("places", "0001_initial")]
    operations = [
        TrigramExtension(),
        *table(
            "Category", "chuyên mục", history=True, ordering=["position", "name"],
            name=CharField(max_length=80, unique=True), slug=SlugField(max_length=80, unique=True),
            description=CharField(max_length=300), position=PositiveSmallIntegerField(default=0),
        ),
        *table(
            "Document", "văn bản", history=True, excluded_fields=["folded"], ordering=["-issued_on", "-pk"],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), number=CharField(max_length=80),
            issued_on=DateField(), issuer=CharField(max_length=200), kind=CharField(max_length=12),
            abstract=TextField(max_length=600), file=FileField(upload_to="news/documents/%Y"),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("number", "issuer", "abstract")),
            permissions=[("publish_document", "Duyệt đăng văn bản")],
            indexes=[GinIndex(name="news_document_folded", fields=["folded"], opclasses=["gin_trgm_ops"])],
            constraints=[
                CheckConstraint(name="news_document_published_has_time", condition=~Q(state="published") | Q(published_at__isnull=False)),
                UniqueConstraint(name="news_document_once", fields=("number", "issuer", "issued_on")),
            ],
        ),
        *table(
            "Picture", "ảnh", history=True, excluded_fields=["folded"], ordering=["-pk"],
            image=PictureField(db_index=True, upload_to="news/pictures/%Y", size_fields=("width", "height")),
            width=PositiveIntegerField(default=0), height=PositiveIntegerField(default=0),
            alt=CharField(max_length=250), caption=CharField(max_length=300), credit=CharField(max_length=120),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("alt", "caption", "credit")),
            constraints=[CheckConstraint(name="news_picture_has_alt", condition=~Q(alt=""))],
        ),
        *table(
            "Article", "bài viết", history=True, excluded_fields=["plain", "folded"], ordering=["-published_at", "-pk"],
            state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
            published_by=ForeignKey(USER, SET_NULL, null=True), title=CharField(max_length=200),
            slug=SlugField(max_length=100, unique=True), summary=TextField(max_length=600), body=TextField(),
            category=ForeignKey("news.category", PROTECT), unit=ForeignKey("places.unit", PROTECT, null=True),
            author_line=CharField(max_length=120), picture=ForeignKey("news.picture", PROTECT, null=True),
            picture_caption=CharField(max_length=300), pinned=BooleanField(default=False),
            reviews_year=PositiveSmallIntegerField(null=True), is_illustration=BooleanField(default=False),
            plain=PlainField(source=("title", "summary", "body")),
            folded=FoldedProseField(source=("title", "summary", "body")),
            permissions=[("publish_article", "Duyệt đăng bài viết")],
            indexes=[
                GinIndex(name="news_article_folded", fields=["folded"], opclasses=["gin_trgm_ops"]),
                Index(name="news_article_published", fields=["-published_at"], condition=Q(state="published")),
            ],
            constraints=[
                CheckConstraint(name="news_article_published_has_time", condition=~Q(state="published") | Q(published_at__isnull=False)),
                CheckConstraint(name="news_article_sane_year", condition=Q(reviews_year__isnull=True) | Q(reviews_year__range=(1945, 2100))),
            ],
        ),
        *table(
            "Attachment", "tệp đính kèm", stamped=False, history=True, ordering=["position", "pk"],
            article=ForeignKey("news.article", CASCADE), title=CharField(max_length=200),
            file=FileField(upload_to="news/attachments/%Y"), position=PositiveSmallIntegerField(default=0),
        ),
    ]
