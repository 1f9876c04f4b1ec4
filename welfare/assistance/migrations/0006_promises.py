"""When a livelihood was promised and paid for; none is handed over before that."""

from django.db.migrations import Migration as BaseMigration
from django.db.models import DateField, F, Q

from frontportal.kit.records.schema import ModelOperations, with_columns, with_rules


class Migration(BaseMigration):
    dependencies = [("assistance", "0005_ranges")]
    operations = [
        ModelOperations([
            *with_columns("assistance.Livelihood", history=True, committed_on=DateField(null=True),
                paid_on=DateField(null=True)),
            *with_rules("assistance.Livelihood",
                paid_has_day=~Q(state="paid") | Q(paid_on__isnull=False),
                days_in_order=(Q(committed_on__isnull=True) | Q(paid_on__isnull=True) | Q(paid_on__gte=F("committed_on")))
                    & (Q(committed_on__isnull=True) | Q(date__gte=F("committed_on")))),
        ]),
    ]
