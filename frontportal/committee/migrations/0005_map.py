from django.db import migrations
from django.db.models import URLField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("committee", "0004_data_licence")]
    operations = [
        ModelOperations([*with_columns("committee.Committee", history=True, map_url=URLField(max_length=300, default=""))]),
    ]
