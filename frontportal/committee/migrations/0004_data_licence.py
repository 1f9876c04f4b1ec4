"""Under which licence open data is given away; none until the committee has chosen."""

from django.db import migrations
from django.db.models import CharField, Q

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules


class Migration(migrations.Migration):
    dependencies = [("committee", "0003_codes")]
    operations = [
        ModelOperations([
            *with_columns("committee.Committee", history=True, data_licence=CharField(max_length=10, default="")),
            *with_rules("committee.Committee", data_licence=Q(data_licence__in=["", "cc-by", "cc-by-sa", "cc0"])),
        ]),
    ]
