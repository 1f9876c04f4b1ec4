"""Two persons for what is published, and hours of publishing that can be true."""

from django.db import migrations

from frontportal.approval.schema import two_persons


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]
    operations = two_persons("news.Article", "news.Document")
