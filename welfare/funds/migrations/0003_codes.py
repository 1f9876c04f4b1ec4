"""What a record is known by is never empty."""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules


class Migration(migrations.Migration):
    dependencies = [("funds", "0002_guards")]
    operations = [
        ModelOperations([
            *with_rules("funds.Fund", slug_given=~Q(slug="")),
            *with_rules("funds.BankAccount", number_given=~Q(number="")),
        ]),
    ]
