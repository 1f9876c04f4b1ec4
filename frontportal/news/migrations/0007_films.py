"""Several pictures and a film in an article; what of a picture must stay in sight."""

from django.conf import settings
from django.db import migrations
from django.db.models import (
    PROTECT, BooleanField, CharField, FileField, ForeignKey, ManyToManyField, PositiveIntegerField, Q, TextField,
)

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import ModelOperations, historical_pairs, table, with_columns
from frontportal.news.models.video import FilmField


class Migration(migrations.Migration):
    dependencies = [("news", "0006_tags"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [ModelOperations([
        *table("news.Video", "phim", history=True, ordering=["-pk"],
            title=CharField(max_length=200), file=FilmField(upload_to="news/videos/%Y"),
            poster=ForeignKey("news.picture", PROTECT), words=TextField(), subtitles=FileField(upload_to="news/videos/%Y"),
            width=PositiveIntegerField(default=0), height=PositiveIntegerField(default=0), seconds=PositiveIntegerField(default=0),
            is_illustration=BooleanField(default=False), folded=FoldedField(source=("title", "words")),
            rules={"title_given": ~Q(title=""), "words_given": ~Q(words="")}),
        *with_columns("news.Article", history=True, video=ForeignKey("news.video", PROTECT, null=True)),
        *with_columns("news.Article", gallery=ManyToManyField("news.picture", related_name="+")),
        historical_pairs("news", "Article", "gallery", "news.picture"),
        *with_columns("news.Picture", history=True, focus=CharField(max_length=6, default="")),
    ])]
