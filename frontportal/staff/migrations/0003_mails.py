"""Which mails a person does not want, and the right to approve what one wrote oneself."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations
from django.db.models import CharField

from frontportal.kit.records.schema import ModelOperations, with_columns


class Migration(migrations.Migration):
    dependencies = [("staff", "0002_roles")]
    operations = [
        migrations.AlterModelOptions("user", {
            "ordering": ["username"], "verbose_name": "người dùng", "verbose_name_plural": "người dùng",
            "permissions": [("approve_own", "Tự duyệt nội dung do mình viết")]}),
        ModelOperations(list(with_columns("staff.User", history=True,
            unwanted_mails=ArrayField(CharField(max_length=10), default=list)))),
    ]
