"""Subjects that articles share."""

from django.conf import settings
from django.db import migrations
from django.db.models import CharField, ManyToManyField, Q, SlugField

from frontportal.kit.records.fields import FoldedField
from frontportal.kit.records.schema import ModelOperations, historical_pairs, table


class Migration(migrations.Migration):
    dependencies = [("news", "0005_documents"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        ModelOperations([
            *table("news.Tag", "thẻ", history=True, ordering=["name"],
                name=CharField(max_length=60, unique=True), slug=SlugField(max_length=80, unique=True),
                folded=FoldedField(source=("name",)), rules={"slug_given": ~Q(slug=""), "name_given": ~Q(name="")}),
            migrations.AddField("Article", "tags", ManyToManyField("news.tag", related_name="articles")),
            historical_pairs("news", "Article", "tags", "news.tag"),
        ]),
    ]
