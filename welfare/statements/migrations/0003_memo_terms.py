"""A line may lose its words of search, once and for ever: what the bank wrote stays."""

from django.db import migrations
from django.db.models import DateField

from frontportal.kit.records.triggers import amended

LINES = "ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'statements_statementline' THEN"
HIDES = LINES + """
        IF to_jsonb(OLD) ->> 'memo_hidden_on' IS NULL AND to_jsonb(NEW) ->> 'memo_hidden_on' IS NOT NULL
            AND to_jsonb(NEW) - ARRAY['memo_hidden_on', 'folded', 'words'] = to_jsonb(OLD) - ARRAY['memo_hidden_on', 'folded', 'words']
        THEN RETURN NEW; END IF;"""


class Migration(migrations.Migration):
    dependencies = [("statements", "0002_guards")]
    operations = [
        migrations.AddField("statementline", "memo_hidden_on", DateField(null=True)),
        amended("statements_keep_statements", LINES, HIDES),
    ]
