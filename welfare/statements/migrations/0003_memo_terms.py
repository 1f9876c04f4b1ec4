from django.db import migrations
from django.db.models import DateField


class Migration(migrations.Migration):
    dependencies = [("statements", "0002_guards")]
    operations = [migrations.AddField("statementline", "memo_hidden_on", DateField(null=True))]
