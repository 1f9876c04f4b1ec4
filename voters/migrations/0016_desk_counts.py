"""What the desk counts and lists show first is found without looking at every petition."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.models import Index, Q

from frontportal.kit.records.schema import ModelOperations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("voters", "0015_wishes")]
    operations = [ModelOperations([
        AddIndexConcurrently("petition", Index(fields=["received_on"], condition=Q(state="received"), name="voters_petition_waiting")),
        AddIndexConcurrently("petition", Index(fields=["-received_on", "-code"], name="voters_petition_newest")),
        AddIndexConcurrently("reply", Index(fields=["promised_on"], condition=Q(promised_on__isnull=False), name="voters_reply_promised")),
    ])]
