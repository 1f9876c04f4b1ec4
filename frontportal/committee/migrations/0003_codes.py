"""What a record is known by is never empty."""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules


class Migration(migrations.Migration):
    dependencies = [("committee", "0002_two_persons")]
    operations = [
        ModelOperations([
            *with_rules("committee.Page", slug_given=~Q(slug="")),
        ]),
    ]
