"""What a person agreed to is not turned into something else afterwards."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial")]
    operations = [
        guard("consents_purpose_stays", """
    RAISE EXCEPTION 'Việc đã đồng ý thì không đổi sang việc khác. Hãy lập bản ghi mới.';
""", "consents_purpose_stays BEFORE UPDATE ON consents_consent WHEN OLD.purpose <> NEW.purpose"),
    ]
