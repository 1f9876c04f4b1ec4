"""Pictures of a meeting."""

from django.db import migrations
from django.db.models import ManyToManyField

from frontportal.kit.records.schema import ModelOperations, historical_pairs, with_columns


class Migration(migrations.Migration):
    dependencies = [("voters", "0012_proofs"), ("news", "0007_films")]
    operations = [ModelOperations([
        *with_columns("voters.Meeting", pictures=ManyToManyField("news.picture", related_name="+")),
        historical_pairs("voters", "Meeting", "pictures", "news.picture"),
    ])]
