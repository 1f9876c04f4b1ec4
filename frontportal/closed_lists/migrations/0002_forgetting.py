"""Who serves pages may delete no reading, however old; the owner of the table lends this one deletion."""

from django.db import migrations

from frontportal.kit.records.triggers import function


class Migration(migrations.Migration):
    dependencies = [("closed_lists", "0001_initial")]
    operations = [
        function("closed_lists_forget() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT", """
    WITH gone AS (DELETE FROM closed_lists_reading WHERE at < now() - interval '24 months' RETURNING 1)
    SELECT count(*) FROM gone;
"""),
    ]
