"""Statement lines in the order of their days, and by their words (welfare/statements/search.py)."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("welfare", "0007_first_disclosure_rules")]

    operations = [
        migrations.AddIndex(
            model_name="statementline",
            index=models.Index(fields=["day", "id"], name="welfare_statementline_days"),
        ),
        migrations.AddIndex(
            model_name="statementline",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="welfare_statementline_words"),
        ),
    ]
