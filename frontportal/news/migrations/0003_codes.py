"""What a record is known by is never empty."""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules


class Migration(migrations.Migration):
    dependencies = [("news", "0002_two_persons")]
    operations = [
        ModelOperations([
            *with_rules("news.Document", number_given=~Q(number="")),
            *with_rules("news.Article", slug_given=~Q(slug="")),
            *with_rules("news.Category", slug_given=~Q(slug="")),
        ]),
    ]
